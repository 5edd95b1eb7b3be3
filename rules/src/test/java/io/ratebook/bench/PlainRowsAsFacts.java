package io.ratebook.bench;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Rows as facts as one writes it first: a rule for rows that name a category, joined by an index, and one for rows that
 * leave it open; a session for each batch; every matching row reports itself and the sale keeps the first.
 */
final class PlainRowsAsFacts {
    private static final int OPEN = -1;

    record RowFact(
            int row,
            Integer category,
            long countries,
            long levels,
            long amountFrom,
            long amountBelow,
            long dayFrom,
            long dayBelow) {
        boolean accepts(SaleFact sale) {
            return (countries >>> sale.country & 1) != 0
                    && (levels >>> sale.level & 1) != 0
                    && amountFrom <= sale.amount
                    && sale.amount < amountBelow
                    && dayFrom <= sale.day
                    && sale.day < dayBelow;
        }

        boolean isOpen() {
            return category == OPEN;
        }
    }

    private final List<RowFact> rows = new ArrayList<>();
    private final KieBase base;

    PlainRowsAsFacts(RateCard card) {
        for (int row = 0; row < card.rows().size(); row++) {
            List<Integer> named = card.rows().get(row).categories();
            for (int category : named.isEmpty() ? List.of(OPEN) : named) {
                rows.add(fact(row, category, card.rows().get(row)));
            }
        }
        base = KieBaseBuilder.createKieBaseFromModel(
                new ModelImpl().addRule(rowMatches(false)).addRule(rowMatches(true)));
    }

    private static RowFact fact(int number, int category, RateCard.Row row) {
        return new RowFact(
                number,
                category,
                RateCard.bits(row.countries(), RateCard.COUNTRIES + 6),
                RateCard.bits(row.levels(), RateCard.LEVELS + 1),
                row.amountFrom(),
                row.amountBelow(),
                row.dayFrom(),
                row.dayBelow());
    }

    private static org.drools.model.Rule rowMatches(boolean open) {
        Variable<SaleFact> sale = declarationOf(SaleFact.class, "sale");
        Variable<RowFact> row = declarationOf(RowFact.class, "row");
        PatternDef<RowFact> rows = pattern(row)
                .expr(
                        "open " + open,
                        fact -> fact.isOpen() == open,
                        alphaIndexedBy(boolean.class, ConstraintType.EQUAL, 0, RowFact::isOpen, open));
        if (!open) {
            rows = rows.expr(
                    "category",
                    sale,
                    (fact, wanted) -> fact.category().equals(wanted.category()),
                    betaIndexedBy(
                            Integer.class,
                            ConstraintType.EQUAL,
                            1,
                            RowFact::category,
                            SaleFact::category,
                            Integer.class));
        }
        return rule("row matches, open " + open)
                .build(
                        pattern(sale),
                        rows.expr("accepts, open " + open, sale, RowFact::accepts),
                        on(sale, row).execute((found, fact) -> found.matched(fact.row())));
    }

    void decide(List<SaleFact> batch) {
        KieSession session = base.newKieSession();
        rows.forEach(session::insert);
        batch.forEach(session::insert);
        session.fireAllRules();
        session.dispose();
    }
}
