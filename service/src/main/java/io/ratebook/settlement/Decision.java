package io.ratebook.settlement;

import io.ratebook.evaluation.CapUse;
import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.Explanation;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleBook.Picked;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.Sales;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DECIDE: lines picked from a book, evaluated each under its own version. Lines are numbered as in the picked sales. */
final class Decision {
    private final OpenBook open;
    private final Picked picked;
    private final PolicyTerms terms;
    private final KnownPartners partners;
    private final Evaluation evaluation;
    private final @Nullable Decision before;
    private final @Nullable CapUse changedUse;

    Decision(OpenBook open, Picked picked, PolicyTerms terms, KnownPartners partners, Evaluation evaluation) {
        this(open, picked, terms, partners, evaluation, null, null);
    }

    private Decision(
            OpenBook open,
            Picked picked,
            PolicyTerms terms,
            KnownPartners partners,
            Evaluation evaluation,
            @Nullable Decision before,
            @Nullable CapUse changedUse) {
        this.open = open;
        this.picked = picked;
        this.terms = terms;
        this.partners = partners;
        this.evaluation = evaluation;
        this.before = before;
        this.changedUse = changedUse;
    }

    /** The same, which knows what was before some of its lines came. */
    Decision since(Decision earlier, CapUse changed) {
        return new Decision(open, picked, terms, partners, evaluation, earlier, changed);
    }

    /** What was decided without the new lines; null where that was not asked yet. */
    @Nullable
    Decision before() {
        return before;
    }

    /** What is used, since the new lines, of the rooms under caps that changed; null where all were decided. */
    @Nullable
    CapUse changedUse() {
        return changedUse;
    }

    CapUse capUse() {
        return evaluation.capUse();
    }

    /** That its lines were picked from. */
    OpenBook book() {
        return open;
    }

    /** Whether it holds all lines of the book. */
    boolean isOfAll() {
        return picked.numbers().length == open.size();
    }

    /** Pinned once it was decided under it; before, the one in force. */
    private int versionOf(int line) {
        return terms.indexOf(open.pinned(picked.numbers()[line]), picked.sales().occurredAtMicros(line));
    }

    /** The program's. */
    ZoneId zone() {
        return terms.zone();
    }

    Sales sales() {
        return picked.sales();
    }

    int lines() {
        return picked.numbers().length;
    }

    boolean mayChange(int line) {
        return picked.mayChange().get(line);
    }

    /** The line that has that number in the book. */
    int lineOf(int number) {
        int line = Arrays.binarySearch(picked.numbers(), number);
        if (line < 0) {
            throw new IllegalArgumentException("line " + number + " of the book was not picked");
        }
        return line;
    }

    Picked picked() {
        return picked;
    }

    KnownPartners partners() {
        return partners;
    }

    /** The line's number in the book. */
    int number(int line) {
        return picked.numbers()[line];
    }

    long id(int line) {
        return open.id(number(line));
    }

    SaleLine line(int line) {
        return picked.sales().line(line);
    }

    /**
     * The version that a line's answer comes from, by the id of its row: of a refund its sale's; null if none was in force
     * or its sale is not there.
     *
     * @param sale of a refund the line of its sale, or {@link ResultLine#NO_LINE}
     */
    @Nullable
    Integer versionId(int sale) {
        if (sale == ResultLine.NO_LINE) {
            return null;
        }
        int index = versionOf(sale);
        return index == PolicyTerms.NONE ? null : terms.versionId(index);
    }

    /** What a sale or refund earns or takes back: at least one line. */
    List<ResultLine> results(int line) {
        List<ResultLine> results = new ArrayList<>(1);
        evaluation.forLines(new int[] {line}, results::add);
        return results;
    }

    /** Whether a line earns the same as in another decision. */
    boolean sameAs(Decision other, int otherLine, int line) {
        List<ResultLine> own = results(line);
        List<ResultLine> others = other.results(otherLine);
        if (own.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).saysTheSameAs(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    Explanation explain(int line) {
        return evaluation.explain(line);
    }
}
