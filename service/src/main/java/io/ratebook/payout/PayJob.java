package io.ratebook.payout;

import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.notice.Outbox;
import io.ratebook.notice.Topic;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.MoneyJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says that payouts were paid, some hundred a transaction. One that is paid already is passed over. */
@Component
class PayJob implements JobKind {
    static final String KIND = "payout-pay";
    private static final int PAYOUTS_A_BATCH = 200;
    static final Set<PayoutState> PAYABLE = Set.of(PayoutState.APPROVED, PayoutState.PROCESSING);

    private final PayoutTable payouts;
    private final PayoutPosting posting;
    private final PayoutEvents events;
    private final RunTable runs;
    private final Standstill standstill;
    private final Outbox outbox;

    PayJob(
            PayoutTable payouts,
            PayoutPosting posting,
            PayoutEvents events,
            RunTable runs,
            Standstill standstill,
            Outbox outbox) {
        this.payouts = payouts;
        this.posting = posting;
        this.events = events;
        this.runs = runs;
        this.standstill = standstill;
        this.outbox = outbox;
    }

    /**
     * What such a job is asked for with: a run, or some payouts.
     *
     * @param on the day on which money left
     */
    record Asked(
            @Nullable Long run,
            @Nullable List<Long> payouts,
            LocalDate on,
            @Nullable String reference,
            String by) {}

    /** What such a job comes to: how many payouts were paid, and how much by currency. */
    record Result(long paid, List<MoneyJson> amounts) {}

    /** What a machine is told of a payout. */
    record PaidItem(long id, long invoice, String batch, String partner, MoneyJson amount, LocalDate paidOn) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        job.result(pay(job, job.input(Asked.class)));
    }

    Result pay(RunningJob job, Asked asked) throws Exception {
        standstill.prepare(job.programId());
        List<Long> all =
                asked.run() != null ? payouts.ofRun(asked.run(), PAYABLE) : Objects.requireNonNull(asked.payouts());
        long[] paid = {0};
        Map<String, Long> sums = new TreeMap<>();
        for (int from = 0; from < all.size(); from += PAYOUTS_A_BATCH) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + PAYOUTS_A_BATCH));
            job.progress(from, all.size(), "paying");
            List<PayoutRow> done = job.inTransaction(() -> pay(job, asked, some));
            paid[0] += done.size();
            done.forEach(one -> sums.merge(one.currency(), one.amount(), Math::addExact));
        }
        return new Result(
                paid[0],
                sums.entrySet().stream()
                        .map(sum -> MoneyJson.of(sum.getValue(), sum.getKey()))
                        .toList());
    }

    private List<PayoutRow> pay(RunningJob job, Asked asked, List<Long> ids) throws Exception {
        List<PayoutRow> locked = payouts.locked(job.programId(), ids);
        List<PayoutRow> due = locked.stream()
                .filter(one -> PAYABLE.contains(one.state()) && one.runState().equals(PayoutRun.APPROVED))
                .toList();
        locked.stream()
                .filter(one -> !due.contains(one) && one.state() != PayoutState.PAID)
                .forEach(one -> job.problem(new JobProblem(
                        null,
                        "payout",
                        Long.toString(one.invoice()),
                        "an approved payout",
                        "invoice " + one.invoice() + " of " + one.partner() + " is "
                                + one.state().word() + ": it was not paid")));
        if (!due.isEmpty()) {
            for (long runId : due.stream().map(PayoutRow::runId).distinct().toList()) {
                PayoutRun run = Objects.requireNonNull(runs.find(job.programId(), runId));
                events.ofPayouts(
                        run,
                        due.stream()
                                .filter(one -> one.runId() == runId)
                                .map(PayoutRow::id)
                                .toList(),
                        PayoutState.PAID.word(),
                        asked.by(),
                        asked.reference());
            }
            posting.pay(job.programId(), due, asked.on(), asked.reference());
            outbox.add(job.programId(), Topic.PAYOUT_PAID, () -> due.stream()
                    .map(one -> new PaidItem(
                            one.id(),
                            one.invoice(),
                            one.batchId(),
                            one.partner(),
                            MoneyJson.of(one.amount(), one.currency()),
                            asked.on()))
                    .toList());
            job.further();
        }
        return due;
    }
}
