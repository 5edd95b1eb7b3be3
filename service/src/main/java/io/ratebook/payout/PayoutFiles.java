package io.ratebook.payout;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Files for PayPal. Making them gives their payouts over; downloading them, however often, changes nothing, and neither says that
 * anything was paid.
 */
@Service
public class PayoutFiles {
    private final JdbcTemplate jdbc;
    private final RunTable runs;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;

    PayoutFiles(
            JdbcTemplate jdbc, RunTable runs, Jobs jobs, Transactions transactions, Audit audit, CurrentActor actor) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * A file as it is listed.
     *
     * @param amount sum of its payouts in minor units
     * @param madeAt micros
     */
    public record Listed(
            long id,
            String name,
            String currency,
            int payouts,
            long amount,
            String sha256,
            String madeBy,
            long madeAt) {}

    /** The bytes as they were made. */
    public record Download(String name, byte[] bytes) {}

    /**
     * Has files made of the approved PayPal payouts of a run.
     *
     * @return the id of the job
     * @throws Refusal if the run is not approved
     */
    public long make(Program program, long runId) {
        Actor by = actor.current();
        return transactions.get(() -> {
            PayoutRun run = runs.locked(program.id(), runId);
            if (run == null) {
                throw Refusal.notFound("payout run", runId);
            }
            if (!run.state().equals(PayoutRun.APPROVED)) {
                throw Refusal.conflict(
                        "run-state", "the run " + run.batchId() + " is " + run.state() + ": expected approved");
            }
            audit.record("payout-file.make", "payout run " + run.batchId(), program.code(), null, Map.of("run", runId));
            return jobs.submit(new JobOrder(
                    FileJob.KIND,
                    program.id(),
                    "Make PayPal files of " + run.batchId(),
                    new FileJob.Asked(runId, by.name()),
                    by.name()));
        });
    }

    public List<Listed> ofRun(Program program, long runId) {
        return jdbc.query(
                "SELECT id, name, currency, payouts, amount, sha256, made_by, made_at FROM payout_file"
                        + " WHERE program_id = ? AND run_id = ? ORDER BY id",
                (row, number) -> new Listed(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8)),
                program.id(),
                runId);
    }

    /** A file, and a line in the audit log of who took it. */
    public Download download(Program program, long fileId) {
        return transactions.get(() -> {
            Download file = jdbc
                    .query(
                            "SELECT name, bytes FROM payout_file WHERE id = ? AND program_id = ?",
                            (row, number) -> new Download(row.getString(1), row.getBytes(2)),
                            fileId,
                            program.id())
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("payout file", fileId));
            audit.record("payout-file.download", "payout file " + file.name(), program.code(), null, null);
            return file;
        });
    }
}
