package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.people.Right;
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
    private final PaidOut paidOut;
    private final Standstill standstill;

    PayJob(PayoutTable payouts, PaidOut paidOut, Standstill standstill) {
        this.payouts = payouts;
        this.paidOut = paidOut;
        this.standstill = standstill;
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

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        // Of a run, other payouts may have been approved since: nobody has said of those that they were paid.
        return job.input(Asked.class).run() == null ? null : "Say again which payouts of the run were paid.";
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
                .filter(one -> !isProvidersWord(one))
                .toList();
        locked.stream()
                .filter(one -> !due.contains(one) && one.state() != PayoutState.PAID)
                .forEach(one -> job.problem(new JobProblem(
                        null,
                        "payout",
                        Long.toString(one.invoice()),
                        "an approved payout",
                        "invoice " + one.invoice() + " of " + one.partner() + " is "
                                + one.state().word()
                                + (isProvidersWord(one) ? " with the payment provider, which says itself" : "")
                                + ": it was not paid")));
        if (!due.isEmpty()) {
            paidOut.pay(job.programId(), due, asked.on(), asked.reference(), asked.by(), asked.reference());
            job.further();
        }
        return due;
    }

    /** Whether the provider it was given to tells whether it was paid; of one that is stuck there, a person does. */
    private static boolean isProvidersWord(PayoutRow payout) {
        return payout.state() == PayoutState.PROCESSING
                && "provider".equals(payout.handedAs())
                && payout.fault() == null;
    }
}
