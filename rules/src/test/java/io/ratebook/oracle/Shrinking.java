package io.ratebook.oracle;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.SaleLineBuilder;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a failing case smaller as long as it fails: fewer sales, then fewer rows, then fewer settings. */
public final class Shrinking {
    private Shrinking() {}

    public static RandomCase shrink(RandomCase failing, Predicate<RandomCase> fails) {
        RandomCase now = failing;
        for (boolean smaller = true; smaller; ) {
            RandomCase next = firstSmaller(now, fails);
            smaller = next != null;
            now = next == null ? now : next;
        }
        return now;
    }

    private static @Nullable RandomCase firstSmaller(RandomCase from, Predicate<RandomCase> fails) {
        return Stream.<Function<RandomCase, Stream<RandomCase>>>of(
                        Shrinking::fewerSales,
                        Shrinking::fewerRows,
                        Shrinking::fewerConditions,
                        Shrinking::plainerSales,
                        Shrinking::fewerSettings)
                .flatMap(way -> way.apply(from))
                .filter(fails)
                .findFirst()
                .orElse(null);
    }

    private static Stream<RandomCase> fewerSales(RandomCase from) {
        List<RandomCase> smaller = new ArrayList<>();
        for (int size = from.sales().size() / 2; size >= 1; size /= 2) {
            for (int start = 0; start + size <= from.sales().size(); start += size) {
                List<SaleLine> fewer = new ArrayList<>(from.sales());
                fewer.subList(start, start + size).clear();
                smaller.add(from.withSales(fewer));
            }
        }
        return smaller.stream();
    }

    private static Stream<RandomCase> plainerSales(RandomCase from) {
        List<RandomCase> smaller = new ArrayList<>();
        for (int i = 0; i < from.sales().size(); i++) {
            for (SaleLine plainer : plainer(from.sales().get(i))) {
                if (!plainer.equals(from.sales().get(i))) {
                    List<SaleLine> sales = new ArrayList<>(from.sales());
                    sales.set(i, plainer);
                    smaller.add(from.withSales(sales));
                }
            }
        }
        return smaller.stream();
    }

    private static List<SaleLine> plainer(SaleLine line) {
        if (line.refund()) {
            return List.of();
        }
        List<Credit> one = line.credits().size() > 1 ? line.credits().subList(0, 1) : line.credits();
        return Stream.of(
                        line.toBuilder().credits(one),
                        line.toBuilder().order(null),
                        line.toBuilder().discount(BigDecimal.ZERO),
                        line.toBuilder().customer(ofOrder(line)),
                        line.toBuilder().event(SaleLine.SALE),
                        line.toBuilder().attributes(Map.of()))
                .map(SaleLineBuilder::build)
                .toList();
    }

    /** The lines of an order keep their customer: they all have the same. */
    private static @Nullable String ofOrder(SaleLine line) {
        return line.order() == null ? null : line.customer();
    }

    private static Stream<RandomCase> fewerRows(RandomCase from) {
        Policy policy = from.policy();
        List<Policy> smaller = new ArrayList<>();
        for (List<RateSheet> sheets : without(policy.rates())) {
            smaller.add(with(policy, sheets, policy.durations(), policy.caps()));
        }
        for (int i = 0; i < policy.rates().size(); i++) {
            RateSheet sheet = policy.rates().get(i);
            for (List<RateRow> rows : without(sheet.rows())) {
                List<RateSheet> sheets = new ArrayList<>(policy.rates());
                sheets.set(i, new RateSheet(sheet.name(), sheet.reading(), sheet.columns(), rows));
                smaller.add(with(policy, sheets, policy.durations(), policy.caps()));
            }
        }
        for (List<DurationRow> rows : without(policy.durations().rows())) {
            Sheet<DurationRow> sheet = new Sheet<>(policy.durations().columns(), rows);
            smaller.add(with(policy, policy.rates(), sheet, policy.caps()));
        }
        for (List<CapRow> rows : without(policy.caps().rows())) {
            Sheet<CapRow> sheet = new Sheet<>(policy.caps().columns(), rows);
            smaller.add(with(policy, policy.rates(), policy.durations(), sheet));
        }
        return smaller.stream().map(from::withPolicy);
    }

