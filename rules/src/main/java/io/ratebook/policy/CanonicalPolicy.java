package io.ratebook.policy;

import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.ReferralRow.Duration;
import io.ratebook.policy.Story.Expected;
import io.ratebook.policy.Story.Step;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What decides in a policy, as one text: keys sorted, numbers as plain decimal texts, nothing that is blank. Titles,
 * notes, comments, row numbers, the order of WHEN columns, the start day and the version it is based on are left out.
 */
public final class CanonicalPolicy {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanonicalPolicy() {}

    /** The canonical JSON; equal policies give equal texts, byte for byte. */
    public static String json(Policy policy) {
        return JSON.writeValueAsString(tree(policy).map);
    }

    /**
     * The canonical JSON with the content of the DRL that the policy names: the text that {@link PolicyHash} is of.
     *
     * @param drlHashes the content hash of every DRL set that the policy names, by name
     */
    public static String json(Policy policy, Map<String, String> drlHashes) {
        Node node = tree(policy);
        Node hashes = new Node();
        policy.settings().drl().forEach(name -> hashes.put(name, drlHashes.get(name)));
        return JSON.writeValueAsString(node.put("drlContent", hashes.map.isEmpty() ? null : hashes.map).map);
    }

    /** An object under way; blank values are not put. */
    private static final class Node {
        private final SortedMap<String, Object> map = new TreeMap<>();

