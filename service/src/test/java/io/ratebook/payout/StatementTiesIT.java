package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Partners with sales, refunds, payouts, some of which came back, declined commissions and adjustments; what they are told is
 * compared with the postings. With {@code -Dratebook.statement.partners=10000} and {@code -Dratebook.balance.tries=1000} at full size.
 */
class StatementTiesIT extends ShopTest {
    private static final int PARTNERS = Integer.getInteger("ratebook.statement.partners", 200);
    private static final int TRIES = Integer.getInteger("ratebook.balance.tries", 200);
    private static final long SEED = Long.getLong("ratebook.seed", 44L);
    private static final LocalDate FIRST = LocalDate.of(2010, 11, 1);
    private static final LocalDate BETWEEN = LocalDate.of(2011, 1, 1);
    private static final int DAYS = 120;
    private static final int ADJUSTED = 12;
    private static final Pattern FIGURE = Pattern.compile("<td class=\"n\">(-?[0-9]+\\.[0-9]{2})</td>");

    private final Random random = new Random(SEED);
    private final List<String> different = new ArrayList<>();
    private ApiClient finance = anonymous();
    private int lines;

    private static String code(int number) {
        return "P-%05d".formatted(number);
    }

    /** Two rounds of earning and paying, and some that is neither approved nor paid. */
    private Shop shop() throws IOException {
        finance = as("admin", "program-manager", "finance");
        String[] partners =
                IntStream.range(0, PARTNERS).mapToObj(StatementTiesIT::code).toArray(String[]::new);
        Shop shop = open(finance, Scene.tenPercent(), partners);
        for (int i = 0; i < PARTNERS; i += 2) {
            shop.paypal(code(i));
        }
        for (int round = 0; round < 2; round++) {
            shop.sales(sales(round) + refunds(round));
            adjust();
            shop.approveAll();
            pay(shop, round);
        }
        shop.sales(sales(2) + refunds(2));
        decline();
        shop.ledgerHolds();
        return shop;
    }

    private String sales(int round) {
        StringBuilder sales = new StringBuilder();
        for (int i = 0; i < PARTNERS; i++) {
            for (int k = 0; k < 2; k++) {
                sales.append("S%d-%d-%d,sale,,%s,%s,%s,GBP\n"
                        .formatted(round, i, k, at(), code(i), BigDecimal.valueOf(2_000 + random.nextInt(28_000), 2)));
            }
        }
        return sales.toString();
    }

    /** Of a sale of this round or of one before it, of which some was paid already; never of one twice. */
    private String refunds(int round) {
        StringBuilder refunds = new StringBuilder();
        for (int i = round; i < PARTNERS; i += 3) {
            refunds.append("R%d-%d,refund,S%d-%d-%d,%s,,19.99,GBP\n"
                    .formatted(round, i, random.nextInt(round + 1), i, round % 2, at()));
        }
        return refunds.toString();
    }

    private String at() {
        return FIRST.plusDays(random.nextInt(DAYS)) + "T12:00:00Z";
    }

    private void adjust() {
        for (int i = 0; i < ADJUSTED; i++) {
            Shop.done(
                    finance.post(
                            Scene.path("/adjustments"),
                            ("{\"partner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"day\":\"%s\","
                                            + "\"reason\":\"by hand\"}")
                                    .formatted(
                                            code(random.nextInt(PARTNERS)),
                                            BigDecimal.valueOf(random.nextInt(4_000) - 2_001, 2),
                                            FIRST.plusDays(random.nextInt(DAYS)))),
                    201);
        }
    }

