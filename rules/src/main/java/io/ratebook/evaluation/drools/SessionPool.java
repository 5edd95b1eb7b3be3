package io.ratebook.evaluation.drools;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Sessions that wait, empty, for the next run: one that served before costs half of a new one. There are never more
 * than were in use at once, nor more waiting than the machine has use for.
 */
final class SessionPool {
    private static final int IDLE_MAX = 2 * Runtime.getRuntime().availableProcessors();

    private final KieBase base;
    private final ConcurrentLinkedDeque<KieSession> idle = new ConcurrentLinkedDeque<>();

    SessionPool(KieBase base) {
        this.base = base;
    }

    /** A session without facts, for the caller alone until it is given back or disposed of. */
    KieSession take() {
        KieSession waiting = idle.pollFirst();
        return waiting == null ? base.newKieSession() : waiting;
    }

    /** Takes back a session after a run in which nothing unusual happened. */
    void giveBack(KieSession session) {
        if (session.getFactCount() > 0 || idle.size() >= IDLE_MAX) {
            session.dispose();
        } else {
            idle.addFirst(session);
        }
    }
}
