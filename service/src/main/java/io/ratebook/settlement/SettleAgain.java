package io.ratebook.settlement;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.people.Right;
import io.ratebook.web.MoneyJson;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recorded sales once more, with the facts as they are known now; only the difference is booked. */
@Component
class SettleAgain implements JobKind {
    static final String KIND = "settle";

    private final SaleBooks books;
    private final Turns turns;
    private final BulkSettlement settlement;

    SettleAgain(SaleBooks books, Turns turns, BulkSettlement settlement) {
        this.books = books;
        this.turns = turns;
        this.settlement = settlement;
    }

    /**
     * What such a job is asked for with.
     *
     * @param partners those whose sales are settled, with all that these may change; all sales if there are none
     * @param lead only the sales that say it was won; null for those of the partners
     */
    record Asked(Set<String> partners, @Nullable String lead) {
        Asked(Set<String> partners) {
            this(partners, null);
        }
    }

    /**
     * What such a job comes to.
     *
     * @param adjusted sales and refunds that earn otherwise, or wait for something else
     * @param earned by currency, more or less than before
     */
    record Result(long adjusted, List<MoneyJson> earned) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return SalesImport.GROUP;
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.SALES, Right.PARTNERS, Right.POLICIES);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        boolean done = isOfNoSale(job.programId(), job.input(Asked.class).lead());
        while (!done) {
            done = settled(job);
        }
    }

    /** Most leads have no sale: nobody is kept waiting for one. */
    private boolean isOfNoSale(int programId, @Nullable String lead) {
        return lead != null
                && turns.looking(programId, turn -> turn.open().book().linesOfLead(lead).length == 0);
    }

    /** False if a version was activated meanwhile. */
    private boolean settled(RunningJob job) throws Exception {
        ImportTally tally = new ImportTally();
        try {
            settlement.new Run(job, books.of(job.programId()), 0, tally).settleAgain(job.input(Asked.class));
        } catch (TermsChangedException activated) {
            return false;
        }
        job.result(new Result(tally.adjusted(), tally.earned()));
        return true;
    }
}
