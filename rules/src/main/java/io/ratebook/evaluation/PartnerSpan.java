package io.ratebook.evaluation;

import io.ratebook.calendar.PeriodKind;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.TierScheme;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calendar periods beyond whose ends a partner's lines do not change each other. */
public record PartnerSpan(PeriodKind kind, ZoneId zone) {
    /** The shortest that holds for those versions; null if lines change each other at any distance. */
    static @Nullable PartnerSpan of(List<ReadyPolicy> versions) {
        PeriodKind longest = PeriodKind.MONTH;
        for (ReadyPolicy version : versions) {
            if (!version.zone.equals(versions.get(0).zone)
                    || HistoryNeeds.of(version).metrics()) {
                return null;
            }
            for (Scheme scheme : version.schemes) {
                PeriodKind kind = kindOf(scheme.row());
                if (kind == null) {
                    return null;
                }
                longest = longer(longest, kind);
            }
            for (CapPlan cap : version.capRows) {
                if (cap.row().scope() == CapRow.Scope.PARTNER) {
                    PeriodKind kind = kindOf(cap.row());
                    if (kind == null) {
                        return null;
                    }
                    longest = longer(longest, kind);
                }
            }
        }
        return new PartnerSpan(longest, versions.get(0).zone);
    }

    private static PeriodKind longer(PeriodKind one, PeriodKind other) {
        return one.months() > other.months() ? one : other;
    }

    private static @Nullable PeriodKind kindOf(TierScheme row) {
        if (row.mode() == TierScheme.Mode.LAGGED
                || row.against() == TierScheme.Against.LAST_PERIOD
                || row.against() == TierScheme.Against.LAST_YEAR) {
            return null;
        }
        return switch (row.period()) {
            case LINE, ORDER, MONTH -> PeriodKind.MONTH;
            case QUARTER -> PeriodKind.QUARTER;
            case YEAR -> PeriodKind.YEAR;
            case LIFETIME, ROLLING -> null;
        };
    }

    private static @Nullable PeriodKind kindOf(CapRow row) {
        return switch (row.period()) {
            case MONTH -> PeriodKind.MONTH;
            case QUARTER -> PeriodKind.QUARTER;
            case YEAR -> PeriodKind.YEAR;
            case LIFETIME -> null;
        };
    }
}
