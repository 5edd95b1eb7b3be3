package io.ratebook.oracle;

import io.ratebook.evaluation.LineVersions;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.Sales;
import io.ratebook.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two or three versions of a policy with sales and partners.
 *
 * @param versionBySale of each sale, by source and reference; -1 for none
 * @param partnersByCode null: without a partners file
 */
public record VersionedCase(
        List<Policy> versions,
        List<SaleLine> sales,
        @Nullable Map<String, PartnerFacts> partnersByCode,
        Map<String, Integer> versionBySale) {
    /** Versions that start at sales' instants, or stand in any order, as corrections and new customers' versions make. */
    public static VersionedCase of(long seed) {
        Pick pick = new Pick(seed);
        RandomCase.Flavour flavour = RandomCase.Flavour.of(pick);
        List<Policy> versions = new ArrayList<>();
        versions.add(new RandomPolicies(pick, flavour, RandomCase.Kind.ANY).policy());
        int count = pick.between(2, 3);
        while (versions.size() < count) {
            versions.add(
                    pick.oneIn(4)
                            ? new RandomPolicies(pick, flavour, RandomCase.Kind.ANY).policy()
                            : new ChangedPolicy(pick, versions.get(versions.size() - 1)).policy());
        }
        RandomSales random = new RandomSales(pick, flavour);
        List<SaleLine> sales = random.sales();
        Map<String, PartnerFacts> partners = pick.oneIn(4) ? null : random.partners();
        return new VersionedCase(versions, sales, partners, versionBySale(pick, count, sales));
    }

    private static Map<String, Integer> versionBySale(Pick pick, int count, List<SaleLine> sales) {
        boolean anyhow = pick.oneIn(4);
        boolean late = pick.oneIn(3);
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(pick.from(sales).occurredAtMicros());
        }
        starts.sort(null);
        Map<String, Integer> versions = new HashMap<>();
        for (SaleLine sale : sales) {
            int inForce = (int) starts.stream()
                            .filter(start -> start <= sale.occurredAtMicros())
                            .count()
                    - 1;
            int any = pick.between(pick.oneIn(4) ? -1 : 0, count - 1);
            versions.put(key(sale.source(), sale.reference()), anyhow ? any : late ? inForce : Math.max(0, inForce));
        }
        return versions;
    }

    private static String key(String source, String reference) {
        return source + "|" + reference;
    }

    public Partners partners() {
        return partnersByCode == null ? Partners.everyoneNamed() : Partners.of(partnersByCode);
    }

    public int versionOf(SaleLine sale) {
        return versionBySale.getOrDefault(key(sale.source(), sale.reference()), LineVersions.NONE);
    }

    /** The versions of the lines of those sales, which refuses to answer for refunds. */
    public LineVersions lineVersions(Sales built) {
        return line -> {
            if (built.isRefund(line)) {
                throw new IllegalArgumentException("a refund follows its sale: line " + line);
            }
            return versionBySale.getOrDefault(key(built.source(line), built.reference(line)), LineVersions.NONE);
        };
    }

    public VersionedCase withSales(List<SaleLine> other) {
        return new VersionedCase(versions, other, partnersByCode, versionBySale);
    }

    public VersionedCase withVersions(List<Policy> other, Map<String, Integer> places) {
        return new VersionedCase(other, sales, partnersByCode, places);
    }

    /** As a person reads it. */
    public String shown() {
        StringBuilder text = new StringBuilder();
        for (int version = 0; version < versions.size(); version++) {
            text.append("VERSION ").append(version).append('\n');
            int place = version;
            List<SaleLine> under = sales.stream()
                    .filter(sale -> !sale.refund() && versionOf(sale) == place)
                    .toList();
            text.append(Shown.show(new RandomCase(versions.get(version), under, partnersByCode)));
        }
        List<SaleLine> others = sales.stream()
                .filter(sale -> sale.refund() || versionOf(sale) < 0)
                .toList();
        return text + "REFUNDS AND SALES WITHOUT A VERSION\n"
                + Shown.show(new RandomCase(versions.get(0), others, partnersByCode));
    }
}
