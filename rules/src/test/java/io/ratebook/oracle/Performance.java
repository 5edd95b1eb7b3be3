package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.oracle.History.OrderId;
import io.ratebook.oracle.Instants.Calendar;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Metric;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A scheme's metric as one sale line of one partner meets it: from where to where the line reaches. */
final class Performance {
    private final World world;
    private final TierScheme scheme;
    private final SaleLine sale;
    private final PartnerFacts partner;

    Performance(World world, TierScheme scheme, SaleLine sale, PartnerFacts partner) {
        this.world = world;
        this.scheme = scheme;
        this.sale = sale;
        this.partner = partner;
    }

    /** Where the line's own part of the metric begins; in all modes but marginal the value that decides. */
    Frac from() {
        Frac fixed = partnersOwn();
        if (fixed != null) {
            return fixed;
        }
        return switch (scheme.mode()) {
            case LAGGED -> total(laggedPeriod());
            case WHOLE -> total(ownPeriod());
            case FORWARD -> scheme.metric().counts() ? rank(0) : earlier();
            case MARGINAL -> scheme.metric().counts() ? rank(1) : isOneWhole() ? Frac.ZERO : earlier();
        };
    }

    /** Where it ends; counted things stand at one number. */
    Frac to() {
        Frac from = from();
        boolean wide = scheme.mode() == Mode.MARGINAL && !scheme.metric().counts() && partnersOwn() == null;
        if (!wide) {
            return from;
        }
        return isOneWhole() ? total(0) : from.plus(gross(sale));
    }

    /** The bands apply to the whole line or order at once; each line has the same part of it in each band. */
    private boolean isOneWhole() {
        return scheme.period() == Period.LINE || scheme.period() == Period.ORDER;
    }

    /** What the metric is a percentage of; zero where there is none. */
    Frac against() {
        if (scheme.against() == Against.NOTHING) {
            return Frac.ZERO;
        }
        if (scheme.against() == Against.ATTRIBUTE) {
            Frac value = When.decimal(partner.attributes().get(scheme.againstAttribute()));
            return value == null ? Frac.ZERO : value;
        }
        long period = scheme.mode() == Mode.LAGGED ? laggedPeriod() : ownPeriod();
        return total(period - (scheme.against() == Against.LAST_PERIOD ? 1 : calendar().perYear));
    }

    private @Nullable Frac partnersOwn() {
        return scheme.metric() == Metric.ATTRIBUTE
                ? When.decimal(partner.attributes().get(scheme.attribute()))
                : null;
    }

    private Calendar calendar() {
        return Calendar.valueOf(scheme.period().name());
    }

    private long ownPeriod() {
        return scheme.period().isCalendar()
                ? calendar()
                        .of(standOf(sale).occurredAtMicros(), world.terms(sale).zone())
                : 0;
    }

    private long laggedPeriod() {
        return ownPeriod() - scheme.lag();
    }

    /** In a count of orders a line stands where its order stands: at its first line that counts. */
    private SaleLine standOf(SaleLine line) {
        if (scheme.metric() != Metric.SALES) {
            return line;
        }
        OrderId order = History.orderOf(line);
        boolean ownOfRolling = scheme.period() == Period.ROLLING && order.equals(History.orderOf(sale));
        return world.history.linesOf(order).stream()
                .filter(this::counts)
                .filter(one -> !ownOfRolling || isRecent(one))
                .findFirst()
                .orElse(line);
    }

    /** Whether the scheme counts the line for this partner and the sale's currency, in whatever period. */
    private boolean counts(SaleLine line) {
        return History.creditOf(line, partner.code()) != null
                && line.currency().equals(sale.currency())
                && (scheme.allSales() || world.winsScheme(scheme.name(), line, partner.code()));
    }

    private boolean inPeriod(SaleLine line, long period) {
        return switch (scheme.period()) {
            case LINE -> line == sale;
            case ORDER -> History.orderOf(line).equals(History.orderOf(sale));
            case LIFETIME -> true;
            case ROLLING -> isRecent(standOf(line));
            case MONTH, QUARTER, YEAR ->
                calendar()
                                .of(
                                        standOf(line).occurredAtMicros(),
                                        world.terms(sale).zone())
                        == period;
        };
    }

    /** Fewer than N whole days before the sale. */
    private boolean isRecent(SaleLine line) {
        return !History.before(sale, line)
                && Instants.daysBetween(line.occurredAtMicros(), sale.occurredAtMicros()) < scheme.rollingDays();
    }

    /** The lines that count, of this partner and the sale's currency, in that period. */
    private List<SaleLine> counted(long period) {
        return world.history.lines.stream()
                .filter(this::counts)
                .filter(line -> inPeriod(line, period))
                .toList();
    }

    private Frac earlier() {
        Frac sum = Frac.ZERO;
        for (SaleLine line : counted(ownPeriod())) {
            if (History.before(line, sale)) {
                sum = sum.plus(net(line));
            }
        }
        return sum;
    }

