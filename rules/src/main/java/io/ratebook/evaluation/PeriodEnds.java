package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.calendar.PeriodKind;
import io.ratebook.drl.PeriodClose;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.evaluation.drools.DrlAdjustment;
import io.ratebook.evaluation.drools.DrlClose;
import io.ratebook.evaluation.drools.DrlSet;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes the calendar periods that sales fall into and lets DRL adjust: all sales given are all there are. Of several
 * versions the one of a period's last sale closes it, over all its sales.
 */
final class PeriodEnds {
    private final Batch batch;
    private final Sales sales;
    private final Decisions decisions;
    private final Settled commissions;
    private final CalendarPeriods calendar;

    PeriodEnds(Batch batch, Decisions decisions, Settled commissions) {
        this.batch = batch;
        this.sales = batch.sales;
        this.decisions = decisions;
        this.commissions = commissions;
        this.calendar = new CalendarPeriods(batch.versions.zone);
    }

    /** A period; ordered by its end, shorter ones first. */
    private record Period(PeriodKind kind, long number) implements Comparable<Period> {
        long endMonth() {
            return (number + 1) * kind.months();
        }

        @Override
        public int compareTo(Period other) {
            int byEnd = Long.compare(endMonth(), other.endMonth());
            return byEnd != 0 ? byEnd : kind.compareTo(other.kind);
        }
    }

    /** Whose figures in which currency. */
    private record Holder(String partner, String currency) implements Comparable<Holder> {
        @Override
        public int compareTo(Holder other) {
            int byPartner = io.ratebook.policy.Codes.BYTE_ORDER.compare(partner, other.partner);
            return byPartner != 0 ? byPartner : currency.compareTo(other.currency);
        }
    }

    private static final class Figures {
        private Exact revenue = Exact.ZERO;
        private final Set<Integer> orders = new HashSet<>();
        private final Set<Integer> customers = new HashSet<>();
        private final Map<String, Long> commissions = new TreeMap<>();
    }

    /** What the sales of a period came to. */
    private static final class Closing {
        private final Map<Holder, Figures> byHolder = new TreeMap<>();
        private int version;
    }

    void run(Consumer<ResultLine> reader) {
        @Nullable DrlDesk[] desks = desks();
        if (Arrays.stream(desks).allMatch(Objects::isNull)) {
            return;
        }
        Set<String> keys = new HashSet<>();
        closings().forEach((period, closing) -> {
            DrlDesk desk = desks[closing.version];
            if (desk != null) {
                close(desk, period, closing, keys, reader);
            }
        });
    }

    /** By policy, null where it has no rules for the end of a period. */
    private @Nullable DrlDesk[] desks() {
        @Nullable DrlDesk[] desks = new DrlDesk[batch.versions.count()];
        for (int version = 0; version < desks.length; version++) {
            DrlSet set = batch.versions.policies.get(version).drl;
            desks[version] = set != null && set.hasPeriodEnd() ? new DrlDesk(batch, version, set) : null;
        }
        return desks;
    }

    private void close(DrlDesk desk, Period period, Closing closing, Set<String> keys, Consumer<ResultLine> reader) {
        long end = calendar.startMicros(period.kind(), period.number() + 1);
        DrlClose close = desk.close(closes(desk, period, end, closing.byHolder));
        if (close.parked() != null) {
            reader.accept(parked(period, closing.version, end, close.parked()));
        }
        close.adjustments().stream()
                .filter(adjustment -> keys.add(adjustment.key()))
                .forEach(adjustment -> reader.accept(line(adjustment, end)));
    }

    private Map<Period, Closing> closings() {
        Map<Period, Closing> all = new TreeMap<>();
        for (int line : batch.ordered) {
            if (decisions.parked[line] != null) {
                continue;
            }
            for (PeriodKind kind : PeriodKind.values()) {
                Closing closing = all.computeIfAbsent(
                        new Period(kind, calendar.numberOf(kind, sales.time[line])), unseen -> new Closing());
                closing.version = batch.versions.indexOf(line);
                count(line, closing.byHolder);
            }
        }
        return all;
    }

    private void count(int line, Map<Holder, Figures> byHolder) {
        CreditSet credits = sales.creditsOf(line);
        for (int credit = 0; credit < credits.size() && decisions.counts[line]; credit++) {
            Figures figures = byHolder.computeIfAbsent(
                    new Holder(
                            batch.partner(line, credit).code(),
                            sales.currencyOf(line).code()),
                    unseen -> new Figures());
            figures.revenue = figures.revenue.plus(
                    credits.percents()[credit].percentOf(BaseAmounts.minor(sales, line, sales.revenue(line))));
            figures.orders.add(sales.order[line]);
            if (sales.customer[line] != Dictionary.ABSENT) {
                figures.customers.add(sales.customer[line]);
            }
        }
        for (Commission commission : commissions.of(line)) {
            byHolder.computeIfAbsent(
                            new Holder(
                                    commission.partner(), commission.currency().code()),
                            unseen -> new Figures())
                    .commissions
                    .merge(commission.component(), commission.minor(), Math::addExact);
        }
    }

    private List<PeriodClose> closes(DrlDesk desk, Period period, long end, Map<Holder, Figures> byHolder) {
        List<PeriodClose> closes = new ArrayList<>();
        byHolder.forEach((holder, figures) -> {
            CurrencyCode currency = CurrencyCode.of(holder.currency());
            Map<String, BigDecimal> byComponent = new TreeMap<>();
            figures.commissions.forEach(
                    (component, minor) -> byComponent.put(component, BigDecimal.valueOf(minor, currency.decimals())));
            closes.add(new PeriodClose(
                    period.kind().name().toLowerCase(Locale.ROOT),
                    CalendarPeriods.firstDay(period.kind(), period.number()),
                    CalendarPeriods.firstDay(period.kind(), period.number() + 1).minusDays(1),
                    desk.partner(batch.partners.of(holder.partner()), end - 1),
                    holder.currency(),
                    figures.revenue.shown(12),
                    figures.orders.size(),
                    figures.customers.size(),
                    byComponent));
        });
        return closes;
    }

    private ResultLine line(DrlAdjustment adjustment, long end) {
        return new ResultLine(
                adjustment.key(),
                Kind.ADJUSTMENT,
                "",
                adjustment.partner(),
                adjustment.component(),
                adjustment.money().minor(),
                adjustment.money().currency(),
                DrlAdditions.SHEET,
                adjustment.rule(),
                "",
                RateText.money(
                        Exact.of(adjustment.money().amount()),
                        adjustment.money().currency()),
                end,
                end,
                adjustment.reason());
    }

    private ResultLine parked(Period period, int version, long end, String reason) {
        String name = period.kind().name().toLowerCase(Locale.ROOT) + " from "
                + CalendarPeriods.firstDay(period.kind(), period.number());
        return new ResultLine(
                name,
                Kind.PARKED,
                "",
                "",
                "",
                0,
                CurrencyCode.of(batch.versions.policies.get(version).currency),
                "",
                "",
                "",
                "",
                end,
                null,
                reason);
    }
}
