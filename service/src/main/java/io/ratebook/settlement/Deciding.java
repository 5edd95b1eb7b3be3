package io.ratebook.settlement;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.LineVersions;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleBook;
import io.ratebook.evaluation.SaleBook.Looks;
import io.ratebook.evaluation.SaleBook.Picked;
import io.ratebook.evaluation.Sales;
import io.ratebook.partner.PartnersOfProgram;
import org.springframework.stereotype.Component;

/** READ and DECIDE: picks what lines touch and evaluates it with the partners as they are known now. */
@Component
class Deciding {
    private final PartnersOfProgram partners;

    Deciding(PartnersOfProgram partners) {
        this.partners = partners;
    }

    /** Those lines of the book and all that they may change. */
    Decision around(int programId, OpenBook open, PolicyTerms terms, int... numbers) {
        if (!terms.isStanding()) {
            Looks looks = terms.looks().waiting() ? Looks.EVERYWHERE : terms.looks();
            return decide(programId, open, terms, open.book().around(looks, numbers));
        }
        SaleBook.Decided decided =
                open.book().decideAround(terms.looks(), picked -> evaluation(programId, open, terms, picked), numbers);
        return new Decision(open, decided.picked(), terms, decided.evaluation());
    }

    /** All lines of the book. */
    Decision everything(int programId, OpenBook open, PolicyTerms terms) {
        return decide(programId, open, terms, open.book().around(Looks.EVERYWHERE));
    }

    /** The same without some of the lines, which are the last of the book: how it was before they came. */
    Decision before(int programId, OpenBook open, PolicyTerms terms, Decision after, int firstNew) {
        return decide(programId, open, terms, open.book().without(after.picked(), firstNew));
    }

    private Decision decide(int programId, OpenBook open, PolicyTerms terms, Picked picked) {
        return new Decision(open, picked, terms, evaluation(programId, open, terms, picked));
    }

    private Evaluation evaluation(int programId, OpenBook open, PolicyTerms terms, Picked picked) {
        Sales sales = picked.sales();
        Partners known = new KnownPartners(partners, programId, sales.partners());
        LineVersions versions =
                line -> terms.indexOf(open.pinned(picked.numbers()[line]), sales.occurredAtMicros(line));
        return terms.isStanding()
                ? terms.evaluator().evaluate(picked, known, versions)
                : terms.evaluator().evaluate(sales, known, versions);
    }

    /** All lines of the book, to be evaluated later and elsewhere. */
    StoredSales stored(int programId, OpenBook open) {
        Sales sales = open.book().pick(open.numbersFrom(0));
        return new StoredSales(sales, partners.facts(programId), open.copyOfIds(), open.copyOfVersions(), open.seen());
    }
}
