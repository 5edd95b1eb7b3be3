package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.policy.Column;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Where the text of a column is found: in the sale line, in its partner, in an attribute of either, or in history. */
abstract class CodeSource {
    private static final int UNREAD = -1;

    /** The text for the line and partner that the facts stand at, or null. */
    abstract @Nullable String code(Facts facts);

    /** Reads classes; a missing text is class 0, and the class of a text is asked for once a batch where that pays. */
    ColumnClasses.Reader reader(Facts facts, ToIntFunction<String> classOf) {
        return () -> {
            String code = code(facts);
            return code == null ? ColumnClasses.MISSING : classOf.applyAsInt(code);
        };
    }

    static CodeSource of(Column column) {
        return switch (column.field()) {
            case EVENT -> new OfSale(sales -> sales.event);
            case PRODUCT -> new OfSale(sales -> sales.product);
            case CATEGORY -> new OfSale(sales -> sales.category);
            case CHANNEL -> new OfSale(sales -> sales.channel);
            case COUPON -> new OfSale(sales -> sales.coupon);
            case CURRENCY -> new OfSale(sales -> sales.currency);
            case COUNTRY -> new OfSale(sales -> sales.country);
            case PARTNER -> new OfPartner((partner, micros) -> partner.code());
            case PARTNER_COUNTRY -> new OfPartner((partner, micros) -> partner.country());
            case LEVEL -> new OfLevel();
            case CUSTOMER -> new OfCustomer();
            case ATTRIBUTE, ATTRIBUTE_NUMBER -> new OfAttribute(column.name());
            default -> throw new IllegalArgumentException("no sale has a " + column.title());
        };
    }

    /** The classes of dictionary numbers, each found when first asked for. */
    private static int[] unread(Facts facts) {
        int[] classes = new int[facts.sales.codes.size()];
        Arrays.fill(classes, UNREAD);
        classes[Dictionary.ABSENT] = ColumnClasses.MISSING;
        return classes;
    }

    private static final class OfSale extends CodeSource {
        private final Function<Sales, int[]> values;

        OfSale(Function<Sales, int[]> values) {
            this.values = values;
        }

        @Override
        @Nullable
        String code(Facts facts) {
            return facts.sales.codes.textOf(values.apply(facts.sales)[facts.line]);
        }

        @Override
        ColumnClasses.Reader reader(Facts facts, ToIntFunction<String> classOf) {
            return new BySale(facts, values.apply(facts.sales), classOf);
        }
    }

    /** Remembers the class of a dictionary number. */
    private static final class BySale implements ColumnClasses.Reader {
        private final Facts facts;
        private final int[] numbers;
        private final int[] classOfNumber;
        private final ToIntFunction<String> classOf;

        BySale(Facts facts, int[] numbers, ToIntFunction<String> classOf) {
            this.facts = facts;
            this.numbers = numbers;
            this.classOfNumber = unread(facts);
            this.classOf = classOf;
        }

        @Override
        public int read() {
            return classOf(numbers[facts.line]);
        }

        @Override
        public void read(Facts unused, LineBlock block, int[] classes) {
            int[] lines = block.lines;
            int[] known = classOfNumber;
            for (int i = 0; i < block.count; i++) {
                int number = numbers[lines[i]];
                int found = known[number];
                classes[i] = found == UNREAD ? learn(number) : found;
            }
        }

        private int classOf(int number) {
            int known = classOfNumber[number];
            return known == UNREAD ? learn(number) : known;
        }

        private int learn(int number) {
            classOfNumber[number] = classOf.applyAsInt(facts.sales.codes.required(number));
            return classOfNumber[number];
        }
    }

    private interface PartnerText {
        @Nullable
        String of(PartnerFacts partner, long micros);
    }

    /** Of the partner; read once a partner where it does not change over time. */
    private static class OfPartner extends CodeSource {
        private final PartnerText text;

        OfPartner(PartnerText text) {
            this.text = text;
        }

        @Override
        @Nullable
        String code(Facts facts) {
            return text.of(facts.partner.known(), facts.time());
        }

        @Override
        ColumnClasses.Reader reader(Facts facts, ToIntFunction<String> classOf) {
            return new ByPartner(facts, super.reader(facts, classOf), this::staysFor);
        }

        /** Whether the text of that partner never changes. */
        boolean staysFor(PartnerFacts partner) {
            return true;
        }
    }

    /** Remembers the class of a partner for whom it stays the same over time. */
    private static final class ByPartner implements ColumnClasses.Reader {
        private final Facts facts;
        private final ColumnClasses.Reader direct;
        private final Predicate<PartnerFacts> staysFor;
        private int[] classes = new int[0];

        ByPartner(Facts facts, ColumnClasses.Reader direct, Predicate<PartnerFacts> staysFor) {
            this.facts = facts;
            this.direct = direct;
            this.staysFor = staysFor;
        }

        @Override
        public int read() {
            int index = facts.partner.index();
            return index < classes.length && classes[index] >= 0 ? classes[index] : learn(index);
        }

        @Override
        public void read(Facts standing, LineBlock block, int[] found) {
            for (int i = 0; i < block.count; i++) {
                int index = block.partners[i];
                if (index < classes.length && classes[index] >= 0) {
                    found[i] = classes[index];
                } else {
                    standing.line = block.lines[i];
                    standing.partner = block.partner(i);
                    found[i] = learn(index);
                }
            }
        }

        private int learn(int index) {
            if (index >= classes.length) {
                int known = classes.length;
                classes = Arrays.copyOf(classes, index * 2 + 16);
                Arrays.fill(classes, known, classes.length, UNREAD);
            }
            int found = direct.read();
            if (staysFor.test(facts.partner.known())) {
                classes[index] = found;
            }
            return found;
        }
    }

    private static final class OfLevel extends OfPartner {
        OfLevel() {
            super(PartnerFacts::levelAt);
        }

        @Override
        boolean staysFor(PartnerFacts partner) {
            return partner.levels().isEmpty()
                    || (partner.levels().size() == 1 && partner.levels().get(0).fromMicros() == Long.MIN_VALUE);
        }
    }

    /** New, returning, reactivated. */
    private static final class OfCustomer extends CodeSource {
        @Override
        @Nullable
        String code(Facts facts) {
            if (!facts.hasCustomer()) {
                return null;
            }
            if (facts.previousOrderAt == Facts.MISSING) {
                return "new";
            }
            return Spans.wholeDays(facts.previousOrderAt, facts.time()) >= facts.reactivatedAfterDays
                    ? "reactivated"
                    : "returning";
        }
    }

    /** Of the sale, what DRL set included, then of the partner. */
    private static final class OfAttribute extends CodeSource {
        private final String name;

        OfAttribute(String name) {
            this.name = name;
        }

        @Override
        @Nullable
        String code(Facts facts) {
            String given = facts.given.get(name);
            if (given != null) {
                return given;
            }
            int[] values = facts.sales.attributes.get(name);
            String ofSale = values == null ? null : facts.sales.codes.textOf(values[facts.line]);
            return ofSale == null ? facts.partner.known().attributes().get(name) : ofSale;
        }
    }
}
