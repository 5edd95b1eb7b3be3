package io.ratebook.evaluation.drools;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.model.Model;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Rows as facts under one fixed rule. */
final class RowRules {
    /** A row as a fact. */
    record RowFact(ClassTable table, int row) {
        boolean accepts(SituationFact situation) {
            return table.accepts(row, situation.classes);
        }
    }

    /** A situation as a fact, collecting the rows that match it. */
    static final class SituationFact {
        private final int[] classes;
        private int[] rows = new int[8];
        private int count;

        SituationFact(int... classes) {
            this.classes = classes;
        }

        void add(RowFact row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = row.row();
        }

        int[] ascending() {
            int[] sorted = Arrays.copyOf(rows, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private final ClassTable table;
    private final KieBase base;
    private final Queue<KieSession> idle = new ConcurrentLinkedQueue<>();

    RowRules(ClassTable table) {
        this.table = table;
        Variable<SituationFact> situation = declarationOf(SituationFact.class, "situation");
        Variable<RowFact> row = declarationOf(RowFact.class, "row");
        Model model = new ModelImpl()
                .addRule(rule("row matches")
                        .build(
                                pattern(situation),
                                pattern(row).expr("row accepts situation", situation, RowFact::accepts),
                                on(situation, row).execute(SituationFact::add)));
        base = KieBaseBuilder.createKieBaseFromModel(model);
    }

    List<int[]> decide(List<int[]> situations) {
        KieSession idleSession = idle.poll();
        KieSession session = idleSession == null ? sessionWithRows() : idleSession;
        List<SituationFact> facts = new ArrayList<>(situations.size());
        List<FactHandle> handles = new ArrayList<>(situations.size());
        for (int[] situation : situations) {
            SituationFact fact = new SituationFact(situation);
            facts.add(fact);
            handles.add(session.insert(fact));
        }
        session.fireAllRules();
        handles.forEach(session::delete);
        idle.add(session);
        return facts.stream().map(SituationFact::ascending).toList();
    }

    private KieSession sessionWithRows() {
        KieSession session = base.newKieSession();
        for (int row = 0; row < table.rows(); row++) {
            session.insert(new RowFact(table, row));
        }
        return session;
    }
}
