package io.ratebook.idempotency;

import io.ratebook.web.BeforeCommit;
import io.ratebook.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The attempt of the current thread; notes in its transactions that they were committed, and that it was still its turn. */
@Component
public class CurrentAttempt implements BeforeCommit {
    private final ThreadLocal<Attempt.@Nullable Begun> current = new ThreadLocal<>();

    /** Asked for late: the table writes by transactions itself. */
    private final ObjectProvider<KeyTable> keys;

    CurrentAttempt(ObjectProvider<KeyTable> keys) {
        this.keys = keys;
    }

    /** Whether the current thread works for a call that has a key: its transactions must be its own. */
    public boolean isUnderWay() {
        return current.get() != null;
    }

    void begin(Attempt.Begun attempt) {
        current.set(attempt);
    }

    void end() {
        current.remove();
    }

    @Override
    public void beforeCommit() {
        Attempt.Begun attempt = current.get();
        if (attempt != null && !keys.getObject().write(attempt)) {
            throw Refusal.conflict(
                    "key-taken-over",
                    "this took so long that another request with its key was let in: nothing was done");
        }
    }
}
