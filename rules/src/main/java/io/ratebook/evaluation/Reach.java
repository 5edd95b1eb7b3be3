package io.ratebook.evaluation;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.Field;
import io.ratebook.policy.TierScheme;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What policy versions look at beyond a sale itself, its order and its refunds: which lines one more line may change, and
 * which have to be read to decide it. Of several versions it is what any of them looks at, since history runs on across
 * them.
 *
 * <p>Whatever is said here, a sale is decided together with all lines of its order and all its refunds. The rows and
 * amounts of a sale that another looks at may look back in turn; so a span bounds one step, not the whole way.
 */
public final class Reach {
    /**
     * How far back a sale looks: to the start of the calendar period before its own. Longer ones contain shorter ones.
     */
    public enum Span {
        /** At nothing before it. */
        NONE,
        /** Its month and the month before. */
        MONTH,
        /** Its quarter and the quarter before. */
        QUARTER,
        /** Its year and the year before. */
        YEAR,
        /** No bound. */
        EVER
    }

    private final List<ReadyPolicy> policies;

    private Reach(List<ReadyPolicy> policies) {
        this.policies = policies;
    }

    /** Of all versions of an evaluator, whether sales stand under them or not. */
    public static Reach of(Evaluator evaluator) {
        return new Reach(evaluator.anyReady());
    }

    /**
     * Whether a sale looks at its customer's earlier orders: new or returning, Payment number, days since the first or
     * last sale, Earns for, or DRL that reads history. One more line of a customer may then change every later line of
     * that customer, whoever is credited.
     */
    public boolean looksAtCustomerHistory() {
        return policies.stream().map(HistoryNeeds::of).anyMatch(needs -> needs.customers() || needs.payments());
    }

    /**
     * Whether a sale looks at what its partner sold before: Partner revenue and Partner sales columns, or DRL that reads
     * history. One more line of a partner may then change every later line of that partner within {@link #metricsSpan}.
     */
    public boolean looksAtPartnerMetrics() {
        return metricsSpan() != Span.NONE;
    }

    /** How far back Partner revenue and Partner sales are counted; a year where DRL reads history. */
    public Span metricsSpan() {
        return longest(policies.stream()
                .flatMap(policy -> readsHistory(policy)
                        ? Stream.of(Span.YEAR)
                        : Arrays.stream(Field.values()).filter(policy::looksAt).map(Reach::ofMetric)));
    }

    /**
     * Whether a Rates row takes its rate from Tiers, those of one line or one order aside. One more line of a partner may
     * then change that partner's lines within {@link #tiersSpan}, under mode whole the earlier ones of the period too.
     */
    public boolean hasTiers() {
        return schemes().anyMatch(scheme -> !isOfOrder(scheme));
    }

    /** How far back the metrics of Tiers are counted. */
    public Span tiersSpan() {
        return longest(schemes().map(Reach::ofScheme));
    }

    /**
     * Whether a refund may change other sales than its own: Less refunds in Tiers. What a sale earns in the end may also
     * be looked at, by caps and metrics that count commission.
     */
    public boolean refundsChangeOtherSales() {
        return schemes().anyMatch(TierScheme::lessRefunds);
    }

    /** Whether what a sale earns depends on what earlier sales earned: caps over sales, or Tiers by commission. */
    public boolean looksAtAmounts() {
        return hasCaps(CapRow.Scope.CUSTOMER)
                || hasCaps(CapRow.Scope.PARTNER)
                || hasCaps(CapRow.Scope.PROGRAM)
                || schemes().anyMatch(scheme -> scheme.metric() == TierScheme.Metric.COMMISSION);
    }

    /**
     * Whether there are caps whose room is shared by all lines of that scope. One more line may then change every later
     * line of the same customer or partner, or of the program, within {@link #capsSpan}.
     */
    public boolean hasCaps(CapRow.Scope scope) {
        return caps().anyMatch(row -> row.scope() == scope);
    }

    /** After how long the room of caps of that scope is new: own periods only. */
    public Span capsSpan(CapRow.Scope scope) {
        return longest(caps().filter(row -> row.scope() == scope).map(Reach::ofCap));
    }

