package io.ratebook.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobFilter;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.people.People;
import io.ratebook.people.Tokens;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdjustmentsIT extends ServiceTest {
    private ApiClient admin = anonymous();
    private ApiClient ada = anonymous();
    private ApiClient ben = anonymous();
    private final AtomicReference<Scene> shop = new AtomicReference<>();

    @BeforeEach
    void openProgram() throws IOException {
        admin = as("admin", "program-manager", "finance");
        ada = as("finance");
        ben = as("finance");
        shop.set(new Scene(admin, bean(Jobs.class)));
        scene().policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(
                bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1", "P-2", "P-3"));
    }

    private Scene scene() {
        return Objects.requireNonNull(shop.get());
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private static String body(String partner, String amount) {
        return "{\"partner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"day\":\"2011-05-03\",\"reason\":\"a bonus\",\"document\":\"M-17\"}"
                .formatted(partner, amount);
    }

    private Answer create(ApiClient caller, String body, int status) {
        return done(caller.post(Scene.path("/adjustments"), body), status);
    }

    private String balance(String partner) {
        return done(admin.get(Scene.path("/partners/" + partner + "/balances")), 200)
                .at("/0/balance/amount");
    }

    private List<String> texts(String path, String field) {
        return StreamSupport.stream(
                        done(admin.get(Scene.path(path)), 200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(item -> item.path(field).asString())
                .toList();
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }

    @Test
    @DisplayName("E14 C01: a small adjustment is owed at once, and its reason stands in the partner's account")
    void a_small_one() {
        Answer plus = create(ada, body("P-1", "500.00"), 201);
        assertThat(plus.at("/state")).isEqualTo("approved");
        assertThat(plus.at("/decidedBy")).isEmpty();
        create(ada, body("P-1", "-20.50"), 201);
        assertThat(balance("P-1")).isEqualTo("479.50");
        Answer account = done(admin.get(Scene.path("/partners/P-1/account")), 200);
        assertThat(account.at("/items/0/why")).isEqualTo("by-hand");
        assertThat(account.at("/items/0/reason")).isEqualTo("a bonus");
        assertThat(account.at("/items/0/day")).isEqualTo("2011-05-03");
        assertThat(account.at("/closing/amount")).isEqualTo("479.50");
        ledgerHolds();
    }

    @Test
    @DisplayName("E14: a large adjustment waits for another human: not its maker, no token, no other name of the maker")
    void a_large_one() {
        String name = "carol-" + System.nanoTime();
        People.WithPassword carol = bean(People.class).create(name, "Carol", List.of("finance"));
        ApiClient maker = anonymous().signIn(name, carol.password());
        People.WithPassword other = bean(People.class).create(name + "-2", "Carol again", List.of("finance"));
        String token = bean(Tokens.class)
                .create(carol.person().id(), new Tokens.Wish("machine", List.of("finance", "read"), null, null))
                .secret();
        String id = create(maker, body("P-1", "-500.01"), 201).at("/id");
        String approve = Scene.path("/adjustments/" + id + "/approve");
        assertThat(database().jdbc().queryForList("SELECT entry_id FROM payable_entry", Long.class))
                .isEmpty();
        assertThat(done(maker.post(approve, ""), 409).at("/code")).isEqualTo("same-person");
        done(anonymous().with("Authorization", "Bearer " + token).post(approve, ""), 403);
        done(admin.put("/api/v1/people/" + other.person().id() + "/same-person", "{\"as\":\"" + name + "\"}"), 200);
        assertThat(done(anonymous().signIn(name + "-2", other.password()).post(approve, ""), 409)
                        .at("/code"))
                .isEqualTo("same-person");
        done(as("viewer").post(approve, ""), 403);

        Answer approved = done(ben.post(approve, ""), 200);
        assertThat(approved.at("/state")).isEqualTo("approved");
        assertThat(approved.at("/decidedBy")).isNotEmpty();
        assertThat(balance("P-1")).isEqualTo("-500.01");
        assertThat(done(ben.post(approve, ""), 409).at("/code")).isEqualTo("not-waiting");
        ledgerHolds();
        assertThat(done(admin.get("/api/v1/audit?object=adjustment%20" + id), 200)
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    @DisplayName("E14: what a second person declines comes to nothing")
    void declined() {
        String id = create(ada, body("P-1", "900"), 201).at("/id");
        done(ada.post(Scene.path("/adjustments/" + id + "/decline"), "{\"reason\":\"mine\"}"), 409);
        assertThat(done(ben.post(Scene.path("/adjustments/" + id + "/decline"), "{\"reason\":\"no\"}"), 200)
                        .at("/state"))
                .isEqualTo("declined");
        assertThat(database().jdbc().queryForList("SELECT id FROM ledger_transaction", Long.class))
                .isEmpty();
        ledgerHolds();
    }

    @Test
    @DisplayName("E14: all that is wrong with an adjustment is said at once, and nothing is booked")
    void all_problems_at_once() {
        JsonNode errors = create(
                        ada,
                        "{\"amount\":{\"amount\":\"1.005\",\"currency\":\"GBP\"},\"kind\":\"gift\",\"day\":\"2999-01-01\",\"reason\":\" \"}",
                        422)
                .json()
                .path("errors");
        assertThat(StreamSupport.stream(errors.spliterator(), false)
                        .map(one -> one.path("field").asString()))
                .containsExactlyInAnyOrder("partner", "amount.amount", "kind", "day", "reason");
        assertThat(create(ada, body("P-9", "1"), 422).at("/errors/0/field")).isEqualTo("partner");
        assertThat(create(ada, body("P-1", "0"), 422).at("/errors/0/field")).isEqualTo("amount.amount");
        done(as("program-manager").post(Scene.path("/adjustments"), body("P-1", "1")), 403);
        assertThat(database().jdbc().queryForList("SELECT id FROM adjustment", Long.class))
                .isEmpty();
    }

    @Test
    @DisplayName("E14: the same key again makes no second adjustment")
    void once_by_key() {
        for (int i = 0; i < 2; i++) {
            done(
                    ada.send(
                            "POST",
                            Scene.path("/adjustments"),
                            BodyPublishers.ofString(body("P-1", "7.00")),
                            Map.of("Content-Type", "application/json", "Idempotency-Key", "one")),
                    201);
        }
        assertThat(balance("P-1")).isEqualTo("7.00");
    }

    @Test
    @DisplayName("E14: adjustments are listed by page in any order, filtered, summed and as CSV")
    void lists() {
        create(ada, body("P-1", "30"), 201);
        create(ada, body("P-2", "-10"), 201);
        create(ada, body("P-3", "20"), 201);
        create(ada, body("P-1", "900"), 201);
        assertThat(texts("/adjustments?sort=amount", "partner")).containsExactly("P-2", "P-3", "P-1", "P-1");
        assertThat(texts("/adjustments?state=waiting", "partner")).containsExactly("P-1");
        Answer page = done(admin.get(Scene.path("/adjustments?sort=-partner&limit=2")), 200);
        assertThat(page.at("/items/0/partner")).isEqualTo("P-3");
        assertThat(texts("/adjustments?sort=-partner&limit=2&cursor=" + page.at("/next"), "partner"))
                .containsExactly("P-1", "P-1");
        assertThat(done(admin.get(Scene.path("/adjustments/totals?partner=P-1")), 200)
                        .at("/sums/0/amount"))
                .isEqualTo("930.00");
        assertThat(done(admin.get(Scene.path("/adjustments.csv?sort=amount")), 200)
                        .text()
                        .lines())
                .hasSize(5)
                .anyMatch(line -> line.contains("P-2,-10.00,GBP,adjustment,2011-05-03,a bonus,M-17,approved"));
    }

    @Test
    @DisplayName("E15: what a partner who left owes is written off, no more than that, and only then")
    void written_off() {
        create(ada, body("P-1", "-30"), 201);
        String body = body("P-1", "30.00").replace("\"reason\"", "\"kind\":\"written-off\",\"reason\"");
        assertThat(create(ada, body, 422).at("/errors/0/expected")).isEqualTo("a partner who has left");
        done(admin.post(Scene.path("/partners/P-1/state"), "{\"state\":\"left\",\"reason\":\"gone\"}"), 200);
        whenSettled();
        assertThat(create(ada, body.replace("30.00", "30.01"), 422).at("/errors/0/expected"))
                .contains("at most 30.00 GBP");
        create(ada, body, 201);
        assertThat(balance("P-1")).isEqualTo("0.00");
        assertThat(create(ada, body, 422).at("/errors/0/expected")).contains("nothing to write off");
        ledgerHolds();
    }

    /** A change of a partner has the sales decided again, by jobs. */
    private void whenSettled() {
        bean(Jobs.class).list(new JobFilter(null, null, null), null, 10).forEach(job -> scene().done(job.id()));
    }

    private Job imported(String csv) {
        Answer asked = done(
                ada.post(
                        Scene.path("/adjustments/import?name=balances.csv"),
                        csv.getBytes(StandardCharsets.UTF_8),
                        "text/csv"),
                202);
        return scene().done(asked.json().path("job").longValue());
    }

    @Test
    @DisplayName("C11: opening balances and what was paid already come by file, each once, every problem by its line")
    void opening_balances() {
        String csv = "partner,currency,amount,paid_up_to,day,document\n"
                + "P-1,GBP,120.50,,2010-12-31,B-1\n"
                + "P-2,GBP,40.00,2010-12-31,,\n"
                + "P-2,GBP,-40.00,2011-01-31,,\n"
                + "P-9,GBP,1.00,,,\n"
                + "P-3,XXQ,1.00,,,\n"
                + "P-3,JPY,1.50,,,\n"
                + "P-3,GBP,700.00,,,\n"
                + "P-3,GBP,800.00,,,\n"
                + "P-3,EUR,1.00,2010-12-31,2010-12-30,\n"
                + "P-3,EUR,2.00,,2999-12-30,\n";
        Job job = imported(csv);
        assertThat(job.result()).isEqualTo("{\"approved\":2,\"waiting\":1,\"unchanged\":0,\"rejected\":7}");
        assertThat(StreamSupport.stream(
                                done(admin.get("/api/v1/jobs/" + job.id() + "/problems"), 200)
                                        .json()
                                        .path("items")
                                        .spliterator(),
                                false)
                        .map(one -> one.path("line").asString() + " "
                                + one.path("column").asString()))
                .containsExactlyInAnyOrder(
                        "4 amount", "5 partner", "6 currency", "7 amount", "9 amount", "10 day", "11 day");
        assertThat(balance("P-1")).isEqualTo("120.50");
        assertThat(balance("P-2")).isEqualTo("-40.00");
        assertThat(database()
                        .jdbc()
                        .queryForObject(
                                "SELECT SUM(p.amount) FROM posting p JOIN account a ON a.id = p.account_id AND a.kind = 'opening'",
                                Long.class))
                .isEqualTo(-8050L);
        assertThat(imported(csv).result()).contains("\"unchanged\":3").contains("\"approved\":0");
        assertThat(balance("P-1")).isEqualTo("120.50");
        ledgerHolds();
    }

    @Test
    @DisplayName("C11: the past is imported and approved after it was marked as paid: only what is new is owed")
    void the_past_is_not_owed_again() {
        imported("partner,currency,amount,paid_up_to\nP-1,GBP,15.00,2010-12-31\n");
        scene().sales("reference,type,original_reference,occurred_at,partner,amount,currency\n"
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-1,50.00,GBP\n"
                + "S3,sale,,2011-01-04T12:00:00Z,P-1,70.00,GBP\n");
        long approving = done(admin.post(Scene.path("/commissions/approve"), "{\"filter\":{}}"), 202)
                .json()
                .path("job")
                .longValue();
        scene().done(approving);
        assertThat(database()
                        .jdbc()
                        .queryForObject("SELECT SUM(amount) FROM payable_entry WHERE payout_id = 0", Long.class))
                .isEqualTo(700L);
        assertThat(balance("P-1")).isEqualTo("7.00");
        ledgerHolds();
    }
}
