package io.ratebook.payout.provider.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payout.provider.BatchStatus;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.ItemReport;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.payout.provider.ProviderBatch;
import io.ratebook.payout.provider.Submission;
import io.ratebook.payout.provider.Wallet;
import io.ratebook.payout.provider.paypal.PayPalStub.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class PayPalPayoutsTest {
    private static final Instant NOW = Instant.parse("2026-05-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final Duration SLOW = Duration.ofMillis(2_200);

    private PayPalStub stub;
    private PaymentProvider payPal;

    @BeforeEach
    void start() throws IOException {
        stub = PayPalStub.start(SLOW);
        payPal = new PayPalPayouts(stub.settings(TIMEOUT), CLOCK);
    }

    @AfterEach
    void stop() {
        assertThat(stub.paidTwice()).isEmpty();
    }

    static Payment payment(String id, String amount) {
        return new Payment(
                id,
                id + "@partner.example",
                Wallet.PAYPAL,
                Money.of(new BigDecimal(amount), CurrencyCode.of("USD")),
                "May");
    }

    private static ProviderBatch batch(String... ids) {
        return new ProviderBatch(
                "payout:7:1:1",
                List.of(ids).stream().map(id -> payment(id, "12.50")).toList(),
                null);
    }

    private static Submission.Accepted accepted(Submission came) {
        assertThat(came).isInstanceOf(Submission.Accepted.class);
        return (Submission.Accepted) came;
    }

    private static BatchStatus.Told told(BatchStatus status) {
        assertThat(status).isInstanceOf(BatchStatus.Told.class);
        return (BatchStatus.Told) status;
    }

    private ItemOutcome outcomeOf(ProviderBatch batch) {
        Submission.Accepted accepted = accepted(payPal.submit(batch));
        return told(payPal.status(batch, accepted.batchId())).items().get(0).outcome();
    }

    @Test
    void a_batch_is_accepted_and_its_payouts_are_told_as_paid() {
        ProviderBatch batch = batch("1001", "1002");
        Submission.Accepted accepted = accepted(payPal.submit(batch));
        assertThat(accepted.known()).isFalse();
        BatchStatus.Told told = told(payPal.status(batch, accepted.batchId()));
        assertThat(told.state()).isEqualTo("SUCCESS");
        assertThat(told.strangers()).isEmpty();
        assertThat(told.items()).extracting(ItemReport::id).containsExactly("1001", "1002");
        ItemReport first = told.items().get(0);
        assertThat(first.outcome())
                .isEqualTo(new ItemOutcome.Paid(
                        Instant.parse("2026-05-01T10:00:00Z"),
                        new Money(25, CurrencyCode.of("USD")),
                        "TX-" + first.providerItemId()));
        assertThat(payPal.item(batch.payments().get(0), first.providerItemId())).isEqualTo(first.outcome());
        assertThat(stub.bank().ledger())
                .extracting(StubBank.Movement::id, StubBank.Movement::value)
                .containsExactly(tuple("1001", "12.50"), tuple("1002", "12.50"));
        assertThat(stub.tokens()).as("one token for all of it").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "SLOW_AFTER_ACCEPTING",
                "ERROR_AFTER_ACCEPTING",
                "CUT_AFTER_ACCEPTING",
                "CUT_IN_ANSWER",
                "STALLED_IN_ANSWER",
                "BROKEN_JSON"
            })
    @DisplayName("reliability 40: a batch that was accepted without our being told is found by its key, and paid once")
    void found_by_its_key(Fault fault) {
        stub.onCreate(fault);
        ProviderBatch batch = batch("1001");
        Submission.Accepted accepted = accepted(payPal.submit(batch));
        assertThat(accepted.known()).isTrue();
        assertThat(told(payPal.status(batch, accepted.batchId())).items().get(0).outcome())
                .isInstanceOf(ItemOutcome.Paid.class);
        assertThat(stub.creates()).isEqualTo(2);
        assertThat(stub.bank().paid("1001")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_BEFORE_ACCEPTING", "CUT_BEFORE_ACCEPTING", "PAGE_OF_A_PROXY", "TOKEN_EXPIRED"})
    @DisplayName("reliability 40: a batch that was not accepted is given again under the same key, and paid once")
    void given_again(Fault fault) {
        stub.onCreate(fault);
        assertThat(accepted(payPal.submit(batch("1001"))).known()).isFalse();
        assertThat(stub.bank().paid("1001")).isEqualTo(1);
    }

    @Test
    @DisplayName("reliability 40: a batch that PayPal takes up after we asked again is paid once")
    void accepted_after_it_was_asked_for() {
        stub.onCreate(Fault.SLOW_BEFORE_ACCEPTING);
        accepted(payPal.submit(batch("1001")));
        assertThat(stub.paidTwice()).isEmpty();
        assertThat(stub.creates()).isEqualTo(2);
        assertThat(stub.bank().paid("1001")).isEqualTo(1);
    }

    @Test
    @DisplayName("reliability 40: what stays unknown is asked for later by the same key")
    void unknown_and_asked_for_later() {
        stub.onCreate(Fault.ERROR_AFTER_ACCEPTING, Fault.ERROR_BEFORE_ACCEPTING, Fault.ERROR_BEFORE_ACCEPTING);
        ProviderBatch batch = batch("1001");
        assertThat(payPal.submit(batch)).isInstanceOf(Submission.Unknown.class);
        assertThat(accepted(payPal.submit(batch.sentAt(NOW))).known()).isTrue();
        assertThat(stub.bank().paid("1001")).isEqualTo(1);
    }

    @Test
    @DisplayName("reliability 37, 40: a batch that was given before a restore is found and not paid again")
    void known_though_we_forgot() {
        accepted(payPal.submit(batch("1001")));
        assertThat(accepted(payPal.submit(batch("1001"))).known()).isTrue();
        assertThat(stub.bank().paid("1001")).isEqualTo(1);
    }

    @Test
    @DisplayName("reliability 40: a key that PayPal may have forgotten is never given again")
    void forgotten_key() {
        ProviderBatch batch = batch("1001");
        accepted(payPal.submit(batch));
        stub.bank().forgetKeys();
        int before = stub.creates();
        Submission came = payPal.submit(batch.sentAt(NOW.minus(Duration.ofDays(30))));
        assertThat(came).isInstanceOf(Submission.Unknown.class);
        assertThat(((Submission.Unknown) came).why()).contains("payout:7:1:1", "look it up at PayPal");
        assertThat(stub.creates()).isEqualTo(before);
    }

    @Test
    void a_refusal_says_why_and_that_nothing_was_paid() {
        stub.onCreate(Fault.NO_FUNDS);
        assertThat(payPal.submit(batch("1001")))
                .isEqualTo(new Submission.Refused(
                        "PayPal answered 422 INSUFFICIENT_FUNDS: Sender does not have sufficient funds. (debug id f701090abdcb2)",
                        List.of()));
        assertThat(stub.bank().paid("1001")).isZero();
    }

    @Test
    @DisplayName("reliability 40: a refusal after a call without an answer does not say that nothing was paid")
    void refused_after_unknown() {
        stub.onCreate(Fault.CUT_AFTER_ACCEPTING, Fault.NO_FUNDS);
        assertThat(payPal.submit(batch("1001"))).isInstanceOf(Submission.Unknown.class);
        assertThat(stub.bank().paid("1001")).isEqualTo(1);
    }

    @Test
    void a_page_of_a_proxy_is_no_refusal() {
        stub.onCreate(Fault.PAGE_OF_A_PROXY, Fault.PAGE_OF_A_PROXY, Fault.PAGE_OF_A_PROXY);
        assertThat(payPal.submit(batch("1001"))).isInstanceOf(Submission.Unknown.class);
    }

    @Test
    void too_many_calls_are_waited_for() {
        stub.onCreate(Fault.TOO_MANY);
        assertThat(payPal.submit(batch("1001")))
                .isEqualTo(new Submission.Postponed("PayPal is asked too often", Duration.ofSeconds(7)));
        assertThat(stub.creates()).isEqualTo(1);
        stub.onCreate(Fault.TOO_MANY);
        assertThat(payPal.submit(batch("1001").sentAt(NOW))).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void without_a_token_nothing_is_given() {
        stub.onToken(Fault.ERROR_BEFORE_ACCEPTING);
        assertThat(payPal.submit(batch("1001"))).isInstanceOf(Submission.Postponed.class);
        PayPalSettings settings = stub.settings(TIMEOUT);
        PaymentProvider stranger = new PayPalPayouts(
                new PayPalSettings(settings.baseUrl(), "somebody", "else", TIMEOUT, TIMEOUT, Duration.ofMillis(10), ""),
                CLOCK);
        assertThat(stranger.submit(batch("1001")))
                .isEqualTo(new Submission.Postponed(
                        "PayPal does not know ratebook.paypal.client-id with ratebook.paypal.secret",
                        Duration.ofMinutes(5)));
        assertThat(stub.creates()).isZero();
    }

    @Test
    void nobody_at_the_address_is_not_given() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        PaymentProvider nobody = new PayPalPayouts(
                new PayPalSettings(
                        URI.create("http://127.0.0.1:" + free), "a", "b", TIMEOUT, TIMEOUT, Duration.ofMillis(10), ""),
                CLOCK);
        assertThat(nobody.submit(batch("1001"))).isInstanceOf(Submission.Postponed.class);
        assertThat(nobody.submit(batch("1001").sentAt(NOW))).isInstanceOf(Submission.Unknown.class);
    }

    @Test
    void a_key_that_is_known_without_a_name_stays_unknown() {
        stub.bank().namesNoBatch();
        stub.onCreate(Fault.CUT_AFTER_ACCEPTING);
        Submission came = payPal.submit(batch("1001"));
        assertThat(came).isInstanceOf(Submission.Unknown.class);
        assertThat(((Submission.Unknown) came).why()).contains("does not name it");
    }

    @Test
    @DisplayName("reliability 40: a batch that PayPal names is ours only if it has our key")
    void another_batch_is_named() {
        ProviderBatch other = new ProviderBatch("payout:9:1:1", List.of(payment("2001", "3.00")), null);
        String otherId = accepted(payPal.submit(other)).batchId();
        accepted(payPal.submit(batch("1001")));
        stub.bank().names(otherId);
        assertThat(payPal.submit(batch("1001"))).isInstanceOf(Submission.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Pending",
        "ONHOLD, Pending",
        "FAILED, Failed",
        "RETURNED, Returned",
        "REFUNDED, Returned",
        "REVERSED, Returned",
        "UNCLAIMED, Unclaimed",
        "BLOCKED, Blocked",
        "SOMETHING_NEW, Unknown"
    })
    void every_word_of_payPal_has_an_outcome(String word, String outcome) {
        stub.bank().says("1001", word);
        ItemOutcome came = outcomeOf(batch("1001"));
        assertThat(came.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(came.toString()).contains(word);
    }

    @Test
    @DisplayName("reliability 40: success that comes late, and money that comes back days later")
    void late_success_and_return() {
        stub.bank().says("1001", "PENDING", "PENDING", "SUCCESS", "SUCCESS", "RETURNED");
        ProviderBatch batch = batch("1001");
        String id = accepted(payPal.submit(batch)).batchId();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            said.add(told(payPal.status(batch, id))
                    .items()
                    .get(0)
                    .outcome()
                    .getClass()
                    .getSimpleName());
        }
        assertThat(said).containsExactly("Pending", "Pending", "Paid", "Paid", "Returned", "Returned");
        assertThat(stub.bank().paid("1001")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"12.51, USD, SUCCESS", "12.50, EUR, SUCCESS", "1250, USD, PENDING"})
    @DisplayName("reliability 40: another amount or currency than was sent is never paid")
    void mismatch(String value, String currency, String word) {
        stub.bank().says("1001", word).shows("1001", value, currency);
        assertThat(outcomeOf(batch("1001"))).isInstanceOf(ItemOutcome.Mismatch.class);
    }

    @Test
    void a_recipient_that_was_erased_since_is_not_compared() {
        ProviderBatch sent = batch("1001");
        String id = accepted(payPal.submit(sent)).batchId();
        Payment one = sent.payments().get(0);
        Payment erased = new Payment(one.id(), "", one.wallet(), one.amount(), one.note());
        ProviderBatch now = new ProviderBatch(sent.key(), List.of(erased), Instant.EPOCH);
        assertThat(told(payPal.status(now, id)).items().get(0).outcome()).isInstanceOf(ItemOutcome.Paid.class);
        assertThat(payPal.submit(now)).as("nothing is given to nobody").isInstanceOf(Submission.Unknown.class);
    }

    @Test
    void an_amount_that_cannot_be_read_is_unknown() {
        stub.bank().shows("1001", "12.5.0", "USD");
        assertThat(outcomeOf(batch("1001"))).isInstanceOf(ItemOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, Unknown", "PROCESSING, Pending", "DENIED, Failed", "CANCELED, Failed", "ODD, Unknown"})
    void a_payout_that_is_not_listed(String state, String outcome) {
        stub.bank().hides("1001").batchesSay(state);
        assertThat(outcomeOf(batch("1001")).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void an_item_paid_in_a_batch_that_was_denied_is_believed() {
        stub.bank().batchesSay("DENIED");
        assertThat(outcomeOf(batch("1001"))).isInstanceOf(ItemOutcome.Paid.class);
    }

    @Test
    void pages_are_read_to_the_last_and_a_token_may_end_between_them() {
        List<Payment> many = IntStream.range(0, 2_345)
                .mapToObj(i -> payment("P" + i, "1.00"))
                .toList();
        ProviderBatch batch = new ProviderBatch("payout:8:1:1", many, null);
        String id = accepted(payPal.submit(batch)).batchId();
        stub.onRead(Fault.NONE, Fault.TOKEN_EXPIRED, Fault.NONE, Fault.ERROR_BEFORE_ACCEPTING, Fault.CUT_IN_ANSWER);
        BatchStatus.Told told = told(payPal.status(batch, id));
        assertThat(told.items()).hasSize(2_345).allMatch(item -> item.outcome() instanceof ItemOutcome.Paid);
        assertThat(stub.tokens()).isEqualTo(2);
    }

    @Test
    void a_page_that_is_missing_concludes_nothing() {
        ProviderBatch batch = batch("1001");
        String id = accepted(payPal.submit(batch)).batchId();
        stub.onRead(Fault.TOO_MANY);
        assertThat(payPal.status(batch, id))
                .isEqualTo(new BatchStatus.NotTold("PayPal is asked too often", Duration.ofSeconds(7)));
        assertThat(payPal.status(batch, "NOWHERE"))
                .isEqualTo(new BatchStatus.NotTold("PayPal knows no NOWHERE", Duration.ofMinutes(1)));
        assertThat(payPal.status(batch, "../../v1/oauth2")).isInstanceOf(BatchStatus.NotTold.class);
    }

    @Test
    void another_batch_is_not_taken_for_ours() {
        accepted(payPal.submit(batch("1001")));
        ProviderBatch other = new ProviderBatch("payout:9:1:1", List.of(payment("2001", "3.00")), null);
        String otherId = accepted(payPal.submit(other)).batchId();
        assertThat(payPal.status(batch("1001"), otherId)).isInstanceOf(BatchStatus.NotTold.class);
    }

    @Test
    void what_nobody_sent_is_named() {
        ProviderBatch batch = batch("1001", "1002");
        String id = accepted(payPal.submit(batch)).batchId();
        assertThat(told(payPal.status(batch("1001"), id)).strangers()).containsExactly("1002");
    }

    @Test
    void what_payPal_would_refuse_is_refused_here_with_all_problems() {
        ProviderBatch batch = new ProviderBatch(
                "key with blanks",
                List.of(
                        payment("1001", "1.00"),
                        payment("1001", "1.00"),
                        new Payment("1", "=cmd", Wallet.PAYPAL, new Money(1, CurrencyCode.of("EUR")), "")),
                null);
        Submission came = payPal.submit(batch);
        assertThat(came).isInstanceOf(Submission.Refused.class);
        assertThat(((Submission.Refused) came).problems())
                .extracting(problem -> problem.field())
                .containsExactly("id", "recipient", "key", "currency");
        assertThat(stub.creates()).isZero();
    }

    @Test
    void what_is_sent_is_payPals_form_and_the_same_each_time() {
        ProviderBatch batch = batch("1001");
        byte[] body = BatchBody.of(batch, "You have been paid");
        assertThat(body).isEqualTo(BatchBody.of(batch.sentAt(NOW), "You have been paid"));
        assertThat(JsonMapper.shared().readTree(body).toString())
                .isEqualTo(
                        "{\"sender_batch_header\":{\"sender_batch_id\":\"payout:7:1:1\",\"email_subject\":\"You have been paid\"},"
                                + "\"items\":[{\"recipient_type\":\"EMAIL\",\"amount\":{\"currency\":\"USD\",\"value\":\"12.50\"},"
                                + "\"receiver\":\"1001@partner.example\",\"note\":\"May\",\"sender_item_id\":\"1001\","
                                + "\"recipient_wallet\":\"PAYPAL\"}]}");
    }

    @Test
    void the_secret_is_in_no_text_and_the_address_is_safe() {
        assertThat(stub.settings(TIMEOUT).toString()).doesNotContain(PayPalStub.SECRET);
        assertThatThrownBy(() ->
                        new PayPalSettings(URI.create("http://api.example"), "a", "b", TIMEOUT, TIMEOUT, TIMEOUT, ""))
                .hasMessageContaining("https://");
        assertThatThrownBy(() ->
                        new PayPalSettings(URI.create("https://api.example"), "a", " ", TIMEOUT, TIMEOUT, TIMEOUT, ""))
                .hasMessageContaining("ratebook.paypal.secret");
    }
}
