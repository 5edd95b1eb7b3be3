package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.drl.Customer;
import io.ratebook.drl.History;
import io.ratebook.drl.Partner;
import io.ratebook.drl.Sale;
import io.ratebook.evaluation.drools.DrlAfter;
import io.ratebook.evaluation.drools.DrlBefore;
import io.ratebook.evaluation.drools.DrlClose;
import io.ratebook.evaluation.drools.DrlFacts;
import io.ratebook.evaluation.drools.DrlRun;
import io.ratebook.evaluation.drools.DrlSet;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the facts of a sale before the DRL of a policy and takes what it says. For one thread and one pass. */
final class DrlDesk {
    private static final int UPLINE_MAX = 20;

    private final Batch batch;
    private final ReadyPolicy policy;
    private final Sales sales;
    private final DrlSet set;
    private final DrlRun run;
    private final Map<Column, MoneyOrNumber> columns = new HashMap<>();

    /** @param version of the policy that the rules belong to */
    DrlDesk(Batch batch, int version, DrlSet set) {
        this.batch = batch;
        this.policy = batch.versions.policies.get(version);
        this.sales = batch.sales;
        this.set = set;
        this.run = set.open(policy.components());
    }

    DrlBefore before(HistoryWalk walk) {
        return run.before(facts(walk, Map.of()));
    }

    /** @param given the attributes that the rules before the tables set */
    DrlAfter after(HistoryWalk walk, Map<String, String> given, List<io.ratebook.drl.Earned> earned) {
        return run.after(facts(walk, given), earned);
    }

    DrlClose close(List<io.ratebook.drl.PeriodClose> closes) {
        return run.close(closes);
    }

    private DrlFacts facts(HistoryWalk walk, Map<String, String> given) {
        Facts facts = walk.facts;
        String customer = sales.codes.textOf(sales.customer[facts.line]);
        Column standing = Column.of(Field.CUSTOMER);
        String forced = facts.forced == null ? null : facts.forced.get(standing);
        String found = forced == null ? CodeSource.of(standing).code(facts) : forced;
        return new DrlFacts(
                sale(facts).with(given),
                partner(facts.partner, facts.time(), UPLINE_MAX),
                customer == null || found == null ? null : new Customer(customer, found),
                set.readsHistory() ? new History(field -> value(field, facts), walk.isFirstOfOrder(facts.line)) : null);
    }

    private @Nullable BigDecimal value(Field field, Facts facts) {
        return columns.computeIfAbsent(Column.of(field), column -> MoneyOrNumber.of(column, policy, facts))
                .decimal(facts);
    }

    private Sale sale(Facts facts) {
        int line = facts.line;
        CurrencyCode currency = sales.currencyOf(line);
        int credit = 0;
        while (batch.partner(line, credit) != facts.partner) {
            credit++;
        }
        return new Sale(
                sales.reference[line],
                sales.orderTextOf(line),
                sales.codes.required(sales.event[line]),
                Spans.instant(sales.time[line]),
                policy.zone,
                sales.creditsOf(line).percents()[credit].shown(12),
                sales.codes.textOf(sales.country[line]),
                sales.codes.textOf(sales.product[line]),
                sales.codes.textOf(sales.category[line]),
                sales.codes.textOf(sales.channel[line]),
                sales.codes.textOf(sales.coupon[line]),
                currency.code(),
                micro(sales.quantity[line]),
                minor(sales.amount[line], currency),
                minor(sales.discount[line], currency),
                minor(sales.tax[line], currency),
                minor(sales.shipping[line], currency),
                Exact.ofScaled(sales.fees[line], 6).shown(6),
                micro(sales.cost[line]),
                sales.attributesOf(line));
    }

    private static BigDecimal minor(long units, CurrencyCode currency) {
        return BigDecimal.valueOf(units, currency.decimals());
    }

    private static @Nullable BigDecimal micro(long millionths) {
        return millionths == Sales.UNKNOWN
                ? null
                : Exact.ofScaled(millionths, 6).shown(6);
    }

    /** The partner at that time, and who recruited it, up to a bound: a circle of recruiters ends there. */
    Partner partner(PartnerView view, long time, int depth) {
        PartnerFacts facts = view.known();
        PartnerView recruiter = facts.referredBy() == null ? null : batch.partners.of(facts.referredBy());
        return new Partner(
                view.code(),
                facts.levelAt(time),
                facts.groupsAt(time),
                facts.tags(),
                facts.country(),
                facts.attributes(),
                recruiter == null || recruiter.facts() == null || depth == 0
                        ? null
                        : partner(recruiter, time, depth - 1));
    }

    Partner partner(PartnerView view, long time) {
        return partner(view, time, UPLINE_MAX);
    }
}
