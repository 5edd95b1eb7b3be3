package io.ratebook.command;

import io.ratebook.evaluation.drools.DrlSets;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.check.PolicyChecks;
import io.ratebook.policy.check.StoryRunner;
import io.ratebook.policy.sheet.ProblemMarker;
import io.ratebook.policy.sheet.ReadPolicy;
import io.ratebook.policy.sheet.UnmarkableFileException;
import io.ratebook.policy.sheet.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it stands in a workbook, with everything that is wrong with it.
 *
 * @param path where it was read
 * @param policy null if the file is no workbook at all
 * @param problems errors and warnings of reading and checking
 */
record PolicyFile(Path path, @Nullable Policy policy, List<Problem> problems) {
    /** Reads and checks a workbook, and runs its tests; stops the command if there is no such file. */
    static PolicyFile read(Path path) {
        byte[] bytes = bytes(path);
        ReadPolicy read = WorkbookReader.read(bytes);
        List<Problem> problems = new ArrayList<>(read.problems());
        Policy policy = read.policy();
        if (policy != null) {
            problems.addAll(PolicyChecks.check(
                    policy, read.layout(), KnownCodes.none(), DrlSets.shipped().names()::contains));
            if (problems.stream().noneMatch(Problem::isError)) {
                problems.addAll(StoryRunner.run(policy, read.layout()));
            }
        }
        return new PolicyFile(path, policy, problems);
    }

    /** A policy without errors; otherwise prints them and stops the command. */
    static Policy usable(Path path, PrintWriter err) {
        PolicyFile file = read(path);
        Policy policy = file.policy();
        if (policy != null && file.errors() == 0) {
            return policy;
        }
        file.print(err, true);
        throw new StopException(
                file.exitCode(), "%s has %s; nothing was done".formatted(path, counted(file.errors(), "error")));
    }

    /** Writes a copy with a note at every cell in question; the workbook itself stays as it is. */
    void mark(Path target) {
        try {
            byte[] marked = ProblemMarker.mark(bytes(path), problems);
            Output.write(target, out -> out.write(marked));
        } catch (UnmarkableFileException unmarkable) {
            throw new StopException(ExitCode.UNUSABLE, path + ": " + unmarkable.getMessage());
        }
    }

    /** Of a command whose question is whether the policy can be used. */
    int exitCode() {
        if (policy == null) {
            return ExitCode.UNUSABLE;
        }
        return errors() == 0 ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
    }

    /** All bytes, or one more than any workbook may have: enough to be refused for. */
    private static byte[] bytes(Path path) {
        if (Files.isDirectory(path)) {
            throw new StopException(ExitCode.UNUSABLE, path + " is a folder: expected a workbook (.xlsx)");
        }
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(WorkbookReader.FILE_BYTES_MAX + 1);
        } catch (IOException unreadable) {
            String why = Files.exists(path) ? "cannot be read: " + unreadable.getMessage() : "does not exist";
            throw new StopException(ExitCode.UNUSABLE, path + " " + why);
        }
    }

    long errors() {
        return problems.stream().filter(Problem::isError).count();
    }

    long warnings() {
        return problems.size() - errors();
    }

    /** One problem a line, errors first. */
    void print(PrintWriter writer, boolean errorsOnly) {
        problems.stream().filter(Problem::isError).map(Problem::text).forEach(writer::println);
        if (!errorsOnly) {
            problems.stream()
                    .filter(problem -> !problem.isError())
                    .map(Problem::text)
                    .forEach(writer::println);
        }
    }

    /** For example {@code 1 error}, {@code 12 errors}. */
    static String counted(long count, String one) {
        return "%,d %s%s".formatted(count, one, count == 1 ? "" : "s");
    }
}
