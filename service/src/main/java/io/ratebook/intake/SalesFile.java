package io.ratebook.intake;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.Sales;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file of sales and refunds. */
public final class SalesFile {
    private static final int PROGRESS_EVERY = 10_000;

    private final LineFile<SaleColumn> file;
    private final SaleLines lines;
    private final ProblemLog log;
    private final LongConsumer progress;
    private final Sales.Builder sales = Sales.builder();
    private long taken;
    private long repeated;

    private SalesFile(Path path, @Nullable String policyCurrency, ProblemLog log, LongConsumer progress) {
        this.file = new LineFile<>(path, SaleColumn.class, log);
        this.lines = new SaleLines(file.name(), policyCurrency, log);
        this.log = log;
        this.progress = progress;
    }

    /**
     * What a file holds.
     *
     * @param sales every line that was understood; to be used only if no problem was reported
     * @param lines how many sales and refunds
     * @param repeated how many lines said word for word what an earlier one had said, and count once
     */
    public record Content(Sales sales, long lines, long repeated) {}

    /**
     * Reads the whole file, line by line.
     *
     * @param policyCurrency counts where a line names none; may be null
     * @param log takes everything that is wrong with the file
     * @param progress told how many lines were read, now and then
     */
    public static Content read(Path path, @Nullable String policyCurrency, ProblemLog log, LongConsumer progress) {
        SalesFile reading = new SalesFile(path, policyCurrency, log, progress);
        reading.file.read(reading::take);
        return new Content(reading.sales.build(), reading.taken, reading.repeated);
    }

    private void take(RawLine<SaleColumn> raw) {
        SaleLine line = lines.read(raw);
        if (line != null) {
            add(line);
        }
        if (++taken % PROGRESS_EVERY == 0) {
            progress.accept(taken);
        }
    }

    private void add(SaleLine line) {
        try {
            if (!sales.add(line)) {
                repeated++;
            }
        } catch (IllegalArgumentException used) {
            log.report(new LineProblem(
                    file.name(),
                    line.lineNumber(),
                    SaleColumn.REFERENCE.title(),
                    line.reference(),
                    "a reference that no other content has: " + used.getMessage()));
        }
    }
}
