package io.ratebook.settlement;

import io.ratebook.evaluation.SaleBook.Looks;
import io.ratebook.evaluation.SaleBook.Picked;
import io.ratebook.evaluation.Sales;
import io.ratebook.partner.PartnersOfProgram;
import java.util.BitSet;
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
        return decide(programId, open, terms, open.book().around(terms.looks(), numbers));
    }

    /** All lines of the book. */
    Decision everything(int programId, OpenBook open, PolicyTerms terms) {
        return decide(programId, open, terms, open.book().around(Looks.EVERYWHERE));
    }

    /** The same without some of the lines, which are the last of the book: how it was before they came. */
    Decision before(int programId, OpenBook open, PolicyTerms terms, Decision after, int firstNew) {
        int[] numbers = after.numbersBelow(firstNew);
        Sales sales = open.book().pick(numbers);
        BitSet all = new BitSet();
        all.set(0, numbers.length);
        return decide(programId, open, terms, new Picked(sales, numbers, all));
    }

    private Decision decide(int programId, OpenBook open, PolicyTerms terms, Picked picked) {
        return new Decision(
                open,
                picked,
                terms,
                new KnownPartners(partners, programId, picked.sales().partners()));
    }
}
