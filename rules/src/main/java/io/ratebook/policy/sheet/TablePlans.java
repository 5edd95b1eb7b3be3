package io.ratebook.policy.sheet;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a policy into the tables of a workbook, in the order of the tabs. */
final class TablePlans {
    private static final List<String> STANDARD_BASES = List.of("Gross", "Revenue", "Charged", "Profit");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Policy policy;
    private final Comments comments;
    private final KnownValues known;
    private final Map<String, List<String>> names;

    TablePlans(Policy policy, Comments comments, KnownValues known) {
        this.policy = policy;
        this.comments = comments;
        this.known = known;
        this.names = names(policy);
    }

    /** What the drop-downs of names offer: bases, components and schemes of this policy. */
    private static Map<String, List<String>> names(Policy policy) {
        Set<String> bases = new LinkedHashSet<>(STANDARD_BASES);
        policy.bases().forEach(base -> bases.add(base.name()));
        Set<String> components = new LinkedHashSet<>(List.of(RateRow.DEFAULT_COMPONENT));
        policy.rates().forEach(sheet -> sheet.rows().forEach(row -> components.add(row.componentOrDefault())));
        Set<String> schemes = new LinkedHashSet<>();
        policy.tiers().forEach(scheme -> schemes.add(scheme.name()));
        return Map.of(
                "Base", List.copyOf(bases),
                "Component", List.copyOf(components),
                "Starts from", List.copyOf(bases),
                "Scheme", List.copyOf(schemes));
    }

    List<TablePlan> all() {
        List<TablePlan> plans = new ArrayList<>();
        policy.rates().forEach(sheet -> plans.add(rates(sheet)));
        plans.add(tiers());
        plans.add(bases());
        plans.add(plan(
                TableForm.DURATIONS,
                policy.durations().columns(),
                rows(policy.durations().rows(), this::row)));
        plans.add(plan(
                TableForm.THRESHOLDS,
                policy.thresholds().columns(),
                rows(policy.thresholds().rows(), this::row)));
        plans.add(
                plan(TableForm.CAPS, policy.caps().columns(), rows(policy.caps().rows(), this::row)));
        plans.add(plan(
                TableForm.REFERRALS,
                policy.referrals().columns(),
                rows(policy.referrals().rows(), this::row)));
        plans.add(new StoryPlan(policy.tests(), comments).plan());
        return plans;
    }

    private interface CellsOf<R> {
        Cells of(R row);
    }

    private static <R> List<Map<String, Value>> rows(List<R> rows, CellsOf<R> cells) {
        return rows.stream().map(row -> cells.of(row).values()).toList();
    }

    private TablePlan plan(TableForm form, List<Column> when, List<Map<String, Value>> rows) {
        Map<String, List<String>> offered =
                form == TableForm.REFERRALS ? Map.of("Base", List.copyOf(PolicyWords.REFERRAL_BASE.all())) : names;
        return new TablePlan(form.sheetName(), form.reading(), TablePlan.columns(form, when, known, offered), rows);
    }

    private TablePlan rates(RateSheet sheet) {
        return new TablePlan(
                sheet.name(),
                PolicyWords.READING.of(sheet.reading()),
                TablePlan.columns(TableForm.RATES, sheet.columns(), known, names),
                rows(sheet.rows(), this::row));
    }

    private Cells row(RateRow row) {
        return new Cells(row.ref(), row.comment())
                .when(row.when())
                .put("Rate", rate(row.rate()))
                .put("Base", Value.words(row.base()))
                .put("Component", Value.words(row.component()))
                .put("Minimum", Value.money(row.minimum()))
                .put("Maximum", Value.money(row.maximum()))
                .put("Share", Value.words(ShareCell.written(row.share())));
    }

    private static @Nullable Value rate(Rate rate) {
        if (rate instanceof Rate.Percent percent) {
            return Value.percent(percent.percent());
        }
        return rate instanceof Rate.Fixed fixed ? Value.money(fixed.amount()) : Value.words(RateCell.written(rate));
    }

    private TablePlan tiers() {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (TierScheme scheme : policy.tiers()) {
            for (int i = 0; i < scheme.bands().size(); i++) {
                Cells cells = band(scheme, scheme.bands().get(i));
                rows.add((i == 0 ? schemeColumns(cells, scheme) : cells).values());
            }
        }
        return plan(TableForm.TIERS, List.of(), rows);
    }

    private Cells band(TierScheme scheme, TierBand band) {
        return new Cells(band.ref(), comments.of(band.ref()))
                .put("Scheme", Value.words(scheme.name()))
                .put("From", bandEnd(scheme, band.from(), band.currency()))
                .put("Below", bandEnd(scheme, band.below(), band.currency()))
                .put("Rate", rate(band.rate()));
    }

