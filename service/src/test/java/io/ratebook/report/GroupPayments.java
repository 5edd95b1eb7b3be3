package io.ratebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.settlement.Scene;
import java.util.List;
import java.util.function.LongConsumer;

/** Ledger reports made and paid at the port, as finance people do it. */
public final class GroupPayments {
    private final ApiClient finance;
    private final LongConsumer awaited;

    /** @param awaited waits for the good end of a job */
    public GroupPayments(ApiClient finance, LongConsumer awaited) {
        this.finance = finance;
        this.awaited = awaited;
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    /** Of all partners; answers its id. */
    public String report(String from, String to) {
        return done(finance.post(Scene.path("/reports"), "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to)), 201)
                .at("/id");
    }

    /** Of one partner; answers its id. */
    public String report(String partner, String from, String to) {
        return done(
                        finance.post(
                                Scene.path("/reports"),
                                "{\"from\":\"%s\",\"to\":\"%s\",\"partner\":\"%s\"}".formatted(from, to, partner)),
                        201)
                .at("/id");
    }

    /** What would be paid in advance, as a caller agrees to it. */
    public String advance(String report, String method) {
        StringBuilder agreed = new StringBuilder();
        done(finance.get(Scene.path("/reports/" + report + "/amounts/totals?method=" + method)), 200)
                .json()
                .forEach(total -> {
                    String amount = total.path("advance").path("amount").asString();
                    if (!amount.equals("0.00")) {
                        agreed.append(agreed.isEmpty() ? "" : ",")
                                .append("{\"amount\":\"%s\",\"currency\":\"%s\"}"
                                        .formatted(
                                                amount, total.path("currency").asString()));
                    }
                });
        return "[" + agreed + "]";
    }

    public static String body(String method, String advance, String more) {
        return "{\"method\":\"%s\",\"paymentType\":\"bank\",\"advance\":%s%s}".formatted(method, advance, more);
    }

    public Answer process(String report, String body) {
        return finance.post(Scene.path("/reports/" + report + "/payments"), body);
    }

    /** Agrees to any advance, and waits until nothing goes on by itself any more; answers the run. */
    public long pay(String report, String method, String more) {
        Answer accepted = done(process(report, body(method, advance(report, method), more)), 202);
        long run = Long.parseLong(accepted.at("/run"));
        awaitRun(run);
        return run;
    }

    /** Each step of a run begins before the one before it has ended. */
    public void awaitRun(long run) {
        String job = "";
        String next = told(run).at("/job");
        while (!next.equals(job)) {
            job = next;
            awaited.accept(Long.parseLong(job));
            next = told(run).at("/job");
        }
    }

    public Answer told(long run) {
        return done(finance.get(Scene.path("/payout-runs/" + run)), 200);
    }

    /** Of a run, in the order of partners. */
    public List<String> payouts(long run) {
        return done(finance.get(Scene.path("/payouts?sort=partner&limit=500&run=" + run)), 200)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("partner").asString() + " "
                        + one.path("amount").path("amount").asString()
                        + (one.path("advance").isNull() || one.path("advance").isMissingNode()
                                ? ""
                                : " of it " + one.path("advance").path("amount").asString() + " in advance")
                        + " " + one.path("state").asString())
                .toList();
    }
}
