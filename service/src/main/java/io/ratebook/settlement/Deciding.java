package io.ratebook.settlement;

import io.ratebook.evaluation.CapUse;
import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.LineVersions;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleBook;
import io.ratebook.evaluation.SaleBook.Looks;
import io.ratebook.evaluation.SaleBook.Picked;
import io.ratebook.evaluation.Sales;
import io.ratebook.partner.PartnersOfProgram;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** READ and DECIDE: picks what lines touch and evaluates it with the partners as they are known now. */
@Component
class Deciding {
    /** Of a program; a kilobyte each. */
    private static final int PARTNERS_KEPT_MAX = 5_000;

    private final PartnersOfProgram partners;
    private final Facts facts;

    Deciding(PartnersOfProgram partners, Facts facts) {
        this.partners = partners;
        this.facts = facts;
    }

    /** The program's partners, for as long as one question lasts. */
    KnownPartners partners(int programId) {
        return new KnownPartners(partners, programId);
    }

    /** The same, kept from turn to turn while nothing of them changes; for who has the turn. */
    KnownPartners partners(int programId, long factsNumber) {
        return facts.get(KnownPartners.class, programId, factsNumber, () -> partners(programId))
                .atMost(PARTNERS_KEPT_MAX);
    }

    /** Those lines of the book and all that they may change. */
    Decision around(int programId, OpenBook open, PolicyTerms terms, int... numbers) {
        return around(open, terms, partners(programId), numbers);
    }

    /** The same with partners that were read before. */
    Decision around(OpenBook open, PolicyTerms terms, KnownPartners known, int... numbers) {
        if (!terms.isStanding()) {
            Looks looks = terms.looks().waiting() ? Looks.EVERYWHERE : terms.looks();
            return decide(open, terms, known, open.book().around(looks, numbers));
        }
        SaleBook.Decided decided =
                open.book().decideAround(terms.looks(), picked -> evaluation(open, terms, known, picked), numbers);
        return new Decision(open, decided.picked(), terms, known, decided.evaluation());
    }

    /**
     * Those lines and all that they may change, in a turn. Under caps of the program or of customers every line may depend
     * on every other; while the rooms that those around use are not full they do not, and only those around are decided.
     *
     * @param firstNew the first number of lines that are not recorded yet; the book's size if there are none
     */
    Decision around(Turns.Turn turn, PolicyTerms terms, KnownPartners known, int firstNew, int... numbers) {
        if (terms.isStanding() && terms.looks().caps()) {
            Decision near = near(turn, terms, known, firstNew, numbers);
            if (near != null) {
                return near;
            }
        }
        return around(turn.open(), terms, known, numbers);
    }

    /** Null if one of the rooms is full. */
    private static @Nullable Decision near(
            Turns.Turn turn, PolicyTerms terms, KnownPartners known, int firstNew, int... numbers) {
        OpenBook open = turn.open();
        CapUse used = used(open, turn.facts(), terms, known, firstNew);
        SaleBook.Decided decided = open.book()
                .decideAround(
                        terms.looks().whileThereIsRoom(), picked -> evaluation(open, terms, known, picked), numbers);
        Decision after = new Decision(open, decided.picked(), terms, known, decided.evaluation());
        if (after.isOfAll()) {
            return after;
        }
        if (firstNew == open.size()) {
            return used.hasRoomFor(after.capUse()) ? after : null;
        }
        Decision before = decide(open, terms, known, open.book().without(decided.picked(), firstNew));
        CapUse changed = used.change(before.capUse(), after.capUse());
        return changed == null ? null : after.since(before, changed);
    }

    /** By recorded lines; remembered with the book. */
    private static CapUse used(OpenBook open, long facts, PolicyTerms terms, KnownPartners known, int firstNew) {
        RoomUsed remembered = open.roomUsed();
        if (remembered != null && remembered.holds(terms, facts, firstNew)) {
            return remembered.use();
        }
        Picked recorded = open.book().without(open.book().around(Looks.EVERYWHERE), firstNew);
        CapUse use = decide(open, terms, known, recorded).capUse();
        open.keepRoomUsed(new RoomUsed(terms.basis(), facts, firstNew, use));
        return use;
    }

    /** What lines use of rooms is told from all of them, and then remembered with the book. */
    void readAhead(Turns.Turn turn, PolicyTerms terms) {
        if (terms.isStanding() && terms.looks().caps()) {
            KnownPartners known = partners(turn.programId(), turn.facts());
            used(turn.open(), turn.facts(), terms, known, turn.open().size());
        }
    }

    /** To be called once new lines are recorded: remembers what is used with them. */
    static void keepRoomUsed(Decision recorded, OpenBook open, long facts, PolicyTerms terms) {
        if (!terms.looks().caps()) {
            return;
        }
        CapUse use = recorded.capUse();
        if (!recorded.isOfAll()) {
            RoomUsed before = open.roomUsed();
            CapUse changed = recorded.changedUse();
            if (before == null || changed == null) {
                return;
            }
            use = before.use();
            use.keep(changed);
        }
        open.keepRoomUsed(new RoomUsed(terms.basis(), facts, open.size(), use));
    }

    /** All lines of the book. */
    Decision everything(int programId, OpenBook open, PolicyTerms terms) {
        return decide(open, terms, partners(programId), open.book().around(Looks.EVERYWHERE));
    }

    /** The same without some of the lines, which are the last of the book: how it was before they came. */
    Decision before(OpenBook open, PolicyTerms terms, Decision after, int firstNew) {
        Decision known = after.before();
        if (known != null) {
            return known;
        }
        return decide(open, terms, after.partners(), open.book().without(after.picked(), firstNew));
    }

    private static Decision decide(OpenBook open, PolicyTerms terms, KnownPartners known, Picked picked) {
        return new Decision(open, picked, terms, known, evaluation(open, terms, known, picked));
    }

    private static Evaluation evaluation(OpenBook open, PolicyTerms terms, KnownPartners known, Picked picked) {
        Sales sales = picked.sales();
        Partners credited = known.with(sales.partners());
        LineVersions versions =
                line -> terms.indexOf(open.pinned(picked.numbers()[line]), sales.occurredAtMicros(line));
        return terms.isStanding()
                ? terms.evaluator().evaluate(picked, credited, versions)
                : terms.evaluator().evaluate(sales, credited, versions);
    }

    /** All lines of the book, to be evaluated later and elsewhere. */
    StoredSales stored(int programId, OpenBook open) {
        Sales sales = open.book().pick(open.numbersFrom(0));
        return new StoredSales(sales, partners.facts(programId), open.copyOfIds(), open.copyOfVersions(), open.seen());
    }
}
