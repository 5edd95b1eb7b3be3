package io.ratebook.bench;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.List;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** One rule per row through the executable model; single codes are hashed, each end of a band is a constraint. */
final class RulePerRow {
    private final KieBase base;

    RulePerRow(RateCard card) {
        ModelImpl model = new ModelImpl();
        for (int row = 0; row < card.rows().size(); row++) {
            model.addRule(rowMatches(row, card.rows().get(row)));
        }
        base = KieBaseBuilder.createKieBaseFromModel(model);
    }

    /** Constraints with one name are one node, so the name says column, operator and value. */
    private static Rule rowMatches(int number, RateCard.Row row) {
        Variable<SaleFact> sale = declarationOf(SaleFact.class, "sale");
        PatternDef<SaleFact> matching = pattern(sale);
        codes(matching, "country", 0, SaleFact::country, row.countries());
        codes(matching, "category", 1, SaleFact::category, row.categories());
        codes(matching, "level", 2, fact -> fact.level, row.levels());
        atLeast(matching, "amount", 3, fact -> fact.amount, row.amountFrom());
        below(matching, "amount", 3, fact -> fact.amount, row.amountBelow());
        atLeast(matching, "day", 4, fact -> fact.day, row.dayFrom());
        below(matching, "day", 4, fact -> fact.day, row.dayBelow());
        return rule("row " + number).build(matching, on(sale).execute(fact -> fact.matched(number)));
    }

    private static void codes(
            PatternDef<SaleFact> sale,
            String column,
            int index,
            Function1<SaleFact, Integer> value,
            List<Integer> codes) {
        if (codes.size() == 1) {
            int code = codes.get(0);
            sale.expr(
                    column + " = " + code,
                    fact -> value.apply(fact) == code,
                    alphaIndexedBy(int.class, ConstraintType.EQUAL, index, value, code));
        } else if (!codes.isEmpty()) {
            long bits = RateCard.bits(codes, 0);
            sale.expr(column + " in " + codes, fact -> (bits >>> value.apply(fact) & 1) != 0);
        }
    }

    private static void atLeast(
            PatternDef<SaleFact> sale, String column, int index, Function1<SaleFact, Long> value, long from) {
        if (from != Long.MIN_VALUE) {
            sale.expr(
                    column + " from " + from,
                    fact -> value.apply(fact) >= from,
                    alphaIndexedBy(long.class, ConstraintType.GREATER_OR_EQUAL, index, value, from));
        }
    }

    private static void below(
            PatternDef<SaleFact> sale, String column, int index, Function1<SaleFact, Long> value, long below) {
        if (below != Long.MAX_VALUE) {
            sale.expr(
                    column + " below " + below,
                    fact -> value.apply(fact) < below,
                    alphaIndexedBy(long.class, ConstraintType.LESS_THAN, index, value, below));
        }
    }

    void decide(List<SaleFact> batch) {
        KieSession session = base.newKieSession();
        batch.forEach(session::insert);
        session.fireAllRules();
        session.dispose();
    }
}
