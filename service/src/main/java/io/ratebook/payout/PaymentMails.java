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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes to many partners about their payments, as a job. */
@Service
public class PaymentMails {
    private final Jobs jobs;
    private final KnownPartners known;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;

    PaymentMails(Jobs jobs, KnownPartners known, Transactions transactions, Audit audit, CurrentActor actor) {
        this.jobs = jobs;
        this.known = known;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * About payouts: those of the ids, or all of a run that are not void. One of the two is null.
     *
     * @return the id of the job
     */
    public long aboutPayouts(Program program, @Nullable List<Long> ids, @Nullable Long run) {
        return submit(program, new MailJob.Asked(ids, run, null, null, actor.current()));
    }

    /**
     * About pending payments: the lines that are named, or all that match. One of the two is null.
     *
     * @return the id of the job
     * @throws Refusal with status 422 if lines name unknown partners
     */
    public long aboutLines(Program program, @Nullable List<LineKey> lines, @Nullable PaymentFilter filter) {
        if (lines != null) {
            known.refuseOthers(
                    program, "lines", lines.stream().map(LineKey::partner).toList());
        }
        return submit(program, new MailJob.Asked(null, null, lines, filter, actor.current()));
    }

    private long submit(Program program, MailJob.Asked asked) {
        Actor by = asked.by();
        return transactions.get(() -> {
            audit.record("payout.mails", "mails about payments", program.code(), null, told(asked));
            return jobs.submit(
                    new JobOrder(MailJob.KIND, program.id(), "Write to partners about payments", asked, by.name()));
        });
    }

    private static Map<String, Object> told(MailJob.Asked asked) {
        if (asked.payouts() != null) {
            return Map.of("payouts", asked.payouts());
        }
        if (asked.run() != null) {
            return Map.of("run", asked.run());
        }
        return asked.lines() != null ? Map.of("lines", asked.lines()) : Map.of("allThatMatch", true);
    }
}
