package io.ratebook.preview;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What sales earn as they stand and under the version, less what their refunds take back: a row for each sale, partner and
 * currency, those of a sale beside each other; and one for each amount that rules add at a period's end. By column, so that
 * half a million rows take 30 MB and are gone through in milliseconds. Immutable.
 */
final class Rows {
    /** The sale earns something, if only zero, as it stands. */
    static final int MATCHES_BEFORE = 1;
    /** The same under the version. */
    static final int MATCHES_AFTER = 2;
    /** Not of the range: it earns otherwise only because sales of the range do. */
    static final int OUTSIDE = 4;
    /** Added by a rule at a period's end; the sale is the index of its key among the texts. */
    static final int ADJUSTMENT = 8;

    private static final int FORMAT = 1;

    final int size;
    final List<String> texts;
    final long[] sale;
    /** Microseconds since 1970. */
    final long[] occurredAt;
    /** Index among the texts, as that of currency, category and level. */
    final int[] partner;

    final int[] currency;
    final int[] category;
    final int[] level;
    /** Months since the year 0, in the program's zone. */
    final int[] month;
    /** Signed minor units. */
    final long[] before;

    final long[] after;
    final int[] marks;

    Rows(int size, List<String> texts) {
        this.size = size;
        this.texts = texts;
        sale = new long[size];
        occurredAt = new long[size];
        partner = new int[size];
        currency = new int[size];
        category = new int[size];
        level = new int[size];
        month = new int[size];
        before = new long[size];
        after = new long[size];
        marks = new int[size];
    }

    /** What the sale would earn more, negative if less. */
    long difference(int row) {
        return Math.subtractExact(after[row], before[row]);
    }

    boolean is(int row, int mark) {
        return (marks[row] & mark) != 0;
    }

    /** Whether it earns otherwise: another amount, or something where there was nothing, if only zero. */
    boolean isTouched(int row) {
        return before[row] != after[row] || is(row, MATCHES_BEFORE) != is(row, MATCHES_AFTER);
    }

    /** Whether a row is of the same sale as the one before it. */
    boolean goesOn(int row) {
        return row > 0 && sale[row] == sale[row - 1] && is(row, ADJUSTMENT) == is(row - 1, ADJUSTMENT);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
        out.writeInt(size);
        for (long[] column : longs()) {
            for (long value : column) {
                out.writeLong(value);
            }
        }
        for (int[] column : ints()) {
            for (int value : column) {
                out.writeInt(value);
            }
        }
    }

    static Rows read(DataInputStream in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("a preview of format " + format + ", expected " + FORMAT);
        }
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        Rows rows = new Rows(in.readInt(), texts);
        for (long[] column : rows.longs()) {
            for (int row = 0; row < rows.size; row++) {
                column[row] = in.readLong();
            }
        }
        for (int[] column : rows.ints()) {
            for (int row = 0; row < rows.size; row++) {
                column[row] = in.readInt();
            }
        }
        return rows;
    }

    private List<long[]> longs() {
        return List.of(sale, occurredAt, before, after);
    }

    private List<int[]> ints() {
        return List.of(partner, currency, category, level, month, marks);
    }
}
