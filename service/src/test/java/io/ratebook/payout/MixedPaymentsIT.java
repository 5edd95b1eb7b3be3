package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.report.GroupPayments;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of sales, refunds, adjustments, group payments by all methods, ordinary runs, voids and returns, against a model
 * that only adds up what each partner is due and was paid. With {@code -Dratebook.mixed.seeds=50} and {@code -Dratebook.seed}.
 */
class MixedPaymentsIT extends ShopTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);
    private static final int SEEDS = Integer.getInteger("ratebook.mixed.seeds", 2);
    private static final int STEPS = Integer.getInteger("ratebook.mixed.steps", 30);
    private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
    private static final int DAYS = 120;
    private static final String[] METHODS = {"earned", "opening-earned", "closing"};
    private static final String ALL = "{\"to\":\"2030-12-30\",\"noMinimum\":true}";

    /** Sales of this partner are held until long after the test. */
    private static final String HELD = "P-4";

    private static final String[] PARTNERS = {"P-1", "P-2", "P-3", HELD};

    private ApiClient finance = anonymous();

    /** In minor units: what a partner earned and was adjusted by, and what left and did not come back. */
    private final Map<String, Long> due = new TreeMap<>();

    private final Map<String, Long> paid = new TreeMap<>();

    /** Sales, with what can be refunded still in minor units. */
    private final Map<String, Long> sales = new TreeMap<>();

    private final Map<String, String> partnerOf = new HashMap<>();
    private final List<Long> approvedRuns = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("C05 C07 C09: however payments are mixed, what each was paid and is owed comes to what is due")
    void mixed(long seed) throws IOException {
        history(seed);
    }

    private void history(long seed) throws IOException {
        Random random = new Random(seed);
        finance = as("admin", "program-manager", "finance");
        TypedWorkbook policy = Scene.tenPercent().sheet("Durations", "Partner|Hold days", HELD + "|36000", "|0");
        Shop shop = open(finance, policy, PARTNERS);
        shop.paypal(PARTNERS);
        GroupPayments payments = new GroupPayments(finance, shop::awaited);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> sell(shop, random, step);
                case 3 -> refund(shop, random, step);
                case 4 -> adjust(random);
                case 5, 6 -> group(payments, random);
                case 7 -> ordinary(shop, random);
                case 8 -> payApproved(shop);
                default -> undo(shop, random);
            }
            check(shop, "seed " + seed + ", step " + step + ": " + done);
        }
        payApproved(shop);
        ordinary(shop, random);
        payApproved(shop);
        check(shop, "seed " + seed + ", end: " + done);
        for (String partner : PARTNERS) {
            // All that is payable is paid in the end, but for what is set off against nothing yet.
            long owed = owed(partner);
            assertThat(partner.equals(HELD) || owed <= 0)
                    .as("seed " + seed + ", " + partner + ": " + owed + done)
                    .isTrue();
        }
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static String amount(long minor) {
        return "%s%d.%02d".formatted(minor < 0 ? "-" : "", Math.abs(minor) / 100, Math.abs(minor) % 100);
    }

    private void sell(Shop shop, Random random, int step) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String reference = "S" + step + "-" + i;
            String partner = PARTNERS[random.nextInt(PARTNERS.length)];
            long minor = 1_000L * (1 + random.nextInt(12));
            lines.append("%s,sale,,%sT12:00:00Z,%s,%s,GBP\n".formatted(reference, day(random), partner, amount(minor)));
            sales.put(reference, minor);
            partnerOf.put(reference, partner);
        }
        shop.sales(lines.toString());
        if (random.nextInt(4) > 0) {
            shop.approveAll();
        }
        done.add("sales " + lines);
        for (String line : lines.toString().split("\n")) {
            String reference = line.split(",")[0];
            due.merge(Objects.requireNonNull(partnerOf.get(reference)), left(reference) / 10, Long::sum);
        }
    }

    private long left(String sale) {
        return sales.getOrDefault(sale, 0L);
    }

    private void refund(Shop shop, Random random, int step) {
        List<String> left = sales.keySet().stream().filter(one -> left(one) > 0).toList();
        if (left.isEmpty()) {
            return;
        }
        String of = left.get(random.nextInt(left.size()));
        long minor = random.nextBoolean() ? left(of) : 100 * (1 + random.nextInt((int) (left(of) / 100)));
        shop.sales("R%d,refund,%s,2011-06-01T12:00:00Z,,%s,GBP\n".formatted(step, of, amount(minor)));
        sales.merge(of, -minor, Long::sum);
        due.merge(Objects.requireNonNull(partnerOf.get(of)), -minor / 10, Long::sum);
        done.add("refund of " + of + " " + minor);
    }

    private void adjust(Random random) {
        String partner = PARTNERS[random.nextInt(PARTNERS.length)];
        long minor = random.nextInt(4_000) - 2_000;
        if (minor == 0) {
            return;
        }
        Shop.done(
                finance.post(
                        Scene.path("/adjustments"),
                        "{\"partner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"day\":\"%s\",\"reason\":\"by hand\"}"
                                .formatted(partner, amount(minor), day(random))),
                201);
        due.merge(partner, minor, Long::sum);
        done.add("adjusted " + partner + " by " + minor);
    }

    /** What the report and the method say is what is paid, to the cent. */
    private void group(GroupPayments payments, Random random) {
        LocalDate from = day(random);
        LocalDate to = from.plusDays(random.nextInt(DAYS));
        String report = payments.report(from.toString(), to.toString());
        String method = METHODS[random.nextInt(METHODS.length)];
        Map<String, String> expected = new TreeMap<>();
        Shop.done(finance.get(Scene.path("/reports/" + report + "/amounts?limit=100&method=" + method)), 200)
                .json()
                .path("items")
                .forEach(share -> {
                    String amount = share.path("amount").path("amount").asString();
                    if (!amount.startsWith("-") && !amount.equals("0.00")) {
                        expected.put(
                                share.path("partner").asString(),
                                amount + " "
                                        + share.path("advance").path("amount").asString());
                    }
                });
        boolean marks = random.nextInt(3) > 0;
        long run = payments.pay(
                report, method, ",\"paid\":" + marks + ",\"payOn\":\"2011-07-0" + (1 + random.nextInt(9)) + "\"");
        Map<String, String> made = new TreeMap<>();
        database()
                .jdbc()
                .query(
                        "SELECT partner, amount, advance FROM payout WHERE run_id = ?",
                        row -> {
                            made.put(row.getString(1), amount(row.getLong(2)) + " " + amount(row.getLong(3)));
                        },
                        run);
        done.add(method + " " + from + " to " + to + (marks ? " paid " : " approved ") + made);
        assertThat(made).as(done.toString()).isEqualTo(expected);
        if (marks) {
            count(run);
        } else {
            approvedRuns.add(run);
        }
    }

    private void count(long run) {
        database()
                .jdbc()
                .query(
                        "SELECT partner, amount FROM payout WHERE run_id = ? AND state = 'paid'",
                        row -> {
                            paid.merge(row.getString(1), row.getLong(2), Long::sum);
                        },
                        run);
    }

    private void ordinary(Shop shop, Random random) {
        long run = shop.run(ALL);
        shop.approve(run);
        approvedRuns.add(run);
        done.add("run " + run);
        if (random.nextBoolean()) {
            payApproved(shop);
        }
    }

    private void payApproved(Shop shop) {
        for (long run : approvedRuns) {
            shop.pay(run);
            count(run);
            done.add("paid run " + run);
        }
        approvedRuns.clear();
    }

    private record Back(long id, String partner, long amount) {}

    /** A run that is approved is made void, or a payout that was paid comes back. */
    private void undo(Shop shop, Random random) {
        if (!approvedRuns.isEmpty() && random.nextBoolean()) {
            long run = approvedRuns.remove(random.nextInt(approvedRuns.size()));
            shop.job(finance.post(Scene.path("/payout-runs/" + run + "/void"), "{\"reason\":\"not now\"}"));
            done.add("void run " + run);
            return;
        }
        List<Back> all = database()
                .jdbc()
                .query(
                        "SELECT id, partner, amount FROM payout WHERE state = 'paid' ORDER BY id",
                        (row, number) -> new Back(row.getLong(1), row.getString(2), row.getLong(3)));
        if (!all.isEmpty()) {
            Back one = all.get(random.nextInt(all.size()));
            Answer back =
                    finance.post(Scene.path("/payouts/" + one.id() + "/return"), "{\"reason\":\"account closed\"}");
            Shop.done(back, 200);
            paid.merge(one.partner(), -one.amount(), Long::sum);
            done.add("back " + one);
        }
    }

    private long owed(String partner) {
        Long sum = database()
                .jdbc()
                .queryForObject(
                        "SELECT COALESCE(SUM(amount), 0) FROM payable_entry WHERE partner = ?", Long.class, partner);
        return sum == null ? 0 : sum;
    }

    private void check(Shop shop, String where) {
        for (String partner : PARTNERS) {
            Long balance = database()
                    .jdbc()
                    .queryForObject(
                            "SELECT COALESCE(SUM(balance), 0) FROM account WHERE owner = ? AND kind IN ('earned', 'payable')",
                            Long.class,
                            partner);
            assertThat(balance)
                    .as(partner + ", " + where)
                    .isEqualTo(due.getOrDefault(partner, 0L) - paid.getOrDefault(partner, 0L));
            Long left = database()
                    .jdbc()
                    .queryForObject(
                            "SELECT COALESCE(SUM(amount), 0) FROM payout WHERE partner = ? AND state = 'paid'",
                            Long.class,
                            partner);
            assertThat(left).as(partner + ", " + where).isEqualTo(paid.getOrDefault(partner, 0L));
        }
        assertThat(bean(LedgerCheck.class).run().findings()).allSatisfy(found -> assertThat(found.shown())
                .as(found.name() + ", " + where)
                .isEmpty());
    }
}
