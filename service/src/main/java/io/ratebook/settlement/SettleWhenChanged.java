package io.ratebook.settlement;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerChanged;
import io.ratebook.people.CurrentActor;
import io.ratebook.product.ProductChanged;
import io.ratebook.version.VersionActivated;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Settles again what a change may have changed. The job is put in the queue by the transaction of the change, so that the
 * one does not come without the other.
 */
@Component
class SettleWhenChanged {
    private static final int NAMES_IN_TITLE = 3;

    private final Facts facts;
    private final Jobs jobs;
    private final JdbcTemplate jdbc;
    private final CurrentActor actor;

    SettleWhenChanged(Facts facts, Jobs jobs, JdbcTemplate jdbc, CurrentActor actor) {
        this.facts = facts;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.actor = actor;
    }

    @EventListener
    void partnersChanged(PartnerChanged changed) {
        facts.changed(changed.programId());
        String names = changed.codes().stream()
                .sorted()
                .limit(NAMES_IN_TITLE)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        int more = changed.codes().size() - NAMES_IN_TITLE;
        submit(
                changed.programId(),
                "Settle sales of " + names + (more > 0 ? " and " + more + " more partners" : ""),
                changed.codes());
    }

    @EventListener
    void productChanged(ProductChanged changed) {
        facts.changed(changed.programId());
        submit(changed.programId(), "Settle sales after product " + changed.code() + " changed", Set.of());
    }

    @EventListener
    void versionActivated(VersionActivated activated) {
        submit(activated.programId(), "Settle sales after version " + activated.number() + " was activated", Set.of());
    }

    /** Its sales that say it was won are to wait, or no longer; in the transaction of the change. */
    void leadChanged(int programId, String lead) {
        facts.changed(programId);
        submit(programId, "Settle sales of lead " + lead, new SettleAgain.Asked(Set.of(), lead));
    }

    private void submit(int programId, String title, Set<String> partners) {
        submit(programId, title, new SettleAgain.Asked(partners));
    }

    /** A program that never had a sale has no row in settlement: whoever brings the first makes it before reading partners. */
    private void submit(int programId, String title, SettleAgain.Asked asked) {
        if (!jdbc.queryForList("SELECT program_id FROM settlement WHERE program_id = ?", programId)
                .isEmpty()) {
            jobs.submit(new JobOrder(
                    SettleAgain.KIND, programId, title, asked, actor.current().name()));
        }
    }
}