    private static Stream<RandomCase> fewerConditions(RandomCase from) {
        Policy policy = from.policy();
        List<Policy> smaller = new ArrayList<>();
        for (int i = 0; i < policy.rates().size(); i++) {
            RateSheet sheet = policy.rates().get(i);
            for (int j = 0; j < sheet.rows().size(); j++) {
                for (RateRow plainer : plainer(sheet.rows().get(j))) {
                    List<RateRow> rows = new ArrayList<>(sheet.rows());
                    rows.set(j, plainer);
                    List<RateSheet> sheets = new ArrayList<>(policy.rates());
                    sheets.set(i, new RateSheet(sheet.name(), sheet.reading(), sheet.columns(), rows));
                    smaller.add(with(policy, sheets, policy.durations(), policy.caps()));
                }
            }
        }
        return smaller.stream().map(from::withPolicy);
    }

    private static List<RateRow> plainer(RateRow row) {
        List<RateRow> plainer = new ArrayList<>();
        for (Column column : row.when().keySet()) {
            SortedMap<Column, Condition> fewer = new TreeMap<>(row.when());
            fewer.remove(column);
            plainer.add(new RateRow(
                    row.ref(),
                    fewer,
                    row.rate(),
                    row.base(),
                    row.component(),
                    row.minimum(),
                    row.maximum(),
                    row.share(),
                    ""));
        }
        if (!row.share().isEmpty() || row.minimum() != null || row.maximum() != null || row.base() != null) {
            plainer.add(new RateRow(
                    row.ref(), row.when(), row.rate(), row.base(), row.component(), null, null, row.share(), ""));
            plainer.add(new RateRow(
                    row.ref(),
                    row.when(),
                    row.rate(),
                    row.base(),
                    row.component(),
                    row.minimum(),
                    row.maximum(),
                    List.of(),
                    ""));
            plainer.add(new RateRow(
                    row.ref(),
                    row.when(),
                    row.rate(),
                    null,
                    row.component(),
                    row.minimum(),
                    row.maximum(),
                    row.share(),
                    ""));
            plainer.removeIf(row::equals);
        }
        return plainer;
    }

    private static Stream<RandomCase> fewerSettings(RandomCase from) {
        List<RandomCase> smaller = new ArrayList<>();
        PolicySettings old = from.policy().settings();
        if (old.timeZone() != null || old.reactivatedAfterDays() != 365) {
            PolicySettings plain =
                    new PolicySettings("", null, old.currency(), null, null, 365, "", List.of(), null, null);
            Policy policy = from.policy();
            smaller.add(from.withPolicy(new Policy(
                    plain,
                    policy.rates(),
                    policy.tiers(),
                    policy.bases(),
                    policy.durations(),
                    policy.thresholds(),
                    policy.caps(),
                    policy.referrals(),
                    policy.tests())));
        }
        if (from.partnersByCode() != null) {
            smaller.add(new RandomCase(from.policy(), from.sales(), null));
        }
        return smaller.stream();
    }

    private static <T> List<List<T>> without(List<T> rows) {
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<T> fewer = new ArrayList<>(rows);
            fewer.remove(i);
            all.add(fewer);
        }
        return all;
    }

    private static Policy with(Policy policy, List<RateSheet> rates, Sheet<DurationRow> durations, Sheet<CapRow> caps) {
        return new Policy(
                policy.settings(),
                rates,
                policy.tiers(),
                policy.bases(),
                durations,
                policy.thresholds(),
                caps,
                policy.referrals(),
                policy.tests());
    }
}