    private Frac total(long period) {
        List<SaleLine> lines = counted(period);
        if (scheme.metric() == Metric.SALES) {
            return Frac.of(orders(lines).stream()
                    .filter(order -> !hasLeft(order, lines))
                    .count());
        }
        if (scheme.metric() == Metric.CUSTOMERS) {
            return Frac.of(customers(lines).stream()
                    .filter(first -> !customerLeft(first, lines))
                    .count());
        }
        Frac sum = Frac.ZERO;
        for (SaleLine line : lines) {
            sum = sum.plus(net(line));
        }
        return sum;
    }

    /** The place of the sale's order or customer in the period; a sale without a customer adds none. */
    private Frac rank(long ofFirst) {
        if (isOneWhole()) {
            return total(0);
        }
        boolean nobody = scheme.metric() == Metric.CUSTOMERS && sale.customer() == null;
        return rankMinusOne().plus(nobody ? Frac.ZERO : Frac.of(ofFirst));
    }

    /** How many other orders or customers of the period stand before this one and have not left. */
    private Frac rankMinusOne() {
        List<SaleLine> lines = counted(ownPeriod());
        if (scheme.metric() == Metric.SALES) {
            OrderId own = History.orderOf(sale);
            List<SaleLine> before = lines.stream()
                    .filter(line -> History.before(standOf(line), standOf(sale)))
                    .toList();
            return Frac.of(orders(before).stream()
                    .filter(order -> !order.equals(own) && !hasLeft(order, lines))
                    .count());
        }
        SaleLine stand = lines.stream()
                .filter(line -> History.sameCustomer(line, sale))
                .findFirst()
                .orElse(sale);
        return Frac.of(customers(lines).stream()
                .filter(first -> first != stand && !customerLeft(first, lines))
                .filter(first -> History.before(first, stand))
                .count());
    }

    private static List<OrderId> orders(List<SaleLine> lines) {
        return lines.stream().map(History::orderOf).distinct().toList();
    }

    /** Each customer's first line. */
    private static List<SaleLine> customers(List<SaleLine> lines) {
        List<SaleLine> firsts = new ArrayList<>();
        for (SaleLine line : lines) {
            if (line.customer() != null && firsts.stream().noneMatch(one -> History.sameCustomer(one, line))) {
                firsts.add(line);
            }
        }
        return firsts;
    }

    private boolean hasLeft(OrderId order, List<SaleLine> lines) {
        return allRefunded(lines, line -> History.orderOf(line).equals(order));
    }

    private boolean customerLeft(SaleLine first, List<SaleLine> lines) {
        return allRefunded(lines, line -> Objects.equals(line.customer(), first.customer()));
    }

    private boolean allRefunded(List<SaleLine> lines, Predicate<SaleLine> which) {
        return isLessRefunds()
                && lines.stream().filter(which).allMatch(line -> ratio(line).equals(Frac.ONE));
    }

    /** A line alone is the refunded sale itself, which keeps its own cut. */
    private boolean isLessRefunds() {
        return scheme.lessRefunds() && scheme.period() != Period.LINE;
    }

    private Frac ratio(SaleLine line) {
        return RefundBook.ratio(line, world.refundsInTime(line, partner));
    }

    /** What the line counts before refunds. */
    private Frac gross(SaleLine line) {
        return switch (scheme.metric()) {
            case REVENUE -> SaleAmounts.revenue(line).times(credit(line));
            case UNITS -> (line.quantity() == null ? Frac.ZERO : Frac.of(line.quantity())).times(credit(line));
            case ATTRIBUTE -> {
                Frac value = When.decimal(line.attributes().get(scheme.attribute()));
                yield value == null ? Frac.ZERO : value.times(credit(line));
            }
            case COMMISSION -> commission(line, Frac.ONE, false);
            case SALES, CUSTOMERS -> throw new IllegalStateException("orders and customers are counted");
        };
    }

    private Frac net(SaleLine line) {
        if (!isLessRefunds()) {
            return gross(line);
        }
        return switch (scheme.metric()) {
            case REVENUE ->
                gross(line)
                        .minus(RefundBook.sum(world.refundsInTime(line, partner))
                                .times(credit(line)));
            case COMMISSION -> commission(line, ratio(line), true);
            default -> gross(line).times(Frac.ONE.minus(ratio(line)));
        };
    }

    private Frac commission(SaleLine line, Frac ratio, boolean less) {
        Frac sum = Frac.ZERO;
        for (Settled settled : world.settled(line)) {
            if (settled.partner().equals(partner.code()) && settled.currency().equals(sale.currency())) {
                Frac back = less ? Frac.of(Frac.of(settled.minor()).times(ratio).halfUp()) : Frac.ZERO;
                sum = sum.plus(Exactly.major(settled.minor().subtract(back.floor()), settled.currency()));
            }
        }
        return sum;
    }

    /** A line or an order counts before credit. */
    private Frac credit(SaleLine line) {
        Frac credit = History.creditOf(line, partner.code());
        return isOneWhole() || credit == null ? Frac.ONE : credit;
    }
}
