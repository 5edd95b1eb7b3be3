package io.ratebook.approval;

import io.ratebook.jobs.Jobs;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Approves what the Durations table says is approved when its hold ends; a minute's tick looks for it. */
@Component
class AutomaticApprovals {
    private final Programs programs;
    private final SelectedIds selected;
    private final Approvals approvals;
    private final ApprovalTable table;
    private final Jobs jobs;
    private final Clock clock;

    AutomaticApprovals(
            Programs programs, SelectedIds selected, Approvals approvals, ApprovalTable table, Jobs jobs, Clock clock) {
        this.programs = programs;
        this.selected = selected;
        this.approvals = approvals;
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${ratebook.approval.automatic-every:PT1M}",
            fixedDelayString = "${ratebook.approval.automatic-every:PT1M}")
    void approveDue() {
        long now = Times.micros(clock.instant());
        for (Program program : programs.all()) {
            if (selected.anyDue(program.id(), now)
                    && !jobs.isAtWork(program.id(), ApprovalJob.KIND, Duration.ZERO)
                    && !table.waitsToBeBegunAgain(program.id())) {
                approvals.approveDue(program);
            }
        }
    }
}
