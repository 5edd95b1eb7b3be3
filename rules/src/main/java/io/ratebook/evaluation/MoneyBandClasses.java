package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Classes of a column of money: missing; a value in a currency that no band names; then for each currency its bands, in
 * its minor units. A band in another currency than the sale's does not match.
 */
final class MoneyBandClasses extends ColumnClasses {
    private static final int FOREIGN = 1;

    private final MoneySource source;
    private final String defaultCurrency;
    /** By currency code, where its classes begin. */
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    private final int size;

    private record Block(int first, Boundaries boundaries, CurrencyCode currency) {}

    MoneyBandClasses(Column column, Collection<Condition> conditions, MoneySource source, String defaultCurrency) {
        super(column);
        this.source = source;
        this.defaultCurrency = defaultCurrency;
        Map<String, TreeSet<Exact>> ends = new TreeMap<>();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Band band) {
                Boundaries.collect(ends(band), ends.computeIfAbsent(currency(band), unseen -> new TreeSet<>()));
            }
        }
        int next = FOREIGN + 1;
        for (Map.Entry<String, TreeSet<Exact>> entry : ends.entrySet()) {
            Boundaries boundaries = new Boundaries(entry.getValue());
            blocks.put(entry.getKey(), new Block(next, boundaries, CurrencyCode.of(entry.getKey())));
            next += boundaries.classes();
        }
        size = next;
    }

    private String currency(Condition.Band band) {
        return band.currency() == null ? defaultCurrency : band.currency();
    }

    private BandSource.Ends ends(Condition.Band band) {
        CurrencyCode currency = CurrencyCode.of(currency(band));
        return new BandSource.Ends(minor(band.from(), currency), minor(band.below(), currency));
    }

    private static @Nullable Exact minor(@Nullable BigDecimal major, CurrencyCode currency) {
        return major == null ? null : Exact.of(major.movePointRight(currency.decimals()));
    }

    @Override
    ClassSet accepts(@Nullable Condition condition) {
        if (condition == null) {
            return ClassSet.any();
        }
        if (!(condition instanceof Condition.Band band)) {
            return PresenceClasses.accepts(condition, column, size);
        }
        Block block = blocks.get(currency(band));
        if (block == null) {
            throw new IllegalStateException("no classes for " + band);
        }
        BandSource.Ends ends = ends(band);
        return ClassSet.interval(
                block.first() + block.boundaries().from(ends.from()),
                block.first() + block.boundaries().below(ends.below()));
    }

    @Override
    void declare(ClassTable.Builder table) {
        table.column(size);
    }

    @Override
    Reader reader(Facts facts) {
        @Nullable Block[] byCurrency = new Block[facts.sales.codes.size()];
        blocks.forEach((code, block) -> byCurrency[facts.sales.codes.find(code)] = block);
        byCurrency[Dictionary.ABSENT] = null;
        BandSource.Values values = source.values(facts);
        Reader single = () -> classOf(values, byCurrency[facts.sales.currency[facts.line]]);
        BandSource.OfLine ofLine = values.ofLine();
        return ofLine == null ? single : new ByLine(single, ofLine, byCurrency);
    }

    private static int classOf(BandSource.Values values, @Nullable Block block) {
        boolean whole = values.read();
        Exact exact = values.exact();
        if (!whole && exact == null) {
            return MISSING;
        }
        if (block == null) {
            return FOREIGN;
        }
        return block.first()
                + (exact == null || whole
                        ? block.boundaries().classOf(values.whole())
                        : block.boundaries().classOf(exact));
    }

    /** Reads a whole block without standing at each line; at once where all are in one currency. */
    private record ByLine(
            Reader single,
            BandSource.OfLine ofLine,
            @Nullable Block[] byCurrency) implements Reader {
        @Override
        public int read() {
            return single.read();
        }

        @Override
        public void read(Facts facts, LineBlock lines, int[] classes) {
            Sales sales = facts.sales;
            ofLine.read(sales, lines);
            long[] values = lines.numbers;
            Block common = commonBlock(sales, lines);
            if (common != null) {
                common.boundaries().classesOf(lines, classes);
                for (int i = 0; i < lines.count; i++) {
                    classes[i] = values[i] == Facts.MISSING ? MISSING : common.first() + classes[i];
                }
                return;
            }
            for (int i = 0; i < lines.count; i++) {
                Block block = byCurrency[sales.currency[lines.lines[i]]];
                long value = values[i];
                classes[i] = value == Facts.MISSING
                        ? MISSING
                        : block == null
                                ? FOREIGN
                                : block.first() + block.boundaries().classOf(value);
            }
        }

        /** The bands of the currency that all lines are in; null where they differ or no band is in it. */
        private @Nullable Block commonBlock(Sales sales, LineBlock lines) {
            int currency = lines.count == 0 ? Dictionary.ABSENT : sales.currency[lines.lines[0]];
            for (int i = 1; i < lines.count; i++) {
                if (sales.currency[lines.lines[i]] != currency) {
                    return null;
                }
            }
            return byCurrency[currency];
        }
    }

    @Override
    int classOfText(String text, Facts facts) {
        String[] parts = text.trim().split("\\s+", 2);
        Exact value = Decimals.parse(parts[0]);
        if (value == null) {
            return MISSING;
        }
        String code =
                parts.length > 1 ? parts[1] : facts.sales.currencyOf(facts.line).code();
        Block block = blocks.get(code);
        return block == null
                ? FOREIGN
                : block.first()
                        + block.boundaries()
                                .classOf(value.times(Exact.of(BigDecimal.ONE.movePointRight(
                                        block.currency().decimals()))));
    }

    @Override
    boolean isStatic() {
        return source.isStatic();
    }

    @Override
    String shown(Facts facts) {
        BandSource.Values values = source.values(facts);
        boolean whole = values.read();
        Exact exact = whole ? Exact.of(values.whole()) : values.exact();
        if (exact == null) {
            return "";
        }
        CurrencyCode currency = facts.sales.currencyOf(facts.line);
        Exact major = exact.dividedBy(Exact.of(BigDecimal.ONE.movePointRight(currency.decimals())));
        BigDecimal shown = major.shown(6);
        return shown.setScale(Math.max(shown.scale(), currency.decimals())).toPlainString() + " " + currency;
    }
}
