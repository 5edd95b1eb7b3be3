package io.ratebook.today.web;

import io.ratebook.commission.Standings;
import io.ratebook.commission.Standings.Overview;
import io.ratebook.commission.Standings.Standing;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobFilter;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.payout.ProviderPayments;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.sale.ParkedSales;
import io.ratebook.today.TodayFigures;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A program on one page. */
@RestController
class TodayController {
    private static final String IMPORT = "sales-import";

    private final Programs programs;
    private final TodayFigures figures;
    private final ParkedSales parked;
    private final ProviderPayments provider;
    private final Jobs jobs;
    private final LedgerCheck check;

    TodayController(
            Programs programs,
            TodayFigures figures,
            ParkedSales parked,
            ProviderPayments provider,
            Jobs jobs,
            LedgerCheck check) {
        this.programs = programs;
        this.figures = figures;
        this.parked = parked;
        this.provider = provider;
        this.jobs = jobs;
        this.check = check;
    }

    /** What is held, and until when the first of it. */
    record HeldJson(MoneyJson money, @Nullable LocalDate nextReleaseOn) {}

    /** How many wait for one kind of reason. */
    record ReasonJson(String reason, String kind, long count) {}

    /** All that wait for a person. */
    record ParkedJson(long count, List<ReasonJson> reasons) {
        static ParkedJson of(List<ParkedSales.Group> groups) {
            return new ParkedJson(
                    groups.stream().mapToLong(ParkedSales.Group::count).sum(),
                    groups.stream()
                            .map(group -> new ReasonJson(
                                    group.kind().title(), group.kind().word(), group.count()))
                            .toList());
        }
    }

    /** What a month earned, less what was taken back: {@code 2010-12}. */
    record MonthJson(String month, String currency, MoneyJson earned) {
        static MonthJson of(Standings.MonthSum sum) {
            return new MonthJson(sum.month().toString(), sum.currency(), MoneyJson.of(sum.earned(), sum.currency()));
        }
    }

    /** How far the import is. */
    record ProgressJson(
            long done, @Nullable Long total, @Nullable String text) {
        static ProgressJson of(Job.Progress progress) {
            return new ProgressJson(
                    progress.done(),
                    progress.total() == 0 ? null : progress.total(),
                    progress.text().isEmpty() ? null : progress.text());
        }
    }

    /** The latest import of sales. */
    record ImportJson(
            long id,
            String kind,
            String title,
            String state,
            ProgressJson progress,
            String startedBy,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long problemCount) {
        static ImportJson of(Job job) {
            return new ImportJson(
                    job.id(),
                    job.kind(),
                    job.title(),
                    job.state().code(),
                    ProgressJson.of(job.progress()),
                    job.startedBy(),
                    job.createdAt(),
                    job.startedAt(),
                    job.finishedAt(),
                    job.problemCount());
        }
    }

    /** Whether the ledger held when it was last checked as a whole. */
    record CheckedJson(Instant at, boolean ok) {
        static CheckedJson of(LedgerCheck.Report report) {
            return new CheckedJson(report.checkedAt(), report.holds());
        }
    }

    /**
     * The page; a sum that is zero is left out.
     *
     * @param stuckPayments what a person should look at among what was given to a payment provider
     * @param lastImport null before the first one
     * @param balanceChecked null where this process has not checked yet
     */
    record TodayJson(
            List<MoneyJson> pending,
            List<HeldJson> onHold,
            List<MoneyJson> payable,
            List<MoneyJson> beingPaid,
            ParkedJson parked,
            ProviderPayments.Stuck stuckPayments,
            List<MonthJson> byMonth,
            @Nullable ImportJson lastImport,
            @Nullable CheckedJson balanceChecked) {}

    @GetMapping("/api/v1/programs/{p}/today")
    @PreAuthorize("hasAuthority('read')")
    TodayJson today(@PathVariable String p) {
        Program program = programs.required(p);
        Overview overview = figures.of(program);
        List<Standing> all = overview.standings();
        LedgerCheck.Report checked = check.last();
        return new TodayJson(
                sums(all, Standing::pending),
                held(program, all),
                sums(all, Standing::payable),
                sums(all, Standing::beingPaid),
                ParkedJson.of(parked.groups(program.id())),
                provider.stuck(program.id()),
                overview.months().stream().map(MonthJson::of).toList(),
                lastImport(program),
                checked == null ? null : CheckedJson.of(checked));
    }

    private static List<MoneyJson> sums(List<Standing> all, ToLongFunction<Standing> amount) {
        return all.stream()
                .filter(one -> amount.applyAsLong(one) != 0)
                .map(one -> MoneyJson.of(amount.applyAsLong(one), one.currency()))
                .toList();
    }

    private static List<HeldJson> held(Program program, List<Standing> all) {
        return all.stream()
                .filter(one -> one.nextRelease() != null)
                .map(one -> new HeldJson(MoneyJson.of(one.onHold(), one.currency()), day(program, one.nextRelease())))
                .toList();
    }

    private static @Nullable LocalDate day(Program program, @Nullable Long micros) {
        return micros == null
                ? null
                : Times.instant(micros).atZone(program.zoneId()).toLocalDate();
    }

    private @Nullable ImportJson lastImport(Program program) {
        return jobs.list(new JobFilter(program.id(), IMPORT, null), null, 1).stream()
                .findFirst()
                .map(ImportJson::of)
                .orElse(null);
    }
}
