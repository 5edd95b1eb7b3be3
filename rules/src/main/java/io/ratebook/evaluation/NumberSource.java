package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.calendar.PeriodKind;
import io.ratebook.calendar.Spans;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers, percentages, whole numbers and days. Quantities are compared in millionths, days as instants. */
final class NumberSource extends BandSource {
    private static final Exact MILLION = Exact.of(1_000_000);

    private final Column column;
    private final ZoneId zone;

    NumberSource(Column column, ZoneId zone) {
        this.column = column;
        this.zone = zone;
    }

    @Override
    @Nullable
    Ends ends(Condition condition) {
        if (condition instanceof Condition.Days days) {
            return new Ends(day(days.from()), day(days.below()));
        }
        return condition instanceof Condition.Band band ? new Ends(unit(band.from()), unit(band.below())) : null;
    }

    private @Nullable Exact day(@Nullable LocalDate day) {
        return day == null ? null : Exact.of(CalendarPeriods.startOfDay(day, zone));
    }

    private @Nullable Exact unit(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        Exact exact = Exact.of(value);
        return column.field() == Field.QUANTITY ? exact.times(MILLION) : exact;
    }

    @Override
    Values values(Facts facts) {
        return switch (column.field()) {
            case QUANTITY -> ofLine(facts, (sales, line) -> sales.quantity[line]);
            case SALE_DATE -> ofLine(facts, (sales, line) -> sales.time[line]);
            case PAYMENT_NUMBER -> known(() -> facts.paymentNumber);
            case DAYS_SINCE_FIRST_SALE -> known(() -> days(facts.firstSaleAt, facts.time()));
            case MONTHS_SINCE_FIRST_SALE ->
                known(() -> facts.firstSaleAt == Facts.MISSING
                        ? Facts.MISSING
                        : Spans.wholeMonths(facts.firstSaleAt, facts.time()));
            case DAYS_SINCE_LAST_SALE -> known(() -> days(facts.previousOrderAt, facts.time()));
            case DAYS_SINCE_PARTNER_JOINED -> known(() -> joined(facts));
            case PARTNER_SALES_THIS_MONTH -> sales(facts, PeriodKind.MONTH, 0);
            case PARTNER_SALES_LAST_MONTH -> sales(facts, PeriodKind.MONTH, 1);
            case PARTNER_SALES_THIS_QUARTER -> sales(facts, PeriodKind.QUARTER, 0);
            case PARTNER_SALES_LAST_QUARTER -> sales(facts, PeriodKind.QUARTER, 1);
            case PARTNER_SALES_THIS_YEAR -> sales(facts, PeriodKind.YEAR, 0);
            case PARTNER_SALES_LAST_YEAR -> sales(facts, PeriodKind.YEAR, 1);
            case MARKUP ->
                new Values() {
                    @Override
                    boolean read() {
                        return foundExact(markup(facts));
                    }
                };
            case ATTRIBUTE_NUMBER -> new AttributeValues(facts, CodeSource.of(column));
            default -> throw new IllegalArgumentException("no sale has a number called " + column.title());
        };
    }

    private interface Whole {
        long get();
    }

    private static Values known(Whole value) {
        return new Values() {
            @Override
            boolean read() {
                long found = value.get();
                return found == Facts.MISSING ? missing() : found(found);
            }
        };
    }

    private static Values sales(Facts facts, PeriodKind kind, int back) {
        return known(() -> facts.metrics.sales(
                facts.partner,
                facts.sales.currency[facts.line],
                kind,
                back,
                facts.time(),
                facts.sales.order[facts.line]));
    }

    private static long days(long from, long to) {
        return from == Facts.MISSING ? Facts.MISSING : Spans.wholeDays(from, to);
    }

    private static long joined(Facts facts) {
        Long approved = facts.partner.known().approvedAtMicros();
        return approved == null ? Facts.MISSING : Spans.wholeDays(approved, facts.time());
    }

    /** (Revenue - cost) x 100 / cost. */
    private static @Nullable Exact markup(Facts facts) {
        long cost = facts.sales.cost[facts.line];
        if (cost == Sales.UNKNOWN || cost == 0) {
            return null;
        }
        Exact costs = BaseAmounts.micro(cost);
        return BaseAmounts.minor(facts.sales, facts.line, facts.sales.revenue(facts.line))
                .minus(costs)
                .times(Exact.HUNDRED)
                .dividedBy(costs);
    }

    /** An attribute that is no number counts as missing. */
    private static final class AttributeValues extends Values {
        private final Facts facts;
        private final CodeSource source;
        private final Map<String, Exact> parsed = new HashMap<>();

        AttributeValues(Facts facts, CodeSource source) {
            this.facts = facts;
            this.source = source;
        }

        @Override
        boolean read() {
            String text = source.code(facts);
            if (text == null) {
                return missing();
            }
            Exact number = parsed.get(text);
            if (number == null) {
                number = Decimals.parse(text);
                if (number != null) {
                    parsed.put(text, number);
                }
            }
            return foundExact(number);
        }
    }

    @Override
    @Nullable
    Exact parse(String text, Facts facts) {
        if (column.field() == Field.SALE_DATE) {
            return day(LocalDate.parse(text));
        }
        String plain = text.endsWith("%") ? text.substring(0, text.length() - 1).trim() : text;
        Exact number = Decimals.parse(plain);
        return number != null && column.field() == Field.QUANTITY ? number.times(MILLION) : number;
    }

    @Override
    boolean isStatic() {
        return switch (column.field()) {
            case QUANTITY, SALE_DATE, MARKUP, ATTRIBUTE_NUMBER, DAYS_SINCE_PARTNER_JOINED -> true;
            default -> false;
        };
    }

    @Override
    String shown(Facts facts) {
        Values values = values(facts);
        if (values.read()) {
            return whole(values.whole());
        }
        Exact exact = values.exact();
        return exact == null ? "" : exact.shown(6).toPlainString() + (column.field() == Field.MARKUP ? " %" : "");
    }

    private String whole(long value) {
        return switch (column.field()) {
            case QUANTITY -> Exact.ofScaled(value, 6).toString();
            case SALE_DATE -> Spans.instant(value).atZone(zone).toLocalDate().toString();
            default -> Long.toString(value);
        };
    }
}
