package io.ratebook.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.settlement.Scene;
import java.time.LocalDate;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** Leads of a program at the port, and payments for them. */
final class LeadScene {
    static final String FILE = "reference,type,occurred_at,event,partner,customer,amount,currency,attribute.lead\n";

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final ApiClient caller;

    LeadScene(ApiClient caller) {
        this.caller = caller;
    }

    /** A fifth of what a won lead of P-1 brings, 25.00 of others', a tenth of sales. */
    static TypedWorkbook policy() {
        return new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Event|Partner|Rate",
                        "lead won|P-1|20 %",
                        "lead won|P-2|25.00",
                        "||10 %");
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    Answer get(String path) {
        return done(caller.get(Scene.path(path)), 200);
    }

    /** Makes a lead; answers its id. */
    long lead(String code, String partner) {
        return done(
                        caller.post(
                                Scene.path("/leads"),
                                "{\"code\":\"%s\",\"partner\":\"%s\",\"name\":\"Ada of %s\"}"
                                        .formatted(code, partner, code)),
                        201)
                .json()
                .path("id")
                .longValue();
    }

    Answer phase(long lead, String phase, int status) {
        return done(caller.patch(Scene.path("/leads/" + lead), "{\"phase\":\"" + phase + "\"}"), status);
    }

    long won(String code, String partner) {
        long lead = lead(code, partner);
        phase(lead, "Closed Won", 200);
        return lead;
    }

    void paypal(String partner) {
        done(
                caller.put(
                        Scene.path("/partners/" + partner + "/payment-details"),
                        "{\"method\":\"paypal\",\"paypal\":\"%s@example.org\"}".formatted(partner)),
                200);
    }

    static String payment(String status, LocalDate issueDate, String revenue, String paymentId, String more) {
        return """
                {"issueDate":"%s","periodStart":"2026-10-01","periodEnd":"2026-10-31","paymentIds":["%s"],
                 "totalRevenue":"%s","status":"%s"%s}
                """.formatted(issueDate, paymentId, revenue, status, more);
    }

    Answer pay(long lead, String body, int status) {
        return done(caller.post(Scene.path("/leads/" + lead + "/payments"), body), status);
    }

    Answer pay(long lead, String status, String revenue, String paymentId) {
        LocalDate day = status.equals("scheduled") ? today().plusDays(5) : today();
        return pay(lead, payment(status, day, revenue, paymentId, ""), 201);
    }

    Answer move(long lead, Answer payment, String body, int status) {
        return done(caller.post(path(lead, payment) + "/status", body), status);
    }

    static String path(long lead, Answer payment) {
        return Scene.path("/leads/" + lead + "/payments/" + payment.at("/id"));
    }

    String balance(String partner, String which) {
        JsonNode first = get("/partners/" + partner + "/balances")
                .json()
                .path(0)
                .path(which)
                .path("amount");
        return first.isMissingNode() ? "none" : first.asString();
    }
}
