package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.DrlSet;
import io.ratebook.evaluation.drools.DrlSets;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.TierScheme;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy with its currency and time zone settled and its tables compiled; immutable but for what it remembers. */
final class ReadyPolicy {
    final Policy policy;
    final ZoneId zone;
    final String currency;
    final BaseAmounts bases;
    final List<Scheme> schemes = new ArrayList<>();
    final List<RatePlan> firstMatchRows;
    final List<RatePlan> addingRows;
    final List<CapPlan> capRows = new ArrayList<>();
    final @Nullable DrlSet drl;
    final Outcomes outcomes = new Outcomes();
    final ConditionList<Outcome> firstMatch;
    final ConditionList<Outcome> adding;
    final ConditionList<Terms> durations;
    final ConditionList<List<CapPlan>> caps;

    /**
     * Makes a policy ready.
     *
     * @param currency what money without a currency is in
     * @param zone of calendar periods and date cells
     * @throws IllegalArgumentException naming the row, if something it refers to is not there
     */
    ReadyPolicy(Policy policy, String currency, ZoneId zone) {
        this.policy = policy;
        this.currency = currency;
        this.zone = zone;
        List<String> sets = policy.settings().drl();
        this.drl = sets.isEmpty() ? null : DrlSets.shipped().joined(sets);
        this.bases = new BaseAmounts(policy.bases());
        Map<String, Scheme> byName = new HashMap<>();
        for (TierScheme row : policy.tiers()) {
            Scheme scheme = Scheme.of(schemes.size(), row, currency);
            schemes.add(scheme);
            byName.put(row.name(), scheme);
        }
        List<RatePlan> first = new ArrayList<>();
        List<RatePlan> add = new ArrayList<>();
        for (RateSheet sheet : policy.rates()) {
            List<RatePlan> list = sheet.reading() == Reading.FIRST_MATCH ? first : add;
            for (RateRow row : sheet.rows()) {
                list.add(RatePlan.of(first.size() + add.size(), row, bases, byName, currency));
            }
        }
        firstMatchRows = List.copyOf(first);
        addingRows = List.copyOf(add);
        for (CapRow row : policy.caps().rows()) {
            CurrencyCode in = RatePlan.currency(row.maximum(), currency);
            capRows.add(new CapPlan(
                    capRows.size(), row, Money.of(row.maximum().value(), in).minor(), in));
        }
        firstMatch = list(rows(firstMatchRows), rows -> outcomes.ofFirstMatch(pick(firstMatchRows, rows)));
        adding = list(rows(addingRows), rows -> outcomes.ofAdding(pick(addingRows, rows)));
        durations = list(
                policy.durations().rows(),
                rows -> Terms.of(pick(policy.durations().rows(), rows)));
        caps = list(policy.caps().rows(), rows -> pick(capRows, rows));
    }

    private <A> ConditionList<A> list(
            List<? extends io.ratebook.policy.Conditional> rows, java.util.function.Function<int[], A> answer) {
        return new ConditionList<>(rows, zone, currency, answer);
    }

    private static List<RateRow> rows(List<RatePlan> plans) {
        return plans.stream().map(RatePlan::row).toList();
    }

    private static <R> List<R> pick(List<R> rows, int... numbers) {
        return Arrays.stream(numbers).mapToObj(rows::get).toList();
    }

    /** Components that the sheets name; DRL keeps off them. */
    Set<String> components() {
        Set<String> names = new TreeSet<>();
        rateRows().forEach(row -> {
            names.add(row.component());
            row.row().share().forEach(part -> {
                if (part.to() instanceof SharePart.To.Component own) {
                    names.add(own.name());
                }
            });
        });
        return names;
    }

    /** Whether the list can be asked for many lines at once, before history is known and DRL has spoken. */
    boolean isAskedAhead(ConditionList<?> list) {
        boolean attributesMayChange = drl != null && drl.hasBefore();
        return list.isStatic()
                && !(attributesMayChange && (list.looksAt(Field.ATTRIBUTE) || list.looksAt(Field.ATTRIBUTE_NUMBER)));
    }

    /** Whether what a sale earns depends on sales before it, so that they must be gone over in the order of time. */
    boolean looksBack() {
        return drl != null
                || !caps.isEmpty()
                || !schemes.isEmpty()
                || HistoryNeeds.of(this).any()
                || rateRows().anyMatch(RatePlan::isPerOrder);
    }

    boolean hasPeriodEnd() {
        return drl != null && drl.hasPeriodEnd();
    }

    /** Whether a cap has that scope. */
    boolean caps(CapRow.Scope scope) {
        return capRows.stream().anyMatch(cap -> cap.row().scope() == scope);
    }

    boolean looksAt(Field field) {
        return Stream.of(firstMatch, adding, durations, caps).anyMatch(list -> list.looksAt(field));
    }

    Stream<RatePlan> rateRows() {
        return Stream.concat(firstMatchRows.stream(), addingRows.stream());
    }
}