    private void pay(Shop shop, int round) {
        long run =
                shop.run("{\"to\":\"%s\"}".formatted(round == 0 ? BETWEEN.plusDays(10) : LocalDate.of(2030, 12, 30)));
        String hash = shop.freeze(run);
        shop.job(as("finance").post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
        shop.job(finance.post(
                Scene.path("/payouts/paid"),
                "{\"run\":%d,\"paidOn\":\"%s\"}".formatted(run, BETWEEN.plusDays(20 + 30L * round))));
        for (String id : database()
                .jdbc()
                .queryForList("SELECT id FROM payout WHERE state = 'paid' ORDER BY id DESC LIMIT 3", String.class)) {
            Shop.done(finance.post(Scene.path("/payouts/" + id + "/return"), "{\"reason\":\"account closed\"}"), 200);
        }
    }

    private void decline() {
        for (String id : database()
                .jdbc()
                .queryForList(
                        "SELECT id FROM commission WHERE state = 'pending' AND amount > 0 ORDER BY id LIMIT 5",
                        String.class)) {
            Shop.done(
                    finance.post(Scene.path("/commissions/" + id + "/decline"), "{\"reason\":\"his own order\"}"), 200);
        }
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    /** Opening, each line and what stands behind it, closing; as they are printed. */
    private List<Long> printed(String partner, String from, String to) {
        Answer html = Shop.done(
                finance.get(Scene.path("/partners/" + partner + "/statement?from=" + from + "&to=" + to)), 200);
        List<Long> figures = new ArrayList<>();
        Matcher found = FIGURE.matcher(html.text());
        while (found.find()) {
            figures.add(minor(found.group(1)));
        }
        return figures;
    }

    private void same(String what, long one, long other) {
        if (one != other) {
            different.add(what + ": " + one + " is not " + other);
        }
    }

    @Test
    @DisplayName(
            "C04 reliability 44: opening and the lines of a statement come to its closing, and that is what the ledger has")
    void each_statement_is_what_the_ledger_has() throws IOException {
        shop();
        Map<String, Long> ledger = new HashMap<>();
        database()
                .jdbc()
                .query(
                        "SELECT a.owner, SUM(p.amount) FROM posting p JOIN account a ON a.id = p.account_id"
                                + " WHERE a.kind = 'payable' GROUP BY a.owner",
                        row -> {
                            ledger.put(row.getString(1), row.getLong(2));
                        });
        for (int i = 0; i < PARTNERS; i++) {
            List<Long> earlier =
                    printed(code(i), "2000-01-01", BETWEEN.minusDays(1).toString());
            List<Long> later = printed(code(i), BETWEEN.toString(), "2030-12-31");
            ties(code(i), earlier);
            ties(code(i), later);
            same(code(i) + " begins", earlier.get(0), 0);
            same(code(i) + " goes on", later.get(0), earlier.get(earlier.size() - 1));
            same(code(i) + " in the ledger", later.get(later.size() - 1), ledger.getOrDefault(code(i), 0L));
        }
        System.out.println(
                PARTNERS + " partners, two statements each, " + lines + " lines: " + different.size() + " differences");
        assertThat(lines).isGreaterThan(4 * PARTNERS);
        assertThat(different).isEmpty();
    }

    private void ties(String partner, List<Long> figures) {
        long balance = figures.get(0);
        for (int i = 1; i + 1 < figures.size(); i += 2) {
            balance += figures.get(i);
            same(partner + " after line " + i, figures.get(i + 1), balance);
            lines++;
        }
        same(partner + " closes", figures.get(figures.size() - 1), balance);
    }

    /** What was posted to a partner, approved or not: from the rows, not by the service's own sums. */
    private record Posted(LocalDate day, long amount) {}

    @Test
    @DisplayName("reliability 11: the account of any partner as of any day is the fold of the postings until then")
    void a_balance_as_of_a_day_is_the_fold_of_the_postings() throws IOException {
        shop();
        Map<String, List<Posted>> posted = new HashMap<>();
        database()
                .jdbc()
                .query(
                        "SELECT a.owner, t.effective_day, p.amount FROM posting p JOIN account a ON a.id = p.account_id"
                                + " JOIN ledger_transaction t ON t.id = p.transaction_id"
                                + " WHERE a.kind IN ('earned', 'payable')",
                        row -> {
                            posted.computeIfAbsent(row.getString(1), unseen -> new ArrayList<>())
                                    .add(new Posted(LocalDate.parse(row.getString(2)), row.getLong(3)));
                        });
        int moved = 0;
        for (int i = 0; i < TRIES; i++) {
            String partner = code(random.nextInt(PARTNERS));
            LocalDate until = FIRST.minusDays(2).plusDays(random.nextInt(DAYS + 4));
            LocalDate from = until.minusDays(random.nextInt(60));
            List<Posted> all = posted.getOrDefault(partner, List.of());
            JsonNode account = Shop.done(
                            finance.get(Scene.path(
                                    "/partners/" + partner + "/account?limit=200&from=" + from + "&to=" + until)),
                            200)
                    .json();
            long opening = minor(account.at("/opening/amount").asString());
            long closing = minor(account.at("/closing/amount").asString());
            long sum = opening;
            for (JsonNode line : account.path("items")) {
                sum += minor(line.at("/amount/amount").asString());
            }
            String what = partner + " from " + from + " until " + until;
            same(what + " opens", opening, fold(all, from.minusDays(1)));
            same(what + " closes", closing, fold(all, until));
            same(what + " sums", sum, closing);
            moved += opening == closing ? 0 : 1;
        }
        System.out.println(TRIES + " partners and days, " + moved + " with something in between: " + different.size()
                + " differences");
        assertThat(moved).isPositive();
        assertThat(different).isEmpty();
    }

    private static long fold(List<Posted> posted, LocalDate until) {
        return posted.stream()
                .filter(one -> !one.day().isAfter(until))
                .mapToLong(Posted::amount)
                .sum();
    }
}