    /** Whether a line looks at the Revenue of its order, so that a later line of the order may change an earlier one. */
    public boolean hasOrderAmounts() {
        return policies.stream().map(HistoryNeeds::of).anyMatch(HistoryNeeds::orderAmounts);
    }

    /** Whether DRL adjusts at the end of a period, which takes all sales of the program in that period. */
    public boolean hasPeriodEndDrl() {
        return policies.stream().anyMatch(policy -> policy.drl != null && policy.drl.hasPeriodEnd());
    }

    /**
     * Whether a sale looks at anything beyond itself, its order and its refunds. If not, a new line changes nothing but
     * its own order, and nothing more has to be read.
     */
    public boolean looksAtAnythingAcross() {
        return looksAtCustomerHistory()
                || looksAtPartnerMetrics()
                || hasTiers()
                || looksAtAmounts()
                || hasPeriodEndDrl();
    }

    private static boolean readsHistory(ReadyPolicy policy) {
        return policy.drl != null && policy.drl.readsHistory();
    }

    private Stream<TierScheme> schemes() {
        return policies.stream()
                .flatMap(ReadyPolicy::rateRows)
                .flatMap(row -> Stream.ofNullable(row.scheme()))
                .map(Scheme::row);
    }

    private Stream<CapRow> caps() {
        return policies.stream()
                .map(policy -> policy.capRows)
                .flatMap(Collection::stream)
                .map(CapPlan::row);
    }

    private static boolean isOfOrder(TierScheme scheme) {
        return scheme.period() == TierScheme.Period.LINE || scheme.period() == TierScheme.Period.ORDER;
    }

    private static Span longest(Stream<Span> spans) {
        return spans.max(Comparator.naturalOrder()).orElse(Span.NONE);
    }

    private static Span ofMetric(Field field) {
        return switch (field) {
            case PARTNER_REVENUE_THIS_MONTH,
                    PARTNER_REVENUE_LAST_MONTH,
                    PARTNER_SALES_THIS_MONTH,
                    PARTNER_SALES_LAST_MONTH -> Span.MONTH;
            case PARTNER_REVENUE_THIS_QUARTER,
                    PARTNER_REVENUE_LAST_QUARTER,
                    PARTNER_SALES_THIS_QUARTER,
                    PARTNER_SALES_LAST_QUARTER -> Span.QUARTER;
            case PARTNER_REVENUE_THIS_YEAR,
                    PARTNER_REVENUE_LAST_YEAR,
                    PARTNER_SALES_THIS_YEAR,
                    PARTNER_SALES_LAST_YEAR -> Span.YEAR;
            default -> Span.NONE;
        };
    }

    private static Span ofScheme(TierScheme scheme) {
        return switch (scheme.period()) {
            case LINE, ORDER -> Span.NONE;
            case MONTH -> ofMonths(periodsBack(scheme, 12));
            case QUARTER -> longest(Stream.of(Span.QUARTER, ofMonths(3 * periodsBack(scheme, 4))));
            case YEAR -> longest(Stream.of(Span.YEAR, ofMonths(12 * periodsBack(scheme, 1))));
            case LIFETIME -> Span.EVER;
            case ROLLING -> ofDays(scheme.rollingDays());
        };
    }

    private static int periodsBack(TierScheme scheme, int inYear) {
        return scheme.lag()
                + switch (scheme.against()) {
                    case LAST_PERIOD -> 1;
                    case LAST_YEAR -> inYear;
                    default -> 0;
                };
    }

    /** Months before the start of the own period; the quarter before reaches at least 3 back, the year before 12. */
    private static Span ofMonths(int back) {
        return back <= 1 ? Span.MONTH : back <= 3 ? Span.QUARTER : back <= 12 ? Span.YEAR : Span.EVER;
    }

    /** The shortest month has 28 days, the shortest quarter 90. */
    private static Span ofDays(int days) {
        return days <= 28 ? Span.MONTH : days <= 90 ? Span.QUARTER : days <= 365 ? Span.YEAR : Span.EVER;
    }

    private static Span ofCap(CapRow row) {
        return switch (row.period()) {
            case MONTH -> Span.MONTH;
            case QUARTER -> Span.QUARTER;
            case YEAR -> Span.YEAR;
            case LIFETIME -> Span.EVER;
        };
    }
}
