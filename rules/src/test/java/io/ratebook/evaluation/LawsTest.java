package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.oracle.RandomCase;
import io.ratebook.oracle.RandomCase.Kind;
import io.ratebook.oracle.Shown;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds whatever the policy and the history; {@code -Dratebook.seed=7 -Dratebook.cases=1} repeats seed 7. */
class LawsTest {
    private static final long SEED = Long.getLong("ratebook.seed", 1);
    private static final int CASES = Integer.getInteger("ratebook.cases", 60);

    private static void forEach(Kind kind, Consumer<RandomCase> law) {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomCase random = RandomCase.of(seed, kind);
            try {
                law.accept(random);
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + "\n" + Shown.show(random) + broken.getMessage(), broken);
            }
        }
    }

    @Test
    void the_same_sales_in_any_order_of_the_file_earn_the_same() {
        forEach(Kind.ANY, random -> {
            List<SaleLine> shuffled = new ArrayList<>(random.sales());
            Collections.shuffle(shuffled, new Random(SEED));
            assertThat(told(random.withSales(shuffled))).isEqualTo(told(random));
        });
    }

    @Test
    void evaluating_twice_gives_the_same_lines_in_the_order_of_the_file() {
        forEach(Kind.ANY, random -> {
            List<ResultLine> lines = EngineAgainstOracleTest.lines(random);
            assertThat(EngineAgainstOracleTest.lines(random)).isEqualTo(lines);
            List<String> references =
                    lines.stream().map(ResultLine::reference).distinct().toList();
            assertThat(references)
                    .isEqualTo(random.sales().stream().map(SaleLine::reference).toList());
        });
    }

    @Test
    @DisplayName(
            "B14, F17, reliability 7, 8: all refunds of a sale never take back more than it earned, and a full refund"
                    + " takes back all")
    void a_full_refund_in_any_parts_nets_each_commission_to_zero() {
        AtomicInteger refundedSales = new AtomicInteger();
        forEach(Kind.ANY, random -> {
            Map<String, Long> earned = new TreeMap<>();
            Map<String, Long> left = new TreeMap<>();
            Set<String> parked = new HashSet<>();
            for (ResultLine line : EngineAgainstOracleTest.lines(withoutClawback(random))) {
                if (line.kind() == ResultLine.Kind.PARKED) {
                    parked.add(line.reference());
                }
                String key = String.join(
                        "|",
                        line.sale(),
                        line.partner(),
                        line.component(),
                        line.currency().code());
                if (line.kind() == ResultLine.Kind.COMMISSION) {
                    earned.merge(key, line.amountMinor(), Long::sum);
                }
                left.merge(key, line.amountMinor(), Long::sum);
            }
            Map<String, Boolean> refunded = refundedInFull(random, parked);
            refundedSales.addAndGet(refunded.size());
            earned.forEach((key, amount) -> {
                long rest = left.getOrDefault(key, 0L);
                assertThat(rest).as(key).isBetween(0L, amount);
                if (refunded.getOrDefault(key.substring(0, key.indexOf('|')), false)) {
                    assertThat(rest).as(key).isZero();
                }
            });
        });
        System.out.println("LawsTest: " + refundedSales + " sales with refunds");
    }

    @Test
    @DisplayName("F17: Share moves money between partners and components, and never makes or loses a cent")
    void what_is_shared_and_what_stays_add_up_to_the_commission_without_share() {
        forEach(Kind.ANY, random -> assertThat(sums(random.withPolicy(withoutCaps(random.policy(), false))))
                .isEqualTo(sums(random.withPolicy(withoutCaps(random.policy(), true)))));
    }

    @Test
    void a_later_sale_of_another_partner_and_customer_changes_nothing() {
        forEach(Kind.WITHOUT_TIERS_AND_CAPS, random -> {
            List<SaleLine> more = new ArrayList<>(random.sales());
            more.add(strangerTo(random));
            List<String> lines = new ArrayList<>(told(random.withSales(more)));
            lines.removeIf(line -> line.startsWith("stranger "));
            assertThat(lines).isEqualTo(told(random));
        });
    }

    private static List<String> told(RandomCase random) {
        return EngineAgainstOracleTest.lines(random).stream()
                .map(Shown::key)
                .sorted()
                .toList();
    }

    /** Sales that have refunds adding up to their Revenue, by reference. */
    private static Map<String, Boolean> refundedInFull(RandomCase random, Set<String> parked) {
        Map<String, BigDecimal> back = new HashMap<>();
        for (SaleLine line : random.sales()) {
            if (line.refund() && line.originalReference() != null && !parked.contains(line.reference())) {
                back.merge(line.originalReference(), line.amount(), BigDecimal::add);
            }
        }
        Map<String, Boolean> full = new HashMap<>();
        for (SaleLine line : random.sales()) {
            BigDecimal given = back.get(line.reference());
            if (!line.refund() && given != null) {
                full.put(
                        line.reference(),
                        line.amount().subtract(line.discount()).compareTo(given) == 0);
            }
        }
        return full;
    }

    private static RandomCase withoutClawback(RandomCase random) {
        Policy policy = random.policy();
        return random.withPolicy(new Policy(
                policy.settings(),
                policy.rates(),
                policy.tiers(),
                policy.bases(),
                io.ratebook.policy.Sheet.empty(),
                policy.thresholds(),
                policy.caps(),
                policy.referrals(),
                policy.tests()));
    }

    /** Commission is a metric of some tiers, which Share may change: those are left out. */
    private static Policy withoutCaps(Policy policy, boolean shared) {
        List<RateSheet> rates = policy.rates().stream()
                .map(sheet -> new RateSheet(
                        sheet.name(),
                        sheet.reading(),
                        sheet.columns(),
                        sheet.rows().stream().map(row -> row(row, shared)).toList()))
                .toList();
        return new Policy(
                policy.settings(),
                rates,
                policy.tiers(),
                policy.bases(),
                policy.durations(),
                policy.thresholds(),
                io.ratebook.policy.Sheet.empty(),
                policy.referrals(),
                policy.tests());
    }

    private static RateRow row(RateRow row, boolean shared) {
        return new RateRow(
                row.ref(),
                row.when(),
                row.rate(),
                row.base(),
                row.component(),
                row.minimum(),
                row.maximum(),
                shared ? row.share() : List.of(),
                "");
    }

    /** What each sale earns over all partners and components. */
    private static Map<String, Long> sums(RandomCase random) {
        boolean byCommission = random.policy().tiers().stream()
                .anyMatch(scheme -> scheme.metric() == io.ratebook.policy.TierScheme.Metric.COMMISSION);
        Map<String, Long> sums = new TreeMap<>();
        for (ResultLine line : byCommission ? List.<ResultLine>of() : EngineAgainstOracleTest.lines(random)) {
            if (line.kind() == ResultLine.Kind.COMMISSION) {
                sums.merge(line.reference() + " " + line.currency(), line.amountMinor(), Long::sum);
            }
        }
        return sums;
    }

    private static SaleLine strangerTo(RandomCase random) {
        long last = random.sales().stream()
                .mapToLong(SaleLine::occurredAtMicros)
                .max()
                .orElse(0);
        return SaleLine.sale("stranger", last + 1, random.sales().get(0).currency(), new BigDecimal("50"))
                .credits(List.of(new Credit("Stranger", new BigDecimal("100"))))
                .customer("strange customer")
                .build();
    }
}
