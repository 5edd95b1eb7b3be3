package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.oracle.History.OrderId;
import io.ratebook.oracle.Instants.Calendar;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Conditional;
import io.ratebook.policy.Field;
import io.ratebook.policy.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a row's WHEN side holds for a sale line and one of its partners. */
final class When {
    private final Program program;
    private final History history;

    When(Program program, History history) {
        this.program = program;
        this.history = history;
    }

    boolean matches(Conditional row, SaleLine line, PartnerFacts partner) {
        Condition event = row.when().get(Column.of(Field.EVENT));
        if (!eventMatches(event, line.event())) {
            return false;
        }
        for (Map.Entry<Column, Condition> cell : row.when().entrySet()) {
            if (cell.getKey().field() != Field.EVENT && !holds(cell.getKey(), cell.getValue(), line, partner)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row names the line's event, so that it may win an event other than sale and renewal. */
    static boolean names(Conditional row, String event) {
        return row.when().get(Column.of(Field.EVENT)) instanceof Condition.OneOf oneOf
                && oneOf.codes().contains(event);
    }

    static boolean isSaleOrRenewal(SaleLine line) {
        return line.event().equals(SaleLine.SALE) || line.event().equals(SaleLine.RENEWAL);
    }

    private static boolean eventMatches(@Nullable Condition condition, String event) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.codes().contains(event);
        }
        if (condition instanceof Condition.Absent) {
            return false;
        }
        boolean usual = event.equals(SaleLine.SALE) || event.equals(SaleLine.RENEWAL);
        if (condition instanceof Condition.NoneOf noneOf) {
            return usual && !noneOf.codes().contains(event);
        }
        return usual;
    }

    private boolean holds(Column column, Condition condition, SaleLine line, PartnerFacts partner) {
        FieldType type = column.field().type();
        if (type == FieldType.CODE || type == FieldType.CODES) {
            return codesHold(condition, codes(column, line, partner));
        }
        if (condition instanceof Condition.Days days) {
            LocalDate day =
                    Instants.day(line.occurredAtMicros(), program.of(line).zone());
            return (days.from() == null || !day.isBefore(days.from()))
                    && (days.below() == null || day.isBefore(days.below()));
        }
        if (type == FieldType.DATE) {
            return condition instanceof Condition.Present;
        }
        Frac value = number(column, line, partner);
        if (condition instanceof Condition.Band band) {
            boolean otherCurrency = type == FieldType.MONEY
                    && !program.of(line).currencyOf(band.currency()).equals(line.currency());
            return value != null && !otherCurrency && inside(value, band.from(), band.below());
        }
        return condition instanceof Condition.Present ? value != null : value == null;
    }

    static boolean inside(Frac value, @Nullable BigDecimal from, @Nullable BigDecimal below) {
        return (from == null || value.compareTo(Frac.of(from)) >= 0)
                && (below == null || value.compareTo(Frac.of(below)) < 0);
    }

    private static boolean codesHold(Condition condition, Collection<String> values) {
        if (condition instanceof Condition.OneOf oneOf) {
            return values.stream().anyMatch(oneOf.codes()::contains);
        }
        if (condition instanceof Condition.NoneOf noneOf) {
            return !values.isEmpty() && values.stream().noneMatch(noneOf.codes()::contains);
        }
        return condition instanceof Condition.Present ? !values.isEmpty() : values.isEmpty();
    }

    private static Collection<String> groups(PartnerFacts partner, long at) {
        Set<String> groups = new HashSet<>(partner.groups());
        partner.datedGroups().stream()
                .filter(dated -> at >= dated.fromMicros() && at < dated.untilMicros())
                .forEach(dated -> groups.add(dated.group()));
        return groups;
    }

    private Collection<String> codes(Column column, SaleLine line, PartnerFacts partner) {
        return switch (column.field()) {
            case PARTNER -> List.of(partner.code());
            case GROUP -> groups(partner, line.occurredAtMicros());
            case LEVEL -> optional(partner.levelAt(line.occurredAtMicros()));
            case PARTNER_COUNTRY -> optional(partner.country());
            case PARTNER_TAG -> partner.tags();
            case PRODUCT -> optional(line.product());
            case CATEGORY -> optional(line.category());
            case CHANNEL -> optional(line.channel());
            case COUPON -> optional(line.coupon());
            case CURRENCY -> optional(line.currency());
            case COUNTRY -> optional(line.country());
            case CUSTOMER -> optional(customer(line));
            case ATTRIBUTE -> optional(attribute(column.name(), line, partner));
            default -> throw new IllegalArgumentException("no code is known as " + column);
        };
    }

    private static List<String> optional(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    static @Nullable String attribute(String name, SaleLine line, PartnerFacts partner) {
        String ofSale = line.attributes().get(name);
        return ofSale != null ? ofSale : partner.attributes().get(name);
    }

    private @Nullable String customer(SaleLine line) {
        if (line.customer() == null) {
            return null;
        }
        Frac days = daysSinceLastSale(line);
        if (days == null) {
            return "new";
        }
        int needed = program.of(line).policy().settings().reactivatedAfterDays();
        return days.compareTo(Frac.of(needed)) >= 0 ? "reactivated" : "returning";
    }

    private @Nullable Frac number(Column column, SaleLine line, PartnerFacts partner) {
        Field field = column.field();
        if (field.name().startsWith("PARTNER_REVENUE_") || field.name().startsWith("PARTNER_SALES_")) {
            return partnerMetric(field, line, partner.code());
        }
        return switch (field) {
            case PAYMENT_NUMBER -> paymentNumber(line, partner.code());
            case DAYS_SINCE_FIRST_SALE -> sinceFirstSale(line, false);
            case MONTHS_SINCE_FIRST_SALE -> sinceFirstSale(line, true);
            case DAYS_SINCE_LAST_SALE -> daysSinceLastSale(line);
            case DAYS_SINCE_PARTNER_JOINED ->
                partner.approvedAtMicros() == null
                        ? null
                        : Frac.of(Instants.daysBetween(partner.approvedAtMicros(), line.occurredAtMicros()));
            case AMOUNT -> SaleAmounts.revenue(line);
            case BASE ->
                SaleAmounts.base(column.name(), line, program.of(line).policy().bases(), component -> {
                    throw new IllegalArgumentException("a condition cannot look at component: " + component);
                });
            case ORDER_AMOUNT -> orderAmount(line);
            case QUANTITY -> line.quantity() == null ? null : Frac.of(line.quantity());
            case UNIT_PRICE ->
                line.quantity() == null || line.quantity().signum() == 0
                        ? null
                        : Frac.of(line.amount()).dividedBy(Frac.of(line.quantity()));
            case MARKUP -> markup(line);
            case ATTRIBUTE_NUMBER -> decimal(attribute(column.name(), line, partner));
            default -> throw new IllegalArgumentException("no number is known as " + column);
        };
    }

    static @Nullable Frac decimal(@Nullable String text) {
        try {
            return text == null ? null : Frac.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable Frac markup(SaleLine line) {
        if (line.cost() == null || line.cost().signum() == 0) {
            return null;
        }
        Frac cost = Frac.of(line.cost());
        return SaleAmounts.revenue(line).minus(cost).times(Frac.HUNDRED).dividedBy(cost);
    }

    /** n for the n-th order of this customer credited to this partner; null without a customer. */
    @Nullable
    Frac paymentNumber(SaleLine line, String partner) {
        if (line.customer() == null) {
            return null;
        }
        return Frac.of(history.ordersOfCustomer(line, partner).indexOf(History.orderOf(line)) + 1L);
    }

    private @Nullable Frac sinceFirstSale(SaleLine line, boolean months) {
        for (SaleLine other : history.lines) {
            if (History.sameCustomer(other, line)) {
                long from = other.occurredAtMicros();
                long to = line.occurredAtMicros();
                return Frac.of(months ? Instants.monthsBetween(from, to) : Instants.daysBetween(from, to));
            }
        }
        return null;
    }

    private @Nullable Frac daysSinceLastSale(SaleLine line) {
        if (line.customer() == null) {
            return null;
        }
        List<OrderId> orders = history.ordersOfCustomer(line);
        int own = orders.indexOf(History.orderOf(line));
        if (own == 0) {
            return null;
        }
        long previous = history.firstOf(orders.get(own - 1)).occurredAtMicros();
        return Frac.of(Instants.daysBetween(previous, line.occurredAtMicros()));
    }

    private Frac orderAmount(SaleLine line) {
        Frac sum = Frac.ZERO;
        for (SaleLine other : history.linesOf(History.orderOf(line))) {
            if (other.currency().equals(line.currency())) {
                sum = sum.plus(SaleAmounts.revenue(other));
            }
        }
        return sum;
    }

    private Frac partnerMetric(Field field, SaleLine line, String partner) {
        Calendar calendar = field.name().endsWith("MONTH")
                ? Calendar.MONTH
                : field.name().endsWith("QUARTER") ? Calendar.QUARTER : Calendar.YEAR;
        long period = calendar.of(line.occurredAtMicros(), program.of(line).zone());
        long wanted = field.name().contains("_LAST_") ? period - 1 : period;
        return field.name().startsWith("PARTNER_REVENUE_")
                ? partnerRevenue(line, partner, calendar, wanted)
                : partnerSales(line, partner, calendar, wanted);
    }

    private Frac partnerRevenue(SaleLine line, String partner, Calendar calendar, long wanted) {
        Frac sum = Frac.ZERO;
        for (SaleLine other : history.lines) {
            Frac credit = History.before(other, line) ? History.creditOf(other, partner) : null;
            if (credit != null
                    && other.currency().equals(line.currency())
                    && calendar.of(other.occurredAtMicros(), program.of(line).zone()) == wanted) {
                sum = sum.plus(SaleAmounts.revenue(other).times(credit));
            }
        }
        return sum;
    }

    /** Other orders that have an earlier line of this partner and currency; an order stands at its first line. */
    private Frac partnerSales(SaleLine line, String partner, Calendar calendar, long wanted) {
        Map<OrderId, SaleLine> firsts = new LinkedHashMap<>();
        for (SaleLine other : history.lines) {
            if (History.before(other, line)
                    && History.creditOf(other, partner) != null
                    && other.currency().equals(line.currency())) {
                OrderId order = History.orderOf(other);
                firsts.put(order, history.firstOf(order));
            }
        }
        firsts.remove(History.orderOf(line));
        return Frac.of(firsts.values().stream()
                .filter(first ->
                        calendar.of(first.occurredAtMicros(), program.of(line).zone()) == wanted)
                .count());
    }
}