    private static Cells schemeColumns(Cells cells, TierScheme scheme) {
        return cells.put("Metric", Value.words(metric(scheme)))
                .put("Less refunds", Value.words(PolicyWords.YES_NO.of(scheme.lessRefunds())))
                .put("Counts", Value.words(PolicyWords.COUNTS.of(scheme.allSales())))
                .put("Period", Value.words(period(scheme)))
                .put("Against", Value.words(against(scheme)))
                .put("Mode", Value.words(mode(scheme)));
    }

    private static @Nullable Value bandEnd(TierScheme scheme, @Nullable BigDecimal value, @Nullable String currency) {
        if (scheme.against() != TierScheme.Against.NOTHING) {
            return Value.percent(value);
        }
        return scheme.metric().isMoney() ? Value.money(value, currency) : Value.number(value);
    }

    private static String metric(TierScheme scheme) {
        return scheme.metric() == TierScheme.Metric.ATTRIBUTE
                ? "attribute: " + scheme.attribute()
                : PolicyWords.METRIC.of(scheme.metric());
    }

    private static String period(TierScheme scheme) {
        return scheme.period() == TierScheme.Period.ROLLING
                ? "rolling " + scheme.rollingDays() + " days"
                : PolicyWords.TIER_PERIOD.of(scheme.period());
    }

    private static @Nullable String against(TierScheme scheme) {
        return switch (scheme.against()) {
            case NOTHING -> null;
            case ATTRIBUTE -> "attribute: " + scheme.againstAttribute();
            default -> PolicyWords.AGAINST.of(scheme.against());
        };
    }

    private static String mode(TierScheme scheme) {
        return scheme.mode() == TierScheme.Mode.LAGGED ? "lagged " + scheme.lag() : PolicyWords.MODE.of(scheme.mode());
    }

    private TablePlan bases() {
        return plan(TableForm.BASES, List.of(), rows(policy.bases(), this::row));
    }

    private Cells row(NamedBase base) {
        String start = base.startsFrom() == null ? "component: " + base.startsFromComponent() : base.startsFrom();
        return new Cells(base.ref(), comments.of(base.ref()))
                .put("Base", Value.words(base.name()))
                .put("Starts from", Value.words(start))
                .put("Less discount", less(base.discount()))
                .put("Less tax", less(base.tax()))
                .put("Less shipping", less(base.shipping()))
                .put("Less cost", less(base.cost()))
                .put("Less fees", less(base.fees()))
                .put("Percent", base.percent().compareTo(HUNDRED) == 0 ? null : Value.percent(base.percent()));
    }

    private static @Nullable Value less(Less less) {
        if (less instanceof Less.Percent percent) {
            return Value.percent(percent.percent());
        }
        return less instanceof Less.Yes ? Value.words(PolicyWords.YES_NO.of(true)) : null;
    }

    private Cells row(DurationRow row) {
        return new Cells(row.ref(), row.comment())
                .when(row.when())
                .put("Hold days", Value.number(row.holdDays()))
                .put("Approval", row.approval() == null ? null : Value.words(PolicyWords.APPROVAL.of(row.approval())))
                .put("Earns for", row.earnsFor() == null ? null : Value.words(Phrases.written(row.earnsFor())))
                .put("Clawback within days", Value.number(row.clawbackWithinDays()));
    }

    private Cells row(ThresholdRow row) {
        boolean never = row.sweep() == ThresholdRow.Sweep.NEVER;
        return new Cells(row.ref(), row.comment())
                .when(row.when())
                .put("Minimum", Value.money(row.minimum()))
                .put("Minimum sales", Value.number(row.minimumSales()))
                .put("Minimum customers", Value.number(row.minimumCustomers()))
                .put("Sweep", never ? null : Value.words(PolicyWords.SWEEP.of(row.sweep())));
    }

    private Cells row(CapRow row) {
        boolean lifetime = row.period() == CapRow.Period.LIFETIME;
        return new Cells(row.ref(), row.comment())
                .when(row.when())
                .put("Scope", Value.words(PolicyWords.SCOPE.of(row.scope())))
                .put("Period", lifetime ? null : Value.words(PolicyWords.CAP_PERIOD.of(row.period())))
                .put("Maximum", Value.money(row.maximum()))
                .put("Component", Value.words(row.component()));
    }

    private Cells row(ReferralRow row) {
        return new Cells(row.ref(), row.comment())
                .when(row.when())
                .put("Depth", Value.number(row.depth()))
                .put("Kind", Value.words(PolicyWords.KIND.of(row.kind())))
                .put("Value", value(row.value()))
                .put("Base", row.base() == null ? null : Value.words(PolicyWords.REFERRAL_BASE.of(row.base())))
                .put("Minimum earnings", Value.money(row.minimumEarnings()))
                .put("Duration", Value.words(Phrases.written(row.duration())))
                .put("Own sales needed", Value.number(row.ownSalesNeeded()));
    }

    private static @Nullable Value value(ReferralRow.@Nullable Value value) {
        if (value instanceof ReferralRow.Value.Percent percent) {
            return Value.percent(percent.percent());
        }
        return value instanceof ReferralRow.Value.Flat flat ? Value.money(flat.amount()) : null;
    }
}
