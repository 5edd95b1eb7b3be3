package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.database.Where;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.DatabaseTrouble;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts approved payouts into batches for the payment provider, each with the state of its payouts in one transaction. Talks to
 * nobody: the batches are given by {@link AskProviderJob}. What cannot be given stays approved, and is told with the reason.
 */
@Component
@ConditionalOnProperty("ratebook.paypal.client-id")
class HandOverJob implements JobKind {
    static final String KIND = "payout-hand-over";
    private static final String PROVIDER = "provider";
    private static final int AT_ONCE = 1_000;
    private static final int HASH_IN_KEY = 12;

    private final PaymentProvider provider;
    private final ProviderTable table;
    private final PayoutTable payouts;
    private final RunTable runs;
    private final Programs programs;
    private final PayeeDetails payees;
    private final PayoutEvents events;
    private final Ids ids;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    HandOverJob(
            PaymentProvider provider,
            ProviderTable table,
            PayoutTable payouts,
            RunTable runs,
            Programs programs,
            PayeeDetails payees,
            PayoutEvents events,
            Ids ids,
            JdbcTemplate jdbc,
            Clock clock) {
        this.provider = provider;
        this.table = table;
        this.payouts = payouts;
        this.runs = runs;
        this.programs = programs;
        this.payees = payees;
        this.events = events;
        this.ids = ids;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What such a job is asked for with: a run, some payouts or a filter; the other two are null. */
    record Asked(
            @Nullable Long run,
            @Nullable List<Long> payouts,
            @Nullable PayoutFilter filter,
            String by) {}

    /** A batch that was made. */
    record Made(long id, String key, int payouts, MoneyJson amount) {}

    /** What such a job comes to. */
    record Result(List<Made> batches, long handedOver, long leftOut) {}

    /** Payouts that go into one batch. */
    private record Group(long runId, String currency) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byRun = Long.compare(runId, other.runId);
            return byRun == 0 ? currency.compareTo(other.currency) : byRun;
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Not beside what says that they are paid, void or in a file. */
    @Override
    public String exclusiveGroup() {
        return PayJob.KIND;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Asked asked = job.input(Asked.class);
        job.progress(0, 0, "reading payouts");
        List<PayoutRow> wanted = wanted(job.programId(), asked);
        List<PayoutRow> fit = fit(job, wanted);
        Map<Group, List<PayoutRow>> groups = fit.stream()
                .collect(Collectors.groupingBy(
                        one -> new Group(one.runId(), one.currency()), TreeMap::new, Collectors.toList()));
        List<Made> made = new ArrayList<>();
        long handed = 0;
        for (List<PayoutRow> group : groups.values()) {
            for (int from = 0; from < group.size(); from += provider.itemsMax()) {
                List<PayoutRow> some = group.subList(from, Math.min(group.size(), from + provider.itemsMax()));
                job.progress(handed, fit.size(), "making batches");
                made.add(job.inTransaction(() -> write(job, some, asked.by())));
                handed += some.size();
            }
        }
        job.result(new Result(made, handed, wanted.size() - handed));
    }

    /** One that is with a provider already is passed over: an earlier attempt of this job gave it. */
    private List<PayoutRow> wanted(int programId, Asked asked) {
        List<Long> named = asked.payouts();
        List<PayoutRow> wanted = new ArrayList<>();
        if (named == null) {
            Where where = (asked.filter() == null
                            ? new Where().and("p.program_id = ?", programId)
                            : asked.filter().where(programId))
                    .andIf(asked.run(), "p.run_id = ?")
                    .andIn("p.state", List.of(PayoutState.APPROVED.word(), PayoutState.SCHEDULED.word()))
                    .and("p.method = ?", PaymentMethod.PAYPAL.word())
                    .and("r.kind <> 'lead'");
            named = jdbc.queryForList(
                    "SELECT p.id FROM payout p JOIN payout_run r ON r.id = p.run_id" + where + "ORDER BY p.id",
                    Long.class,
                    where.values().toArray());
        }
        for (int from = 0; from < named.size(); from += AT_ONCE) {
            wanted.addAll(payouts.of(programId, named.subList(from, Math.min(named.size(), from + AT_ONCE))));
        }
        wanted.removeIf(one -> PROVIDER.equals(one.handedAs()));
        return wanted;
    }

    /** Those that can be given; the others are told. */
    private List<PayoutRow> fit(RunningJob job, List<PayoutRow> wanted) {
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        Map<String, DatedDetails> now = detailsOf(job.programId(), wanted);
        List<PayoutRow> fit = new ArrayList<>();
        List<Payment> payments = new ArrayList<>();
        for (PayoutRow row : wanted) {
            DatedDetails details = now.get(row.partner());
            String account = details == null ? null : details.details().paypal();
            String why = why(row, details, today);
            if (why != null || account == null) {
                leaveOut(job, row, why == null ? "the partner has no PayPal account on file" : why);
            } else {
                fit.add(row);
                payments.add(GivenPayment.payment(row, account));
            }
        }
        Map<String, String> wrong = provider.problems(payments).stream()
                .collect(Collectors.toMap(PaymentProblem::id, PaymentProblem::toString, (one, two) -> one));
        fit.removeIf(row -> {
            String problem = wrong.get(GivenPayment.idOf(row.id()));
            if (problem != null) {
                leaveOut(job, row, problem);
            }
            return problem != null;
        });
        return fit;
    }

    private Map<String, DatedDetails> detailsOf(int programId, List<PayoutRow> some) {
        return payees.current(
                programId, some.stream().map(PayoutRow::partner).distinct().toList());
    }

    /** Why a payout must not be given; null where nothing forbids it. */
    private static @Nullable String why(PayoutRow row, @Nullable DatedDetails details, LocalDate today) {
        boolean due = row.state() == PayoutState.SCHEDULED && !row.payOn().isAfter(today);
        if (row.runKind().equals("lead")) {
            return "it is paid at its lead";
        }
        if ((row.state() != PayoutState.APPROVED && !due) || !row.runState().equals(PayoutRun.APPROVED)) {
            return "it is " + row.state().word()
                    + (row.state() == PayoutState.SCHEDULED ? " for " + row.payOn() : ", expected approved");
        }
        if (!row.method().equals(PaymentMethod.PAYPAL.word())) {
            return "it is paid by " + row.method();
        }
        if (row.detailsId() == null) {
            return "there were no payment details when it was made: make it void, it is payable again then";
        }
        return Blocked.why(row.detailsId(), row.detailsHash(), details);
    }

    private static void leaveOut(RunningJob job, PayoutRow row, String why) {
        job.problem(new JobProblem(
                null,
                "payout",
                Long.toString(row.invoice()),
                "a payout that can be given to PayPal",
                "invoice " + row.invoice() + " of " + row.partner() + " is not given to PayPal: " + why));
    }

    private Made write(RunningJob job, List<PayoutRow> some, String by) {
        PayoutRun run =
                Objects.requireNonNull(runs.find(job.programId(), some.get(0).runId()));
        refuseIfBlocked(job.programId(), some);
        long id = ids.next("provider_batch");
        int number = table.nextNumber(run.id());
        String hash = Objects.requireNonNull(run.contentHash());
        String key = "RB-" + run.id() + "-" + number + "-" + hash.substring(0, Math.min(HASH_IN_KEY, hash.length()));
        String currency = some.get(0).currency();
        long amount = some.stream().mapToLong(PayoutRow::amount).reduce(0, Math::addExact);
        table.insert(
                new GivenBatch(
                        id,
                        job.programId(),
                        run.id(),
                        run.batchId(),
                        provider.code(),
                        key,
                        currency,
                        some.size(),
                        amount,
                        GivenState.READY,
                        null,
                        null,
                        null,
                        0,
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        by,
                        Times.micros(clock.instant())),
                number,
                some);
        List<Long> own = some.stream().map(PayoutRow::id).toList();
        claim(run, own);
        events.ofPayouts(run, own, PayoutState.PROCESSING.word(), by, "given to PayPal in the batch " + key);
        job.further();
        return new Made(id, key, some.size(), MoneyJson.of(amount, currency));
    }

    /** Once more, within the transaction: details may have changed since they were read. */
    private void refuseIfBlocked(int programId, List<PayoutRow> some) {
        Map<String, DatedDetails> now = detailsOf(programId, some);
        if (some.stream()
                .anyMatch(one -> Blocked.why(one.detailsId(), one.detailsHash(), now.get(one.partner())) != null)) {
            throw DatabaseTrouble.changed("giving payouts to PayPal", "payouts changed meanwhile");
        }
    }

    /** All of them, or the batch is not written: somebody made one void, paid it or put it into a file meanwhile. */
    private void claim(PayoutRun run, List<Long> all) {
        int moved = 0;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Where where = new Where()
                    .andIn("id", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .and("run_id = ?", run.id())
                    .andIn("state", List.of(PayoutState.APPROVED.word(), PayoutState.SCHEDULED.word()));
            List<Object> values = new ArrayList<>(List.of(PROVIDER, Times.micros(clock.instant())));
            values.addAll(where.values());
            moved += jdbc.update(
                    "UPDATE payout SET state = 'processing', handed_as = ?, changed_at = ?" + where, values.toArray());
        }
        if (moved != all.size()) {
            throw DatabaseTrouble.changed("giving payouts to PayPal", "payouts changed meanwhile");
        }
    }
}
