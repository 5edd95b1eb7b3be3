package io.ratebook.oracle;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.Layout;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.Period;
import io.ratebook.policy.TierScheme.TierBand;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.check.PolicyChecks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next version of a policy, as somebody edits it: other rates and bands, caps moved and changed, most row ids kept. */
final class ChangedPolicy {
    private final Pick pick;
    private final Policy from;

    ChangedPolicy(Pick pick, Policy from) {
        this.pick = pick;
        this.from = from;
    }

    /** The policy itself if the checks do not accept the change. */
    Policy policy() {
        Policy changed = new Policy(
                from.settings(),
                from.rates().stream().map(this::sheet).toList(),
                from.tiers().stream().map(this::scheme).toList(),
                from.bases(),
                pick.oneIn(4) ? Sheet.empty() : from.durations(),
                from.thresholds(),
                caps(),
                from.referrals(),
                from.tests());
        return PolicyChecks.check(changed, Layout.none(), KnownCodes.none()).stream()
                        .anyMatch(Problem::isError)
                ? from
                : changed;
    }

    private RateSheet sheet(RateSheet sheet) {
        List<RateRow> rows = new ArrayList<>(sheet.rows());
        if (pick.oneIn(4)) {
            Collections.reverse(rows);
        }
        return new RateSheet(
                sheet.name(),
                sheet.reading(),
                sheet.columns(),
                rows.stream().map(this::rateRow).toList());
    }

    private RateRow rateRow(RateRow row) {
        boolean otherRate = row.rate() instanceof Rate.Percent && pick.oneIn(2);
        return new RateRow(
                ref(row.ref()),
                row.when(),
                otherRate ? new Rate.Percent(new BigDecimal(pick.of("1", "7.77"))) : row.rate(),
                row.base(),
                row.component(),
                row.minimum(),
                row.maximum(),
                row.share(),
                row.comment());
    }

    private RowRef ref(RowRef ref) {
        String id = ref.id();
        boolean keeps = id == null || !pick.oneIn(6);
        return new RowRef(ref.sheet(), ref.number() + (pick.oneIn(4) ? 100 : 0), keeps ? id : id + "-new");
    }

    private TierScheme scheme(TierScheme scheme) {
        boolean calendar = scheme.period().isCalendar();
        Mode mode = calendar && scheme.mode() == Mode.WHOLE && pick.oneIn(2) ? Mode.FORWARD : scheme.mode();
        return new TierScheme(
                scheme.ref(),
                scheme.name(),
                scheme.metric(),
                scheme.attribute(),
                pick.oneIn(6) != scheme.lessRefunds(),
                pick.oneIn(6) != scheme.allSales(),
                calendar && pick.oneIn(4) ? pick.of(Period.MONTH, Period.QUARTER, Period.YEAR) : scheme.period(),
                scheme.rollingDays(),
                scheme.against(),
                scheme.againstAttribute(),
                mode,
                scheme.lag(),
                scheme.bands().stream().map(this::band).toList());
    }

    private TierBand band(TierBand band) {
        Rate rate = band.rate() instanceof Rate.Percent && pick.oneIn(2)
                ? new Rate.Percent(new BigDecimal(pick.of("2", "12.5")))
                : band.rate();
        return new TierBand(band.ref(), band.from(), band.below(), band.currency(), rate);
    }

    private Sheet<CapRow> caps() {
        return new Sheet<>(
                from.caps().columns(),
                from.caps().rows().stream().map(this::cap).toList());
    }

    private CapRow cap(CapRow row) {
        boolean lasting = row.scope() == CapRow.Scope.SALE || row.scope() == CapRow.Scope.ORDER;
        CapRow.Scope scope =
                !lasting && pick.oneIn(4) ? pick.of(CapRow.Scope.PARTNER, CapRow.Scope.CUSTOMER) : row.scope();
        @Nullable String component = pick.oneIn(6) ? null : row.component();
        return new CapRow(
                ref(row.ref()),
                row.when(),
                scope,
                !lasting && pick.oneIn(4) ? pick.of(CapRow.Period.values()) : row.period(),
                pick.oneIn(3)
                        ? new io.ratebook.policy.Amount(
                                new BigDecimal("7"), row.maximum().currency())
                        : row.maximum(),
                component,
                row.comment());
    }
}
