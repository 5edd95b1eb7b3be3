package io.ratebook.intake;

import io.ratebook.evaluation.SaleLine;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file of sales and refunds, line by line: what is wrong is reported, and the rest goes on. */
public final class SaleReader {
    private static final int PROGRESS_EVERY = 10_000;

    private SaleReader() {}

    /**
     * Reads the whole file.
     *
     * @param path CSV or NDJSON, packed with gzip or not
     * @param currency counts where a line names none; may be null
     * @param log takes everything that is wrong
     * @param progress told how many lines were read, now and then
     * @param taker takes each line that was understood
     * @return how many lines there were
     */
    public static long read(
            Path path, @Nullable String currency, ProblemLog log, LongConsumer progress, Consumer<SaleLine> taker) {
        LineFile<SaleColumn> file = new LineFile<>(path, SaleColumn.class, log);
        SaleLines lines = new SaleLines(file.name(), currency, log);
        long[] count = {0};
        file.read(raw -> {
            SaleLine line = lines.read(raw);
            if (line != null) {
                taker.accept(line);
            }
            if (++count[0] % PROGRESS_EVERY == 0) {
                progress.accept(count[0]);
            }
        });
        return count[0];
    }
}
