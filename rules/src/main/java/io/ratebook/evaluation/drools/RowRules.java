package io.ratebook.evaluation.drools;

import static org.drools.model.DSL.accFunction;
import static org.drools.model.DSL.accumulate;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.List;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.DirectFiringOption;

/**
 * Rows as facts under one fixed rule for each shape of the join key: the situation's key finds the rows, the rows'
 * remaining cells are tested one by one. Nothing of a table but whole numbers gets here.
 */
final class RowRules {
    private final JoinKey joinKey;
    private final int[] shapes;
    private final List<RowFact> rows;
    private final KieBase base;

    RowRules(ClassTable table) {
        joinKey = JoinKey.of(table);
        shapes = joinKey.shapes();
        rows = RowFact.of(table, joinKey);
        base = KieBaseBuilder.createKieBaseFromModel(model(shapes));
    }

    private static Model model(int... shapes) {
        ModelImpl model = new ModelImpl();
        for (int place = 0; place < shapes.length; place++) {
            model.addRule(rowsOfShape(shapes[place], place));
        }
        return model;
    }

    /** Constraints with one name share a node, so each name says the shape. */
    private static Rule rowsOfShape(int shape, int place) {
        Variable<SituationFact> situation = declarationOf(SituationFact.class, "situation");
        Variable<RowFact> row = declarationOf(RowFact.class, "row");
        Variable<FoundRows> found = declarationOf(FoundRows.class, "found");
        return rule("rows of shape " + shape)
                .build(
                        pattern(situation),
                        accumulate(
                                pattern(row)
                                        .expr(
                                                "shape " + shape,
                                                fact -> fact.shape() == shape,
                                                alphaIndexedBy(
                                                        int.class, ConstraintType.EQUAL, 0, RowFact::shape, shape))
                                        .expr(
                                                "key of shape " + shape,
                                                situation,
                                                (fact, wanted) -> fact.key().equals(wanted.key(place)),
                                                betaIndexedBy(
                                                        Long.class,
                                                        ConstraintType.EQUAL,
                                                        1,
                                                        RowFact::key,
                                                        wanted -> wanted.key(place),
                                                        Long.class))
                                        .expr("cells accept, shape " + shape, situation, RowFact::accepts),
                                accFunction(FoundRows.Gathering::new, row).as(found)),
                        on(situation, found).execute(SituationFact::add));
    }

    SituationFact fact(int... situation) {
        return new SituationFact(joinKey, shapes, situation);
    }

    /**
     * No rule goes before another, so Drools can leave out its agenda. Its locks it cannot leave out, though a session is
     * used by one thread at a time: with ThreadSafeOption.NO, two sessions of one base on two threads found rows twice.
     */
    private static KieSessionConfiguration withoutAgenda() {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(DirectFiringOption.YES);
        return configuration;
    }

    KieSession sessionWithRows() {
        KieSession session = base.newKieSession(withoutAgenda(), null);
        rows.forEach(session::insert);
        return session;
    }
}
