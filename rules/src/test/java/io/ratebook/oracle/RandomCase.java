package io.ratebook.oracle;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.SaleLineBuilder;
import io.ratebook.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy with sales and partners.
 *
 * @param partnersByCode null: without a partners file
 */
public record RandomCase(
        Policy policy, List<SaleLine> sales, @Nullable Map<String, PartnerFacts> partnersByCode) {
    /** The case of that seed: small, valid, and as nasty as the contract allows. */
    public static RandomCase of(long seed) {
        return of(seed, Kind.ANY);
    }

    public static RandomCase of(long seed, Kind kind) {
        Pick pick = new Pick(seed);
        Flavour flavour = Flavour.of(pick);
        Policy policy = new RandomPolicies(pick, flavour, kind).policy();
        RandomSales sales = new RandomSales(pick, flavour);
        Map<String, PartnerFacts> partners = pick.oneIn(4) ? null : sales.partners();
        return new RandomCase(policy, sales.sales(), partners);
    }

    /** The same with so many sets of sales that have nobody in common: what happens in one leaves the others alone. */
    public static RandomCase crowd(long seed, int sets) {
        Pick pick = new Pick(seed);
        Flavour flavour = Flavour.of(pick);
        Policy policy = new RandomPolicies(pick, flavour, Kind.ANY).policy();
        List<SaleLine> sales = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            String mark = "-" + set;
            new RandomSales(pick, flavour).sales().forEach(line -> sales.add(marked(line, mark)));
        }
        return new RandomCase(policy, sales, null);
    }

    private static SaleLine marked(SaleLine line, String mark) {
        SaleLineBuilder marked = line.toBuilder()
                .reference(line.reference() + mark)
                .credits(line.credits().stream()
                        .map(credit -> new Credit(credit.partner() + mark, credit.percent()))
                        .toList())
                .customer(line.customer() == null ? null : line.customer() + mark)
                .order(line.order() == null ? null : line.order() + mark);
        String original = line.originalReference();
        return (line.refund() ? marked.refundOf(original == null ? null : original + mark) : marked).build();
    }

    public Partners partners() {
        return partnersByCode == null ? Partners.everyoneNamed() : Partners.of(partnersByCode);
    }

    public RandomCase withPolicy(Policy other) {
        return new RandomCase(other, sales, partnersByCode);
    }

    public RandomCase withSales(List<SaleLine> other) {
        return new RandomCase(policy, other, partnersByCode);
    }

    /** What the policy may use. */
    public enum Kind {
        ANY,
        WITHOUT_TIERS_AND_CAPS,
        WITHOUT_SHARE_AND_CAPS
    }

    /**
     * What policy and sales of a case have in common.
     *
     * @param currency the policy's
     * @param currencies of sales
     * @param longTail whether sales spread over years rather than around two boundaries
     */
    record Flavour(@Nullable String zone, @Nullable String currency, List<String> currencies, boolean longTail) {
        static Flavour of(Pick pick) {
            String main = pick.of("GBP", "GBP", "EUR", "JPY", "KWD");
            boolean several = pick.oneIn(4);
            String other = pick.of("GBP", "JPY", "KWD", "USD");
            List<String> all = several ? List.of(main, main, main, other) : List.of(main);
            boolean silent = !several && pick.oneIn(6);
            return new Flavour(
                    pick.orNull(4, "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"),
                    silent ? null : main,
                    all,
                    pick.oneIn(3));
        }

        String mainCurrency() {
            return currencies.get(0);
        }
    }
}
