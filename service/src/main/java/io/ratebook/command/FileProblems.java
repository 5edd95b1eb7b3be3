package io.ratebook.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.ratebook.intake.LineProblem;
import io.ratebook.intake.ProblemLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Shows what is wrong with files, the first thousand of it on standard error, all of it in a file if one was named. */
final class FileProblems implements AutoCloseable {
    static final int SHOWN_MAX = 1_000;

    private final PrintWriter err;
    private final Progress progress;
    private final @Nullable Path file;
    private final ProblemLog log = new ProblemLog(this::take);
    private @Nullable CsvWriter writer;

    FileProblems(PrintWriter err, Progress progress, @Nullable Path file) {
        this.err = err;
        this.progress = progress;
        this.file = file;
    }

    ProblemLog log() {
        return log;
    }

    private void take(LineProblem problem) {
        if (log.count() == 1) {
            progress.clear();
        }
        if (log.count() <= SHOWN_MAX) {
            err.println(problem.text());
        }
        if (file != null) {
            write(file, problem);
        }
    }

    private void write(Path target, LineProblem problem) {
        try {
            if (writer == null) {
                writer = CsvWriter.builder().build(target);
                writer.writeRecord("file", "line", "column", "found", "expected");
            }
            String line = problem.line() == 0 ? "" : Integer.toString(problem.line());
            writer.writeRecord(problem.file(), line, problem.column(), problem.found(), problem.expected());
        } catch (IOException | UncheckedIOException unwritable) {
            throw new StopException(ExitCode.UNUSABLE, "cannot write " + target + ": " + unwritable.getMessage());
        }
    }

    /** Ends the command if there was a problem. */
    void stopIfAny() {
        close();
        if (log.count() == 0) {
            return;
        }
        if (log.count() > SHOWN_MAX) {
            err.printf(
                    "... and %,d more%s%n",
                    log.count() - SHOWN_MAX, file == null ? "; --problems FILE writes all" : "");
        }
        throw new StopException(
                ExitCode.UNUSABLE,
                "%,d %s; nothing was evaluated%s"
                        .formatted(
                                log.count(),
                                log.count() == 1 ? "problem" : "problems",
                                file == null ? "" : "; all of them stand in " + file));
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } catch (IOException unwritable) {
            throw new StopException(ExitCode.UNUSABLE, "cannot write " + file + ": " + unwritable.getMessage());
        }
    }
}
