package io.ratebook.evaluation.drools;

import io.ratebook.evaluation.drools.FiringWatch.LimitReached;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * One thread's session of a stage. It serves one run after another and is empty between them, which costs half of a
 * new session each; after anything unusual it is thrown away.
 */
final class StageSession implements AutoCloseable {
    private final StageRules rules;
    private final List<FactHandle> shown = new ArrayList<>();
    private @Nullable KieSession session;

    StageSession(StageRules rules) {
        this.rules = rules;
    }

    /** Shows the facts to the rules and lets them speak; gives the reason why it broke off, or null. */
    @Nullable
    String run(Said said, DrlLimits limits, List<?> facts) {
        KieSession current = session;
        if (current == null) {
            current = rules.newSession();
        }
        session = null;
        try {
            show(current, said, facts);
            FiringWatch watch = new FiringWatch(said, limits);
            current.fireAllRules(watch);
            watch.checkTime();
            shown.forEach(current::delete);
            if (current.getFactCount() == 0) {
                session = current;
            }
            return null;
        } catch (LimitReached limit) {
            return "stopped after " + limit.getMessage() + ", last in rule \"" + said.rule() + "\"";
        } catch (RuntimeException | StackOverflowError failure) {
            return "rule \"" + said.rule() + "\" failed: " + cause(failure);
        } finally {
            shown.clear();
            if (session == null) {
                current.dispose();
            }
        }
    }

    private void show(KieSession to, Said said, List<?> facts) {
        shown.add(to.insert(said));
        for (Object fact : facts) {
            if (rules.looksAt(fact)) {
                shown.add(to.insert(fact));
            }
        }
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    @Override
    public void close() {
        if (session != null) {
            session.dispose();
            session = null;
        }
    }
}
