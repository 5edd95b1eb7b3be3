package io.ratebook.payee;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.program.Programs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PaymentDetailsIT extends ServiceTest {
    private static final String PARTNERS = "/api/v1/programs/shop/partners";
    private static final String IBAN = "DE89370400440532013000";
    private static final String BANK =
            "{\"method\":\"bank\",\"holder\":\"Ada Lovelace\",\"iban\":\"de89 3704 0044 0532 0130 00\","
                    + "\"bic\":\"COBADEFFXXX\",\"taxId\":\"DE-77\"}";

    private ApiClient admin = anonymous();
    private ApiClient finance = anonymous();
    private ApiClient viewer = anonymous();

    @BeforeEach
    void openProgram() {
        admin = as("admin");
        finance = as("finance");
        viewer = as("viewer");
        done(
                admin.post(
                        "/api/v1/programs",
                        "{\"code\":\"shop\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"UTC\"}"),
                201);
        partner("P-1");
        partner("P-2");
    }

    private void partner(String code) {
        done(admin.post(PARTNERS, "{\"code\":\"" + code + "\"}"), 201);
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private static String path(String partner) {
        return PARTNERS + "/" + partner + "/payment-details";
    }

    private static String paypal(String account) {
        return "{\"method\":\"paypal\",\"paypal\":\"" + account + "\"}";
    }

    private int programId() {
        return bean(Programs.class).required("shop").id();
    }

    private Map<String, DatedDetails> current(String... codes) {
        return bean(PayeeDetails.class).current(programId(), List.of(codes));
    }

    private DatedDetails currentOf(String code) {
        return Objects.requireNonNull(current(code).get(code));
    }

    private String audit() {
        return String.join(
                "\n",
                database()
                        .jdbc()
                        .queryForList(
                                "SELECT CONCAT(action, ' ', object, ' ', COALESCE(before_json, ''), ' ', COALESCE(after_json, ''))"
                                        + " FROM audit_entry WHERE action = 'partner.payment-details' ORDER BY id",
                                String.class));
    }

    private List<String> listed(String payment) {
        JsonNode items =
                done(viewer.get(PARTNERS + "?payment=" + payment), 200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("code").stringValue())
                .toList();
    }

    @Test
    @DisplayName("A10: the partner record holds the PayPal account on file, and what it held before")
    void the_paypal_account_on_file_changes_and_its_history_stays() {
        assertThat(done(finance.get(path("P-1")), 200).json().get("current").isNull())
                .isTrue();
        done(finance.put(path("P-1"), paypal(" ada@example.org ")), 200);
        done(finance.put(path("P-1"), paypal("+44 1632 960-961")), 200);
        Answer answer = done(finance.get(path("P-1")), 200);
        assertThat(answer.at("/current/paypal")).isEqualTo("+441632960961");
        assertThat(answer.at("/current/text")).isEqualTo("PayPal +441632960961");
        assertThat(answer.json().get("history")).hasSize(2);
        assertThat(answer.at("/history/1/paypal")).isEqualTo("ada@example.org");
        assertThat(answer.at("/history/1/to")).isEqualTo(answer.at("/current/from"));
        assertThat(answer.at("/history/1/endedBy")).isEqualTo(answer.at("/current/by"));
        done(finance.put(path("P-1"), paypal("+441632960961")), 200);
        assertThat(finance.get(path("P-1")).json().get("history"))
                .as("the same again is no change")
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "E13, reliability 43: what a payout was made with is told from what stands now, and since when it counts")
    void a_payout_can_tell_that_details_changed_since() {
        done(finance.put(path("P-1"), paypal("ada@example.org")), 200);
        DatedDetails frozen = currentOf("P-1");
        assertThat(frozen.countsFrom()).as("the first wait for nothing").isEqualTo(frozen.from());
        assertThat(frozen.hash())
                .isEqualTo(frozen.details().hash(frozen.partnerId()))
                .hasSize(64);

        done(finance.put(path("P-1"), paypal("eve@example.org")), 200);
        DatedDetails changed = currentOf("P-1");
        assertThat(changed.id()).isNotEqualTo(frozen.id());
        assertThat(changed.hash()).isNotEqualTo(frozen.hash());
        assertThat(changed.countsFrom() - changed.from())
                .as("72 hours")
                .isEqualTo(Duration.ofHours(72).toNanos() / 1_000);

        done(finance.delete(path("P-1")), 204);
        assertThat(current("P-1", "P-2", "P-3")).as("no payment details").isEmpty();
        done(finance.delete(path("P-1")), 204);
        done(finance.put(path("P-1"), paypal("ada@example.org")), 200);
        DatedDetails back = currentOf("P-1");
        assertThat(back.hash()).as("the same account").isEqualTo(frozen.hash());
        assertThat(back.id()).isNotEqualTo(frozen.id());
        assertThat(back.countsFrom()).as("removing them is no way around").isGreaterThan(back.from());
        assertThat(bean(PayeeDetails.class).byId(frozen.id()))
                .get()
                .extracting(one -> one.details().paypal())
                .isEqualTo("ada@example.org");
        assertThat(bean(PayeeDetails.class).byIds(List.of(frozen.id(), changed.id(), -1L)))
                .containsOnlyKeys(frozen.id(), changed.id());
    }

    @Test
    @DisplayName("E13: bank, check and other are kept with what they need, and the list finds who has none")
    void each_method_has_its_fields_and_its_filter() {
        partner("P-3");
        partner("P-4");
        done(finance.put(path("P-1"), BANK), 200);
        done(
                finance.put(
                        path("P-2"),
                        "{\"method\":\"check\",\"name\":\"Bob\",\"address\":\"1 Main Street, Leeds\",\"note\":\"by post\"}"),
                200);
        done(finance.put(path("P-3"), "{\"method\":\"other\",\"note\":\"cash at the desk\"}"), 200);
        Answer bank = done(finance.get(path("P-1")), 200);
        assertThat(bank.at("/current/iban")).isEqualTo(IBAN);
        assertThat(bank.at("/current/text")).isEqualTo("bank " + IBAN + ", Ada Lovelace");
        assertThat(currentOf("P-2").details().text()).isEqualTo("check to Bob");
        assertThat(listed("none")).containsExactly("P-4");
        assertThat(listed("bank")).containsExactly("P-1");
        assertThat(listed("check")).containsExactly("P-2");
        assertThat(listed("paypal")).isEmpty();
        done(finance.delete(path("P-1")), 204);
        assertThat(listed("none")).containsExactly("P-1", "P-4");
        done(viewer.get(PARTNERS + "?payment=gold"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd@example.org",
                "+ada@example.org",
                "-ada@example.org",
                "@example.org",
                "ada",
                "ada@example",
                "ada\\tb@example.org",
                "ada@example.org,eve@example.org",
                "ada@exam ple.org",
                "ada@\\u202eexample.org",
                "+0123456789",
                "+44",
                "01632960961",
                "ABCDEFGHJKLM"
            })
    @DisplayName("A10, B12: what is no PayPal account is refused, and not repeated in the answer")
    void what_is_no_paypal_account_is_refused(String account) {
        Answer refused = done(finance.put(path("P-1"), paypal(account)), 422);
        assertThat(refused.at("/errors/0/field")).isEqualTo("paypal");
        assertThat(refused.at("/errors/0/found")).startsWith("a text of ");
        assertThat(current("P-1")).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Answer refused = done(
                finance.put(
                        path("P-1"),
                        "{\"method\":\"bank\",\"holder\":\"=Ada\",\"iban\":\"DE88370400440532013000\",\"bic\":\"COBA\",\"paypal\":\"ada@example.org\"}"),
                422);
        assertThat(refused.json().get("errors"))
                .extracting(error -> error.get("field").stringValue())
                .containsExactlyInAnyOrder("holder", "iban", "bic", "paypal");
        assertThat(refused.text()).doesNotContain("37040044");
        done(finance.put(path("P-1"), "{\"method\":\"cheque\"}"), 422);
        Answer needed = done(finance.put(path("P-1"), "{\"method\":\"check\"}"), 422);
        assertThat(needed.json().get("errors")).hasSize(2);
        done(finance.put(path("P-9"), paypal("ada@example.org")), 404);
        assertThat(finance.put(path("P-1"), paypal("abcdefghjk234")).at("/text"))
                .as("an account id, in whatever case, and masked in the answer")
                .isEqualTo("PayPal …K234");
    }

    @Test
    @DisplayName("G04, A10: finance and admin change payment details; others see them masked")
    void who_handles_no_money_sees_them_masked() {
        done(admin.put(path("P-1"), BANK), 200);
        done(as("program-manager").put(path("P-1"), paypal("eve@example.org")), 403);
        done(viewer.put(path("P-1"), paypal("eve@example.org")), 403);
        done(viewer.delete(path("P-1")), 403);
        Answer masked = done(viewer.get(path("P-1")), 200);
        assertThat(masked.json().get("masked").booleanValue()).isTrue();
        assertThat(masked.at("/current/iban")).isEqualTo("DE…3000");
        assertThat(masked.at("/current/taxId")).isEqualTo("…");
        assertThat(masked.text()).doesNotContain(IBAN).doesNotContain("DE-77");
        assertThat(done(withToken("read", "finance").get(path("P-1")), 200).at("/current/iban"))
                .isEqualTo(IBAN);
        assertThat(done(withToken("read").get(path("P-1")), 200).at("/current/iban"))
                .isEqualTo("DE…3000");
    }

    @Test
    @DisplayName("G05: each change is in the audit log, without the account")
    void the_audit_log_tells_the_change_and_not_the_account() {
        done(finance.put(path("P-1"), paypal("ada@example.org")), 200);
        done(finance.put(path("P-1"), BANK), 200);
        done(finance.delete(path("P-1")), 204);
        String log = audit();
        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().toList().get(1))
                .startsWith("partner.payment-details partner P-1 {")
                .contains("\"method\":\"paypal\"", "a…@…org", "\"method\":\"bank\"", "DE…3000");
        assertThat(log).doesNotContain("ada@example.org").doesNotContain(IBAN).doesNotContain("Lovelace");
        assertThat(log.lines().toList().get(2)).endsWith("{\"method\":\"none\"}");
    }

    @Test
    @DisplayName("G11: erasing a partner empties all payment details there ever were; their hash stays")
    void erasing_a_partner_empties_the_rows() {
        done(finance.put(path("P-1"), BANK), 200);
        String hash = currentOf("P-1").hash();
        long id = currentOf("P-1").id();
        done(finance.put(path("P-1"), paypal("ada@example.org")), 200);
        done(admin.post(PARTNERS + "/P-1/erase", "{\"reason\":\"asked to\"}"), 200);
        assertThat(current("P-1")).isEmpty();
        DatedDetails erased = bean(PayeeDetails.class).byId(id).orElseThrow();
        assertThat(erased.details()).isEqualTo(PaymentDetails.erased(PaymentMethod.BANK));
        assertThat(erased.hash()).isEqualTo(hash);
        assertThat(erased.erasedAt()).isNotNull();
        String all = finance.get(path("P-1")).text();
        assertThat(all).doesNotContain("ada@example.org").doesNotContain(IBAN).doesNotContain("Lovelace");
        done(finance.put(path("P-1"), paypal("ada@example.org")), 409);
        List<String> left = database()
                .jdbc()
                .queryForList(
                        "SELECT CONCAT_WS('', paypal, holder, iban, bic, name, address, note, tax_id)"
                                + " FROM partner_payment_details",
                        String.class);
        assertThat(left).hasSize(2).containsOnly("");
    }

    private Job imported(ApiClient caller, String file) throws InterruptedException {
        Answer answer = done(caller.post(PARTNERS + "/import", file.getBytes(StandardCharsets.UTF_8), "text/csv"), 202);
        long id = answer.json().get("job").longValue();
        Instant limit = Instant.now().plusSeconds(60);
        Job job = bean(Jobs.class).find(id).orElseThrow();
        while (!job.state().ended() && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
            job = bean(Jobs.class).find(id).orElseThrow();
        }
        assertThat(job.state()).isEqualTo(JobState.DONE);
        return job;
    }

    @Test
    @DisplayName("A10, G02: the PayPal account comes with the file of partners, if who sends it may change it")
    void the_paypal_account_comes_with_the_file_of_partners() throws InterruptedException {
        done(finance.put(path("P-2"), paypal("old@example.org")), 200);
        String file =
                "partner,name,paypal\nP-1,Ada,ada@example.org\nP-2,,new@example.org\nP-3,,\nP-4,,=x@example.org\n";
        Job refused = imported(as("program-manager"), file);
        assertThat(current("P-1", "P-2"))
                .as("a program manager changes no payment details")
                .containsOnlyKeys("P-2")
                .extractingByKey("P-2")
                .extracting(one -> one.details().paypal())
                .isEqualTo("old@example.org");
        assertThat(problems(refused)).anyMatch(text -> text.contains("paypal") && text.contains("finance or admin"));

        Job taken = imported(admin, file);
        assertThat(currentOf("P-1").details().paypal()).isEqualTo("ada@example.org");
        assertThat(currentOf("P-2").details().paypal()).isEqualTo("new@example.org");
        assertThat(currentOf("P-2").countsFrom()).isGreaterThan(currentOf("P-2").from());
        assertThat(current("P-3", "P-4")).isEmpty();
        assertThat(problems(taken))
                .hasSize(1)
                .first()
                .asString()
                .contains("paypal")
                .doesNotContain("=x@example.org");
        assertThat(audit().lines()).hasSize(2);
        long first = currentOf("P-1").id();
        imported(admin, file);
        assertThat(currentOf("P-1").id())
                .as("the same file again changes nothing")
                .isEqualTo(first);
    }

    private List<String> problems(Job job) {
        return StreamSupport.stream(
                        done(admin.get("/api/v1/jobs/" + job.id() + "/problems"), 200)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(JsonNode::toString)
                .toList();
    }

    @Test
    @DisplayName("E13: details of 20,000 partners are told by one question for any thousand")
    void details_of_many_partners_are_told_in_bulk() {
        List<String> codes = new ArrayList<>();
        StringBuilder partners = new StringBuilder();
        StringBuilder details = new StringBuilder();
        long open = Long.MAX_VALUE;
        int program = programId();
        for (int number = 0; number < 20_000; number++) {
            codes.add("M" + number);
            long id = 1_000_000L + number;
            partners.append(number % 1_000 == 0 ? "" : ",").append("(%d,%d,'M%d',0,0)".formatted(id, program, number));
            details.append(number % 1_000 == 0 ? "" : ",")
                    .append("(%d,%d,%d,1,0,%d,0,'paypal','x','m%d@example.org','t')"
                            .formatted(id, program, id, open, number));
            if (number % 1_000 == 999) {
                database()
                        .jdbc()
                        .update("INSERT INTO partner (id, program_id, code, joined_at, created_at) VALUES " + partners);
                database()
                        .jdbc()
                        .update("INSERT INTO partner_payment_details (id, program_id, partner_id, number, from_at,"
                                + " until_at, counts_from, method, hash, paypal, entered_by) VALUES " + details);
                partners.setLength(0);
                details.setLength(0);
            }
        }
        long start = System.nanoTime();
        Map<String, DatedDetails> found = bean(PayeeDetails.class).current(program, codes);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(found).hasSize(20_000);
        assertThat(Objects.requireNonNull(found.get("M777")).details().paypal()).isEqualTo("m777@example.org");
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
}
