package io.ratebook.settlement;

import io.ratebook.database.Ids;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.intake.LineProblem;
import io.ratebook.intake.ProblemLog;
import io.ratebook.intake.SaleReader;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFile;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.people.Right;
import io.ratebook.product.Products;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.MoneyJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sales and refunds of a file: every line that can be recorded is, the others are reported. Sent again, nothing changes. */
@Component
class SalesImport implements JobKind {
    static final String KIND = "sales-import";

    /** One at a time in a program of all that settles many sales. */
    static final String GROUP = "sales";

    private final SaleBooks books;
    private final BulkSettlement settlement;
    private final Programs programs;
    private final Products products;
    private final Ids ids;

    SalesImport(SaleBooks books, BulkSettlement settlement, Programs programs, Products products, Ids ids) {
        this.books = books;
        this.settlement = settlement;
        this.programs = programs;
        this.products = products;
        this.ids = ids;
    }

    /**
     * What such a job is asked for with.
     *
     * @param arrival micros of the call: refunds of a sale are taken by arrival over calls
     */
    record Asked(long arrival) {}

    /**
     * What such a job comes to; of one that was broken off and begun again, what its last attempt did.
     *
     * @param lines of the file
     * @param recorded lines, by what came of them
     * @param repeated lines that were recorded before
     * @param rejected lines that are not recorded; one may have several problems
     * @param adjusted recorded lines that earn otherwise since these came
     * @param earned by currency, adjustments included
     */
    record Result(
            long lines,
            Map<String, Long> recorded,
            long repeated,
            long rejected,
            long adjusted,
            List<MoneyJson> earned) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return GROUP;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.SALES);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Path file = job.toTempFile();
        String currency = currencyOf(job.programId());
        long arrival = job.input(Asked.class).arrival();
        boolean done = imported(job, file, currency, arrival, true);
        while (!done) {
            done = imported(job, file, currency, arrival, false);
        }
    }

    /** False if a version was activated while lines were written: those that are not are decided again. */
    private boolean imported(RunningJob job, Path file, String currency, long arrival, boolean first) throws Exception {
        ImportTally tally = new ImportTally();
        FileLines lines = new FileLines(job, first);
        try {
            settlement.new Run(job, books.of(job.programId()), arrival, tally)
                    .settleNew(open -> lines.read(file, currency, open, arrival));
        } catch (TermsChangedException activated) {
            return false;
        }
        job.result(new Result(
                lines.count,
                tally.recordedByState(),
                lines.repeated,
                lines.count - lines.fresh - lines.repeated,
                tally.adjusted(),
                tally.earned()));
        return true;
    }

    private String currencyOf(int programId) {
        Program program = Objects.requireNonNull(programs.byId(programId));
        return program.currencyCode().code();
    }

    /** Reads the file into the book. */
    private final class FileLines {
        private final RunningJob job;
        /** What is wrong with lines is reported once. */
        private final boolean reports;
        /** As its sender calls it. */
        private final String fileName;

        private long count;
        private long repeated;
        private int fresh;

        FileLines(RunningJob job, boolean reports) {
            this.job = job;
            this.reports = reports;
            this.fileName = job.file().map(JobFile::name).orElse("");
        }

        void read(Path file, String currency, OpenBook open, long arrival) {
            ProblemLog log = new ProblemLog(problem -> report(told(problem)));
            int before = open.size();
            count = SaleReader.read(
                    file,
                    currency,
                    log,
                    done -> {
                        job.checkCancelled();
                        job.progress(done, 0, "reading");
                    },
                    line -> take(line, open, arrival));
            fresh = open.size() - before;
            if (fresh > 0) {
                long first = ids.next("sale", fresh);
                for (int number = before; number < open.size(); number++) {
                    open.identify(number, first + number - before);
                }
                products.learn(job.programId(), open.book().all().products());
            }
        }

        private void take(SaleLine line, OpenBook open, long arrival) {
            int size = open.size();
            try {
                if (open.add(line, arrival) < size) {
                    repeated++;
                }
            } catch (IllegalArgumentException used) {
                report(new JobProblem(
                        (long) line.lineNumber(),
                        "reference",
                        line.reference(),
                        "a reference that was not used for other content",
                        fileName + ":" + line.lineNumber() + ": reference \"" + line.reference()
                                + "\" was recorded before with other content; correct the sale instead"));
            }
        }

        private void report(JobProblem problem) {
            if (reports) {
                job.problem(problem);
            }
        }

        private JobProblem told(LineProblem problem) {
            return new JobProblem(
                    (long) problem.line(),
                    problem.column(),
                    problem.found(),
                    problem.expected(),
                    problem.in(fileName).text());
        }
    }
}
