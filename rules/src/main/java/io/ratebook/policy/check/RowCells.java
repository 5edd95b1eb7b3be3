package io.ratebook.policy.check;

import io.ratebook.policy.Amount;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.Story;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Metric;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as its non-blank cells, by title in the order of the sheet. */
final class RowCells {
    private final Wording wording;

    RowCells(Wording wording) {
        this.wording = wording;
    }

    Map<String, String> of(RateRow row) {
        Map<String, String> cells = when(row.when());
        cells.putAll(outcome(row));
        put(cells, "Comment", row.comment());
        return cells;
    }

    /** The THEN side alone. */
    Map<String, String> outcome(RateRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, "Rate", wording.rate(row.rate()));
        put(cells, "Base", row.base());
        put(cells, "Component", row.component());
        put(cells, "Minimum", row.minimum());
        put(cells, "Maximum", row.maximum());
        put(cells, "Share", Wording.share(row.share()));
        return cells;
    }

    Map<String, String> of(TierScheme scheme, TierBand band) {
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, "Scheme", scheme.name());
        put(cells, "Metric", attributeOr(scheme.metric() == Metric.ATTRIBUTE, scheme.attribute(), scheme.metric()));
        put(cells, "Less refunds", scheme.lessRefunds() ? "yes" : "no");
        put(cells, "Counts", scheme.allSales() ? "all sales" : "its rows");
        boolean rolling = scheme.period() == TierScheme.Period.ROLLING;
        put(cells, "Period", rolling ? "rolling " + scheme.rollingDays() + " days" : word(scheme.period()));
        if (scheme.against() != Against.NOTHING) {
            put(
                    cells,
                    "Against",
                    attributeOr(scheme.against() == Against.ATTRIBUTE, scheme.againstAttribute(), scheme.against()));
        }
        put(cells, "Mode", scheme.lag() > 1 ? "lagged " + scheme.lag() : word(scheme.mode()));
        put(cells, "From", bandEnd(scheme, band, band.from()));
        put(cells, "Below", bandEnd(scheme, band, band.below()));
        put(cells, "Rate", wording.rate(band.rate()));
        return cells;
    }

    Map<String, String> of(NamedBase base) {
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, "Base", base.name());
        String component = base.startsFromComponent();
        put(cells, "Starts from", component == null ? base.startsFrom() : "component: " + component);
        put(cells, "Less discount", less(base.discount()));
        put(cells, "Less tax", less(base.tax()));
        put(cells, "Less shipping", less(base.shipping()));
        put(cells, "Less cost", less(base.cost()));
        put(cells, "Less fees", less(base.fees()));
        put(cells, "Percent", Wording.percent(base.percent()));
        return cells;
    }

    Map<String, String> of(DurationRow row) {
        Map<String, String> cells = when(row.when());
        put(cells, "Hold days", text(row.holdDays()));
        if (row.approval() != null) {
            boolean automatic = row.approval() == DurationRow.Approval.AUTOMATIC;
            put(cells, "Approval", automatic ? "automatic" : "by hand");
        }
        put(cells, "Earns for", row.earnsFor() == null ? null : earnsFor(row.earnsFor()));
        put(cells, "Clawback within days", text(row.clawbackWithinDays()));
        put(cells, "Comment", row.comment());
        return cells;
    }

    Map<String, String> of(ThresholdRow row) {
        Map<String, String> cells = when(row.when());
        put(cells, "Minimum", row.minimum());
        put(cells, "Minimum sales", text(row.minimumSales()));
        put(cells, "Minimum customers", text(row.minimumCustomers()));
        put(cells, "Sweep", word(row.sweep()));
        put(cells, "Comment", row.comment());
        return cells;
    }

    Map<String, String> of(CapRow row) {
        Map<String, String> cells = when(row.when());
        put(cells, "Scope", word(row.scope()));
        put(cells, "Period", row.period() == CapRow.Period.LIFETIME ? null : word(row.period()));
        put(cells, "Maximum", row.maximum());
        put(cells, "Component", row.component());
        put(cells, "Comment", row.comment());
        return cells;
    }

    Map<String, String> of(ReferralRow row) {
        Map<String, String> cells = when(row.when());
        put(cells, "Depth", text(row.depth()));
        put(cells, "Kind", word(row.kind()));
        put(cells, "Value", row.value() == null ? null : value(row.value()));
        put(cells, "Base", row.base() == null ? null : word(row.base()));
        put(cells, "Minimum earnings", row.minimumEarnings());
        put(cells, "Duration", duration(row.duration()));
        put(cells, "Own sales needed", text(row.ownSalesNeeded()));
        put(cells, "Comment", row.comment());
        return cells;
    }

    Map<String, String> of(Story story, Story.Step step) {
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, "Name", story.name());
        step.sale().forEach((column, value) -> put(cells, saleTitle(column), value));
        step.facts().forEach((column, value) -> put(cells, column.title(), value));
        put(cells, "Component", step.component());
        put(cells, "Commission", step.expected() == null ? null : expected(step.expected()));
        return cells;
    }

    /** {@code original_reference} is {@code Original reference} in the sheet, the time {@code Date}. */
    private static String saleTitle(String column) {
        if (column.equals("occurred_at")) {
            return "Date";
        }
        if (column.startsWith(StoryWorld.ATTRIBUTE)) {
            return "attribute: " + column.substring(StoryWorld.ATTRIBUTE.length());
        }
        return column.substring(0, 1).toUpperCase(Locale.ROOT)
                + column.substring(1).replace('_', ' ');
    }

    private Map<String, String> when(Map<Column, Condition> when) {
        Map<String, String> cells = new LinkedHashMap<>();
        when.forEach((column, condition) -> wording.putCells(column, condition, cells));
        return cells;
    }

    private @Nullable String bandEnd(TierScheme scheme, TierBand band, @Nullable BigDecimal end) {
        if (end == null) {
            return null;
        }
        if (scheme.against() != Against.NOTHING) {
            return Wording.percent(end);
        }
        return scheme.metric().isMoney() ? wording.money(end, band.currency()) : end.toPlainString();
    }

    private static String attributeOr(boolean isAttribute, @Nullable String attribute, Enum<?> other) {
        return isAttribute && attribute != null ? "attribute: " + attribute : word(other);
    }

    private static String less(Less less) {
        if (less instanceof Less.Percent percent) {
            return Wording.percent(percent.percent());
        }
        return less instanceof Less.Yes ? "yes" : "no";
    }

    private static String earnsFor(EarnsFor earnsFor) {
        if (earnsFor instanceof EarnsFor.Months months) {
            return months.months() + " months";
        }
        return earnsFor instanceof EarnsFor.Payments payments ? payments.payments() + " payments" : "for ever";
    }

    private static String duration(ReferralRow.Duration duration) {
        if (duration instanceof ReferralRow.Duration.Days days) {
            return days.days() + " days";
        }
        return duration instanceof ReferralRow.Duration.Months months ? months.months() + " months" : "for ever";
    }

    private String value(ReferralRow.Value value) {
        return value instanceof ReferralRow.Value.Percent percent
                ? Wording.percent(percent.percent())
                : wording.amount(((ReferralRow.Value.Flat) value).amount());
    }

    private String expected(Story.Expected expected) {
        return expected.amount() == null ? "none" : wording.money(expected.amount(), expected.currency());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private void put(Map<String, String> cells, String title, @Nullable Amount amount) {
        put(cells, title, amount == null ? null : wording.amount(amount));
    }

    private static void put(Map<String, String> cells, String title, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            cells.put(title, text);
        }
    }
}
