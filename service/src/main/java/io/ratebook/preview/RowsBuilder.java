package io.ratebook.preview;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.evaluation.Sales;
import io.ratebook.settlement.StoredSales;
import io.ratebook.web.Times;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** COMPARE: takes what all sales earn as they stand, then under the version, and puts both beside each other. */
final class RowsBuilder {
    /** Stands where a sale names no category, or a partner has no level. */
    static final String NONE = "(none)";

    static final String PERIOD_END = "(period end)";
    private static final int MONTHS_A_YEAR = 12;
    private static final int NOTHING = -1;

    private final StoredSales stored;
    private final Sales sales;
    private final Range range;
    private final Texts texts = new Texts();

    /** By line of a sale, its first amount, or {@link #NOTHING}. */
    private final int[] first;

    private final byte[] matches;
    private int size;
    private int[] next = new int[1024];
    private int[] partner = new int[1024];
    private int[] currency = new int[1024];
    private long[] before = new long[1024];
    private long[] after = new long[1024];
    private final Map<Addition, long[]> additions = new LinkedHashMap<>();

    /**
     * Which sales are compared.
     *
     * @param from microseconds since 1970, included
     * @param until not included
     * @param zone the program's, in which months are counted
     */
    record Range(long from, long until, ZoneId zone) {
        boolean holds(long micros) {
            return from <= micros && micros < until;
        }

        int month(long micros) {
            ZonedDateTime time = Times.instant(micros).atZone(zone);
            return time.getYear() * MONTHS_A_YEAR + time.getMonthValue() - 1;
        }
    }

    /** What a rule adds at a period's end. */
    private record Addition(String key, String partner, String currency, long end) {}

    RowsBuilder(StoredSales stored, Range range) {
        this.stored = stored;
        this.sales = stored.sales();
        this.range = range;
        this.first = new int[sales.size()];
        this.matches = new byte[sales.size()];
        Arrays.fill(first, NOTHING);
    }

    void before(Evaluation evaluation) {
        evaluation.forEachAmount((line, sale, who, money, minor) -> {
            int at = amount(sale, texts.number(who), texts.number(money.code()));
            before[at] = Math.addExact(before[at], minor);
            matches[sale] |= Rows.MATCHES_BEFORE;
        });
        evaluation.forEachAdjustment(line -> add(line, 0));
    }

    void after(Evaluation evaluation) {
        evaluation.forEachAmount((line, sale, who, money, minor) -> {
            int at = amount(sale, texts.number(who), texts.number(money.code()));
            after[at] = Math.addExact(after[at], minor);
            matches[sale] |= Rows.MATCHES_AFTER;
        });
        evaluation.forEachAdjustment(line -> add(line, 1));
    }

    private void add(ResultLine line, int side) {
        if (line.kind() == Kind.ADJUSTMENT) {
            Addition addition = new Addition(
                    line.reference(), line.partner(), line.currency().code(), line.occurredAtMicros());
            long[] sides = additions.computeIfAbsent(addition, unseen -> new long[2]);
            sides[side] = Math.addExact(sides[side], line.amountMinor());
        }
    }

    private int amount(int sale, int who, int money) {
        for (int at = first[sale]; at != NOTHING; at = next[at]) {
            if (partner[at] == who && currency[at] == money) {
                return at;
            }
        }
        if (size == next.length) {
            grow();
        }
        partner[size] = who;
        currency[size] = money;
        next[size] = first[sale];
        first[sale] = size;
        return size++;
    }

    private void grow() {
        int more = size + (size >> 1);
        next = Arrays.copyOf(next, more);
        partner = Arrays.copyOf(partner, more);
        currency = Arrays.copyOf(currency, more);
        before = Arrays.copyOf(before, more);
        after = Arrays.copyOf(after, more);
    }

    /** Sales and refunds of the range. */
    int[] counts() {
        int[] counts = new int[2];
        for (int line = 0; line < sales.size(); line++) {
            if (range.holds(sales.occurredAtMicros(line))) {
                counts[sales.isRefund(line) ? 1 : 0]++;
            }
        }
        return counts;
    }

    /** What both said; of sales outside of the range only what differs. */
    Rows build() {
        additions.entrySet().removeIf(addition -> !keeps(addition.getKey(), addition.getValue()));
        int kept = additions.size();
        for (int line = 0; line < first.length; line++) {
            for (int at = first[line]; at != NOTHING; at = next[at]) {
                kept += keeps(line, at) ? 1 : 0;
            }
        }
        Rows rows = new Rows(kept, texts.all());
        int row = 0;
        for (int line = 0; line < first.length; line++) {
            for (int at = first[line]; at != NOTHING; at = next[at]) {
                if (keeps(line, at)) {
                    put(rows, row++, line, at);
                }
            }
        }
        for (Map.Entry<Addition, long[]> addition : additions.entrySet()) {
            put(rows, row++, addition.getKey(), addition.getValue());
        }
        return rows;
    }

    private boolean keeps(int line, int at) {
        return range.holds(sales.occurredAtMicros(line)) || before[at] != after[at];
    }

    /** A period ends with the instant before the next begins. */
    private boolean keeps(Addition addition, long... sides) {
        return range.holds(addition.end() - 1) || sides[0] != sides[1];
    }

    private void put(Rows rows, int row, int line, int at) {
        long time = sales.occurredAtMicros(line);
        String category = sales.category(line);
        rows.sale[row] = stored.id(line);
        rows.partner[row] = partner[at];
        rows.currency[row] = currency[at];
        rows.category[row] = texts.number(category == null ? NONE : category);
        rows.before[row] = before[at];
        rows.after[row] = after[at];
        rows.marks[row] = matches[line];
        place(rows, row, time);
    }

    private void put(Rows rows, int row, Addition addition, long... sides) {
        rows.sale[row] = texts.number(addition.key());
        rows.partner[row] = texts.number(addition.partner());
        rows.currency[row] = texts.number(addition.currency());
        rows.category[row] = texts.number(PERIOD_END);
        rows.before[row] = sides[0];
        rows.after[row] = sides[1];
        rows.marks[row] =
                Rows.ADJUSTMENT | (sides[0] == 0 ? 0 : Rows.MATCHES_BEFORE) | (sides[1] == 0 ? 0 : Rows.MATCHES_AFTER);
        place(rows, row, addition.end() - 1);
    }

    /** When it was, and what follows from that. */
    private void place(Rows rows, int row, long time) {
        PartnerFacts who = stored.partners().find(texts.all().get(rows.partner[row]));
        String level = who == null ? null : who.levelAt(time);
        rows.occurredAt[row] = time;
        rows.month[row] = range.month(time);
        rows.level[row] = texts.number(level == null ? NONE : level);
        rows.marks[row] |= range.holds(time) ? 0 : Rows.OUTSIDE;
    }
}
