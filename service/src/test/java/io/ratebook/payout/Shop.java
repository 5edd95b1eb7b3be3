package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop whose partners earn a tenth, are approved and paid, as finance people do it at the port. */
final class Shop {
    static final String FILE = "reference,type,original_reference,occurred_at,partner,amount,currency\n";

    private final ApiClient finance;
    private final Scene scene;
    private final JdbcTemplate jdbc;
    private final LedgerCheck check;

    /** What tests need of the service. */
    record Parts(Jobs jobs, PartnerImport partnerImport, Programs programs, JdbcTemplate jdbc, LedgerCheck check) {}

    Shop(ApiClient admin, Parts parts, TypedWorkbook policy, String... partners) throws IOException {
        this.finance = admin;
        this.jdbc = parts.jdbc();
        this.check = parts.check();
        this.scene = new Scene(admin, parts.jobs());
        scene.policy(policy, "2010-01-01");
        Scene.partners(parts.partnerImport(), parts.programs().required(Scene.PROGRAM), List.of(partners));
    }

    static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    void sales(String lines) {
        scene.sales(FILE + lines);
    }

    /** Waits for a job by its id. */
    Job awaited(String job) {
        return scene.done(Long.parseLong(job));
    }

    int draft(TypedWorkbook workbook) throws IOException {
        return scene.draft(workbook);
    }

    void paypal(String... partners) {
        for (String partner : partners) {
            done(
                    finance.put(
                            Scene.path("/partners/" + partner + "/payment-details"),
                            "{\"method\":\"paypal\",\"paypal\":\"" + partner.toLowerCase(java.util.Locale.ROOT)
                                    + "@example.org\"}"),
                    200);
        }
    }

    /** Waits for a job; answers it. */
    Job job(Answer accepted) {
        return scene.done(Long.parseLong(done(accepted, 202).at("/job")));
    }

    Job ended(Answer accepted) {
        return scene.ended(Long.parseLong(done(accepted, 202).at("/job")));
    }

    /** Waits for the good end of a job. */
    void awaited(long job) {
        scene.done(job);
    }

    void approveAll() {
        job(finance.post(Scene.path("/commissions/approve"), "{\"filter\":{}}"));
    }

    /** Makes a run; answers its id. */
    long run(String body) {
        Answer accepted = finance.post(Scene.path("/payout-runs"), body);
        job(accepted);
        return Long.parseLong(accepted.at("/run"));
    }

    Answer told(long run) {
        return done(finance.get(Scene.path("/payout-runs/" + run)), 200);
    }

    String freeze(long run) {
        job(finance.post(Scene.path("/payout-runs/" + run + "/freeze"), ""));
        return told(run).at("/hash");
    }

    void approve(long run) {
        String hash = freeze(run);
        job(finance.post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
    }

    Job pay(long run) {
        return job(finance.post(Scene.path("/payouts/paid"), "{\"run\":" + run + "}"));
    }

    Answer payouts(String query) {
        return done(finance.get(Scene.path("/payouts?sort=partner" + query)), 200);
    }

    String sum(String partner, String which) {
        return done(finance.get(Scene.path("/partners/" + partner + "/balances")), 200)
                .at("/0/" + which + "/amount");
    }

    /** Why partners are left out by a run, in the order of partners: code, reason, amount in minor units. */
    List<String> leftOut(long run) {
        return jdbc.queryForList(
                "SELECT CONCAT(partner, ' ', reason, ' ', amount) FROM payout_left_out WHERE run_id = ?"
                        + " ORDER BY partner, reason",
                String.class,
                run);
    }

    void ledgerHolds() {
        assertThat(check.run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }
}
