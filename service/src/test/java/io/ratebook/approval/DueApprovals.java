package io.ratebook.approval;

import io.ratebook.program.Program;

/** The minute's tick that approves what is approved by itself, at once. */
public final class DueApprovals {
    private DueApprovals() {}

    public static void tick(Approvals approvals, Program program) {
        approvals.approveDue(program);
    }
}
