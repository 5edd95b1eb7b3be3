package io.ratebook.preview;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.settlement.StoredSales;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What lines earn and when it is payable, as a number for each, so that two evaluations of half a million lines need not be in
 * memory together to tell which lines differ; and what rules add at period ends, by key.
 */
final class LineMarks {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] marks;
    private final Map<String, ResultLine> additions = new HashMap<>();

    LineMarks(StoredSales stored, Evaluation evaluation) {
        marks = new long[stored.sales().size()];
        evaluation.forLines(IntStream.range(0, marks.length).toArray(), line -> {
            if (line.kind() == Kind.COMMISSION || line.kind() == Kind.REVERSAL) {
                marks[line.line()] = mixed(marks[line.line()], line);
            }
        });
        evaluation.forEachAdjustment(line -> {
            if (line.kind() == Kind.ADJUSTMENT) {
                additions.put(line.reference(), line);
            }
        });
    }

    private static long mixed(long mark, ResultLine line) {
        long mixed = mixed(mark, line.partner().hashCode());
        mixed = mixed(mixed, line.component().hashCode());
        mixed = mixed(mixed, line.currency().code().hashCode());
        mixed = mixed(mixed, line.amountMinor());
        mixed = mixed(mixed, Objects.hashCode(line.payableFromMicros()));
        return mixed(mixed, line.approval() == null ? -1 : line.approval().ordinal());
    }

    private static long mixed(long mark, long value) {
        long mixed = (mark ^ value) * FACTOR;
        return mixed ^ mixed >>> 29;
    }

    /** Lines that earn otherwise by the other, in order. */
    int[] differing(LineMarks other) {
        return IntStream.range(0, marks.length)
                .filter(line -> marks[line] != other.marks[line])
                .toArray();
    }

    /** By key. */
    Map<String, ResultLine> additions() {
        return additions;
    }
}
