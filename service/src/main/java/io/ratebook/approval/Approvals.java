package io.ratebook.approval;

import io.ratebook.approval.Choices.Checked;
import io.ratebook.database.Ids;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks for approvals; each is done by a job, at once where little was chosen. */
@Service
public class Approvals {
    private final ApprovalTable table;
    private final Choices choices;
    private final Jobs jobs;
    private final Ids ids;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    Approvals(
            ApprovalTable table,
            Choices choices,
            Jobs jobs,
            Ids ids,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.table = table;
        this.choices = choices;
        this.jobs = jobs;
        this.ids = ids;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Has commissions approved, with what belongs to them: their refunds and corrections.
     *
     * @param chosen some, or all that match a filter
     * @param seen how many the person saw that it would be; null where nobody looked
     * @return the id of the job
     * @throws Refusal if others are pending by now than were seen, or none is
     */
    public long approve(Program program, Choice chosen, @Nullable Long seen) {
        Checked checked = choices.check(program, chosen, seen);
        return submit(
                program,
                checked.selected(),
                "Approve " + checked.words(),
                Map.of("commissions", checked.totals().count(), "chosen", chosen));
    }

    /**
     * Has commissions declined, each with what belongs to it. Arguments and answer as of {@link #approve}.
     *
     * @param reason that the partners read
     */
    public long decline(Program program, Choice chosen, @Nullable Long seen, String reason) {
        Checked checked = choices.check(program, chosen, seen);
        Actor by = actor.current();
        return jobs.submit(new JobOrder(
                DeclineJob.KIND,
                program.id(),
                "Decline " + checked.words(),
                new DeclineJob.Asked(checked.selected(), reason, by),
                by.name()));
    }

    /** Has those approved whose hold has ended and which are approved by that. */
    void approveDue(Program program) {
        submit(program, null, "Approve commissions whose hold has ended", null);
    }

    private long submit(Program program, @Nullable Selected selected, String said, @Nullable Object what) {
        long id = ids.next("approval");
        return transactions.get(() -> {
            String by = actor.current().name();
            table.insert(id, program.id(), said, by, Times.micros(clock.instant()));
            long job = jobs.submit(
                    new JobOrder(ApprovalJob.KIND, program.id(), said, new ApprovalJob.Asked(id, selected), by));
            table.setJob(id, job);
            if (what != null) {
                audit.record("commission.approve", "approval " + id, program.code(), null, what);
            }
            return job;
        });
    }
}
