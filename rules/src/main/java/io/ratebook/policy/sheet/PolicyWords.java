package io.ratebook.policy.sheet;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.Reading;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;

/** The fixed words of the workbook; the first of each is what a download says. */
final class PolicyWords {
    static final Words<Reading> READING = new Words<Reading>()
            .with(Reading.FIRST_MATCH, "First matching row wins", "First match")
            .with(Reading.ADDING, "Every matching row adds", "Adding");

    static final Words<Boolean> YES_NO = new Words<Boolean>().with(true, "yes").with(false, "no");

    static final Words<DurationRow.Approval> APPROVAL = new Words<DurationRow.Approval>()
            .with(DurationRow.Approval.AUTOMATIC, "automatic when the hold ends", "automatic")
            .with(DurationRow.Approval.BY_HAND, "by hand");

    static final Words<ThresholdRow.Sweep> SWEEP = new Words<ThresholdRow.Sweep>()
            .with(ThresholdRow.Sweep.NEVER, "never")
            .with(ThresholdRow.Sweep.YEAR_END, "year end")
            .with(ThresholdRow.Sweep.ON_LEAVING, "on leaving");

    static final Words<CapRow.Scope> SCOPE = new Words<CapRow.Scope>()
            .with(CapRow.Scope.SALE, "sale")
            .with(CapRow.Scope.ORDER, "order")
            .with(CapRow.Scope.CUSTOMER, "customer", "customer over all partners")
            .with(CapRow.Scope.PARTNER, "partner")
            .with(CapRow.Scope.PROGRAM, "program");

    static final Words<CapRow.Period> CAP_PERIOD = new Words<CapRow.Period>()
            .with(CapRow.Period.MONTH, "month")
            .with(CapRow.Period.QUARTER, "quarter")
            .with(CapRow.Period.YEAR, "year")
            .with(CapRow.Period.LIFETIME, "lifetime");

    static final Words<ReferralRow.Kind> KIND = new Words<ReferralRow.Kind>()
            .with(ReferralRow.Kind.FLAT, "flat")
            .with(ReferralRow.Kind.PERCENT, "percent")
            .with(ReferralRow.Kind.DIFFERENCE, "difference");

    static final Words<ReferralRow.Base> REFERRAL_BASE = new Words<ReferralRow.Base>()
            .with(ReferralRow.Base.PAYOUT, "payout")
            .with(ReferralRow.Base.PROFIT, "profit")
            .with(ReferralRow.Base.REVENUE, "revenue");

    static final Words<TierScheme.Metric> METRIC = new Words<TierScheme.Metric>()
            .with(TierScheme.Metric.REVENUE, "revenue")
            .with(TierScheme.Metric.SALES, "sales")
            .with(TierScheme.Metric.UNITS, "units")
            .with(TierScheme.Metric.CUSTOMERS, "customers")
            .with(TierScheme.Metric.COMMISSION, "commission");

    /** Whether all sales count. */
    static final Words<Boolean> COUNTS =
            new Words<Boolean>().with(false, "its rows").with(true, "all sales");

    static final Words<TierScheme.Period> TIER_PERIOD = new Words<TierScheme.Period>()
            .with(TierScheme.Period.LINE, "line")
            .with(TierScheme.Period.ORDER, "order")
            .with(TierScheme.Period.MONTH, "month")
            .with(TierScheme.Period.QUARTER, "quarter")
            .with(TierScheme.Period.YEAR, "year")
            .with(TierScheme.Period.LIFETIME, "lifetime");

    static final Words<TierScheme.Against> AGAINST = new Words<TierScheme.Against>()
            .with(TierScheme.Against.LAST_PERIOD, "last period")
            .with(TierScheme.Against.LAST_YEAR, "last year");

    static final Words<TierScheme.Mode> MODE = new Words<TierScheme.Mode>()
            .with(TierScheme.Mode.MARGINAL, "marginal")
            .with(TierScheme.Mode.WHOLE, "whole")
            .with(TierScheme.Mode.FORWARD, "forward")
            .with(TierScheme.Mode.LAGGED, "lagged");

    private PolicyWords() {}
}
