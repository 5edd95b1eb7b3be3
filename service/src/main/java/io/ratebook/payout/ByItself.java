package io.ratebook.payout;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A run of a ledger report goes on by itself: frozen, approved where no second person has to, and marked as paid. Each step is
 * asked for in the transaction that ends the one before it, so once. Other runs wait for a person.
 */
@Component
class ByItself {
    private final Jobs jobs;
    private final RunTable runs;
    private final PayoutEvents events;
    private final JdbcTemplate jdbc;

    ByItself(Jobs jobs, RunTable runs, PayoutEvents events, JdbcTemplate jdbc) {
        this.jobs = jobs;
        this.runs = runs;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** Not where more would be paid in advance than was agreed to: something was paid since. */
    void afterMaking(PayoutRun run) {
        if (run.ofReport() == null) {
            return;
        }
        String more = moreThanAgreed(run.id());
        if (more.isEmpty()) {
            PayoutRun.By by = run.created();
            submit(run, FreezeJob.KIND, "Freeze ", new FreezeJob.Asked(run.id(), by.name(), by.id()));
        } else {
            events.ofRun(run, STOPPED, run.created().name(), more);
        }
    }

    /** What happened to a run that does not go on. */
    static final String STOPPED = "stopped";

    private String moreThanAgreed(long runId) {
        Map<String, Long> agreed = new TreeMap<>();
        jdbc.query(
                "SELECT currency, amount FROM payout_run_advance WHERE run_id = ?",
                row -> {
                    agreed.put(row.getString(1), row.getLong(2));
                },
                runId);
        StringBuilder more = new StringBuilder();
        jdbc.query(
                "SELECT currency, SUM(advance) FROM payout WHERE run_id = ? GROUP BY currency ORDER BY currency",
                row -> {
                    String currency = row.getString(1);
                    long advance = PayableReader.exact(row.getBigDecimal(2));
                    long known = agreed.getOrDefault(currency, 0L);
                    if (advance > known) {
                        more.append(more.isEmpty() ? "" : "; ")
                                .append(FourEyes.money(advance, currency))
                                .append(" more than is owed, ")
                                .append(FourEyes.money(known, currency))
                                .append(" was agreed to");
                    }
                },
                runId);
        return more.toString();
    }

    /** Where a second person has to approve, that person's word leads on. */
    void afterFreezing(PayoutRun run, String hash, boolean secondPerson) {
        if (run.ofReport() != null && !secondPerson) {
            PayoutRun.By by = run.created();
            submit(run, ApproveJob.KIND, "Approve ", new ApproveJob.Asked(run.id(), hash, by.name(), by.id()));
        }
    }

    void afterApproving(PayoutRun run) {
        if (run.ofReport() != null && run.ofReport().marksPaid()) {
            submit(
                    run,
                    PayJob.KIND,
                    "Record payments of ",
                    new PayJob.Asked(
                            run.id(), null, run.payOn(), null, run.created().name()));
        }
    }

    private void submit(PayoutRun run, String kind, String title, Object asked) {
        runs.setJob(
                run.id(),
                jobs.submit(new JobOrder(
                        kind,
                        run.programId(),
                        title + run.batchId(),
                        asked,
                        run.created().name())));
    }
}
