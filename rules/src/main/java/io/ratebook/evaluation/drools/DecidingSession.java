package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.List;
import org.kie.api.runtime.KieSession;

/**
 * A Drools session that knows the rows and decides situations until it holds enough of them: taking situations back costs
 * more than inserting the rows anew now and then. One thread at a time.
 */
final class DecidingSession {
    /**
     * Situations a session holds at most before it is given up, but for the last batch. Four times as many were decided
     * at less than half the speed: what grows old is looked at again by the garbage collector.
     */
    private static final int SITUATIONS_MAX = 4_096;

    /** The same in matches; each takes about 80 bytes. */
    private static final int MATCHES_MAX = 262_144;

    private final RowRules rules;
    private final KieSession session;
    private int situations;
    private int matches;

    DecidingSession(RowRules rules) {
        this.rules = rules;
        this.session = rules.sessionWithRows();
    }

    List<int[]> decide(List<int[]> batch) {
        List<SituationFact> facts = new ArrayList<>(batch.size());
        for (int[] situation : batch) {
            SituationFact fact = rules.fact(situation);
            facts.add(fact);
            session.insert(fact);
        }
        session.fireAllRules();
        situations += batch.size();
        List<int[]> rows = new ArrayList<>(batch.size());
        for (SituationFact fact : facts) {
            matches += fact.found();
            rows.add(fact.ascending());
        }
        return rows;
    }

    boolean isFull() {
        return situations >= SITUATIONS_MAX || matches >= MATCHES_MAX;
    }

    void dispose() {
        session.dispose();
    }
}