        Node put(String key, @Nullable Object value) {
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                map.put(key, value);
            }
            return this;
        }
    }

    private interface NodeOf<R> {
        Node of(R row);
    }

    private static <R> List<Object> list(List<R> rows, NodeOf<R> node) {
        List<Object> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(node.of(row).map));
        return list;
    }

    private static Node tree(Policy policy) {
        return new Node()
                .put("settings", settings(policy.settings()).map)
                .put("rates", list(policy.rates(), CanonicalPolicy::rates))
                .put("tiers", list(policy.tiers(), CanonicalPolicy::scheme))
                .put("bases", list(policy.bases(), CanonicalPolicy::base))
                .put("durations", list(policy.durations().rows(), CanonicalPolicy::duration))
                .put("thresholds", list(policy.thresholds().rows(), CanonicalPolicy::threshold))
                .put("caps", list(policy.caps().rows(), CanonicalPolicy::cap))
                .put("referrals", list(policy.referrals().rows(), CanonicalPolicy::referral))
                .put("tests", list(policy.tests(), CanonicalPolicy::story));
    }

    private static Node settings(PolicySettings settings) {
        return new Node()
                .put("currency", settings.currency())
                .put(
                        "timeZone",
                        settings.timeZone() == null ? null : settings.timeZone().getId())
                .put("reactivatedAfterDays", settings.reactivatedAfterDays())
                .put("drl", settings.drl());
    }

    private static Node rates(RateSheet sheet) {
        return new Node()
                .put("sheet", sheet.name())
                .put("reading", sheet.reading().name())
                .put("rows", list(sheet.rows(), CanonicalPolicy::rate));
    }

    private static Node row(Conditional row) {
        Node when = new Node();
        row.when().forEach((column, condition) -> when.put(key(column), condition(condition).map));
        return new Node().put("id", row.ref().id()).put("when", when.map.isEmpty() ? null : when.map);
    }

    private static String key(Column column) {
        return column.field().isNamed()
                ? column.field().name() + ":" + column.name()
                : column.field().name();
    }

    private static Node condition(Condition condition) {
        Node node = new Node();
        if (condition instanceof Condition.OneOf oneOf) {
            return node.put("oneOf", oneOf.codes());
        }
        if (condition instanceof Condition.NoneOf noneOf) {
            return node.put("noneOf", noneOf.codes());
        }
        if (condition instanceof Condition.Band band) {
            return node.put("from", number(band.from()))
                    .put("below", number(band.below()))
                    .put("currency", band.currency());
        }
        if (condition instanceof Condition.Days days) {
            return node.put("from", text(days.from())).put("below", text(days.below()));
        }
        return node.put("present", condition instanceof Condition.Present);
    }

    private static Node rate(RateRow row) {
        return row(row).put("rate", rate(row.rate()).map)
                .put("base", row.base())
                .put("component", row.component())
                .put("minimum", amount(row.minimum()))
                .put("maximum", amount(row.maximum()))
                .put("share", list(row.share(), CanonicalPolicy::share));
    }

    private static Node rate(Rate rate) {
        Node node = new Node();
        if (rate instanceof Rate.Percent percent) {
            return node.put("percent", number(percent.percent()));
        }
        if (rate instanceof Rate.Fixed fixed) {
            return node.put("fixed", amount(fixed.amount()));
        }
        if (rate instanceof Rate.PerUnit unit) {
            return node.put("perUnit", amount(unit.amount()));
        }
        if (rate instanceof Rate.PerOrder order) {
            return node.put("perOrder", amount(order.amount()));
        }
        return rate instanceof Rate.Tiered tiered ? node.put("tier", tiered.scheme()) : node.put("none", true);
    }

    private static Node share(SharePart part) {
        Node node = new Node().put("percent", number(part.percent()));
        if (part.to() instanceof SharePart.To.Partner partner) {
            return node.put("partner", partner.code());
        }
        return part.to() instanceof SharePart.To.Component component
                ? node.put("component", component.name())
                : node.put("referrer", true);
    }

    private static Node scheme(TierScheme scheme) {
        return new Node()
                .put("scheme", scheme.name())
                .put("metric", scheme.metric().name())
                .put("attribute", scheme.attribute())
                .put("lessRefunds", scheme.lessRefunds())
                .put("allSales", scheme.allSales())
                .put("period", scheme.period().name())
                .put("rollingDays", scheme.rollingDays())
                .put("against", scheme.against().name())
                .put("againstAttribute", scheme.againstAttribute())
                .put("mode", scheme.mode().name())
                .put("lag", scheme.lag())
                .put("bands", list(scheme.bands(), CanonicalPolicy::band));
    }

    private static Node band(TierBand band) {
        return new Node()
                .put("id", band.ref().id())
                .put("from", number(band.from()))
                .put("below", number(band.below()))
                .put("currency", band.currency())
                .put("rate", rate(band.rate()).map);
    }

    private static Node base(NamedBase base) {
        return new Node()
                .put("id", base.ref().id())
                .put("base", base.name())
                .put("startsFrom", base.startsFrom())
                .put("startsFromComponent", base.startsFromComponent())
                .put("lessDiscount", less(base.discount()))
                .put("lessTax", less(base.tax()))
                .put("lessShipping", less(base.shipping()))
                .put("lessCost", less(base.cost()))
                .put("lessFees", less(base.fees()))
                .put("percent", number(base.percent()));
    }

    private static @Nullable String less(Less less) {
        if (less instanceof Less.Percent percent) {
            return number(percent.percent());
        }
        return less instanceof Less.Yes ? "yes" : null;
    }

    private static Node duration(DurationRow row) {
        return row(row).put("holdDays", row.holdDays())
                .put("approval", row.approval() == null ? null : row.approval().name())
                .put("earnsFor", row.earnsFor() == null ? null : earnsFor(row.earnsFor()).map)
                .put("clawbackWithinDays", row.clawbackWithinDays());
    }

    private static Node earnsFor(EarnsFor earnsFor) {
        Node node = new Node();
        if (earnsFor instanceof EarnsFor.Months months) {
            return node.put("months", months.months());
        }
        return earnsFor instanceof EarnsFor.Payments payments
                ? node.put("payments", payments.payments())
                : node.put("forEver", true);
    }

    private static Node threshold(ThresholdRow row) {
        return row(row).put("minimum", amount(row.minimum()))
                .put("minimumSales", row.minimumSales())
                .put("minimumCustomers", row.minimumCustomers())
                .put("sweep", row.sweep().name());
    }

    private static Node cap(CapRow row) {
        return row(row).put("scope", row.scope().name())
                .put("period", row.period().name())
                .put("maximum", amount(row.maximum()))
                .put("component", row.component());
    }

    private static Node referral(ReferralRow row) {
        return row(row).put("depth", row.depth())
                .put("kind", row.kind().name())
                .put("value", row.value() == null ? null : value(row.value()).map)
                .put("base", row.base() == null ? null : row.base().name())
                .put("minimumEarnings", amount(row.minimumEarnings()))
                .put("duration", duration(row.duration()).map)
                .put("ownSalesNeeded", row.ownSalesNeeded());
    }

    private static Node value(ReferralRow.Value value) {
        Node node = new Node();
        if (value instanceof ReferralRow.Value.Percent percent) {
            return node.put("percent", number(percent.percent()));
        }
        return value instanceof ReferralRow.Value.Flat flat ? node.put("flat", amount(flat.amount())) : node;
    }

    private static Node duration(Duration duration) {
        Node node = new Node();
        if (duration instanceof Duration.Days days) {
            return node.put("days", days.days());
        }
        return duration instanceof Duration.Months months
                ? node.put("months", months.months())
                : node.put("forEver", true);
    }

    private static Node story(Story story) {
        return new Node().put("name", story.name()).put("steps", list(story.steps(), CanonicalPolicy::step));
    }

    private static Node step(Step step) {
        Node facts = new Node();
        step.facts().forEach((column, text) -> facts.put(key(column), text));
        return new Node()
                .put("id", step.ref().id())
                .put("sale", step.sale().isEmpty() ? null : step.sale())
                .put("facts", facts.map.isEmpty() ? null : facts.map)
                .put("component", step.component())
                .put("expected", step.expected() == null ? null : expected(step.expected()).map);
    }

    private static Node expected(Expected expected) {
        return expected.amount() == null
                ? new Node().put("none", true)
                : new Node().put("amount", number(expected.amount())).put("currency", expected.currency());
    }

    private static @Nullable Object amount(@Nullable Amount amount) {
        return amount == null
                ? null
                : new Node().put("amount", number(amount.value())).put("currency", amount.currency()).map;
    }

    private static @Nullable String number(@Nullable BigDecimal value) {
        return value == null ? null : Numbers.required(value).toPlainString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
