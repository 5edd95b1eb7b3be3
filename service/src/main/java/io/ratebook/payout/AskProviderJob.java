package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.payout.provider.BatchStatus;
import io.ratebook.payout.provider.ItemReport;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.payout.provider.ProviderBatch;
import io.ratebook.payout.provider.Submission;
import io.ratebook.people.Right;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Gives batches to the payment provider, and asks what became of them; what is due of one program, one after the other. That a
 * batch is given is committed before it is; no call is made in a transaction; what a call came to is written only while this
 * process holds the job. So of two processes one talks about a batch, and a killed one is made up for by asking.
 */
@Component
@ConditionalOnProperty("ratebook.paypal.client-id")
class AskProviderJob implements JobKind {
    static final String KIND = "payout-provider";
    private static final int WATCHED_AT_ONCE = 500;
    private static final Set<PayoutState> WATCHED = Set.of(PayoutState.PROCESSING, PayoutState.PAID);

    private final PaymentProvider provider;
    private final ProviderTable table;
    private final ProviderOutcomes outcomes;
    private final PayeeDetails payees;
    private final Standstill standstill;
    private final Clock clock;

    AskProviderJob(
            PaymentProvider provider,
            ProviderTable table,
            ProviderOutcomes outcomes,
            PayeeDetails payees,
            Standstill standstill,
            Clock clock) {
        this.provider = provider;
        this.table = table;
        this.outcomes = outcomes;
        this.payees = payees;
        this.standstill = standstill;
        this.clock = clock;
    }

    /** What such a job is asked for with: nothing; what is due is found when it runs. */
    record Asked(int program) {}

    /** What such a job comes to: how many batches were given or asked for. */
    record Result(int batches) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** Never two at once for a batch. */
    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return "PayPal is asked again by itself.";
    }

    @Override
    public void run(RunningJob job) throws Exception {
        standstill.prepare(job.programId());
        List<Long> due = table.due(job.programId());
        int asked = 0;
        for (int i = 0; i < due.size(); i++) {
            long id = due.get(i);
            job.progress(i, due.size(), "asking PayPal");
            job.checkCancelled();
            Optional<GivenBatch> begun = job.inTransaction(() -> begin(job, id));
            if (begun.isPresent()) {
                ask(job, begun.get());
                asked++;
            }
        }
        job.result(new Result(asked));
    }

    private Instant now() {
        return clock.instant();
    }

    /** The batch as it was before this call; none if its turn has passed meanwhile. */
    private Optional<GivenBatch> begin(RunningJob job, long id) {
        GivenBatch batch = table.locked(job.programId(), id);
        Long due = batch == null ? null : batch.nextAskAt();
        if (batch == null || due == null || due > Times.micros(now())) {
            return Optional.empty();
        }
        if (batch.state() != GivenState.REFUSED) {
            table.begin(batch, later(Distances.least()));
        }
        return Optional.of(batch);
    }

    private long later(Duration distance) {
        return Times.micros(now().plus(distance));
    }

    private void ask(RunningJob job, GivenBatch batch) throws Exception {
        switch (batch.state()) {
            case READY, UNKNOWN -> give(job, batch);
            case ACCEPTED, SETTLED -> hear(job, batch);
            case REFUSED -> outcomes.refuse(job, batch);
            default -> throw new IllegalStateException(batch + " is due");
        }
    }

    private void give(RunningJob job, GivenBatch batch) throws Exception {
        Submission came = provider.submit(asSent(batch, table.payments(batch.id())));
        if (came instanceof Submission.Accepted accepted) {
            job.inTransaction(() -> table.accepted(batch.id(), accepted.batchId(), later(Distances.least())));
        } else if (came instanceof Submission.Postponed postponed) {
            job.inTransaction(() -> whileUnknown(batch, () -> postponed(batch, postponed)));
        } else if (came instanceof Submission.Unknown unknown) {
            job.inTransaction(() -> whileUnknown(batch, () -> unknown(batch, unknown)));
        } else if (came instanceof Submission.Refused refused) {
            // Due at once, until its payouts are let go: also by another process, if this one is killed.
            job.inTransaction(
                    () -> table.set(batch.id(), GivenState.REFUSED, Times.micros(now()), refused.reason(), null));
            outcomes.refuse(job, Objects.requireNonNull(table.find(job.programId(), batch.id())));
        }
        job.inTransaction(job::further);
    }

    /** Not where a person has said meanwhile what became of it. */
    private void whileUnknown(GivenBatch batch, Runnable write) {
        GivenBatch now = table.locked(batch.programId(), batch.id());
        if (now != null && now.state() == GivenState.UNKNOWN) {
            write.run();
        }
    }

    private void postponed(GivenBatch batch, Submission.Postponed came) {
        if (batch.firstSentAt() != null) {
            unknown(batch, new Submission.Unknown(came.why(), came.after()));
            return;
        }
        Instant since = Times.instant(batch.createdAt());
        table.notGiven(
                batch.id(),
                later(Distances.ofUnknown(since, now(), came.after())),
                came.why(),
                Distances.isGivingLate(since, now()) ? "it cannot be given to PayPal: " + came.why() : null);
    }

    private void unknown(GivenBatch batch, Submission.Unknown came) {
        Long first = batch.firstSentAt();
        Instant since = first == null ? now() : Times.instant(first);
        table.set(
                batch.id(),
                GivenState.UNKNOWN,
                later(Distances.ofUnknown(since, now(), came.after())),
                came.why(),
                Distances.isGivingLate(since, now()) ? "whether PayPal took it is not known: " + came.why() : null);
    }

    private void hear(RunningJob job, GivenBatch batch) throws Exception {
        List<GivenPayment> payments = table.payments(batch.id());
        ProviderBatch sent = asSent(batch, payments);
        Instant since = Times.instant(Objects.requireNonNull(batch.acceptedAt()));
        if (!Distances.isAskedAsAWhole(since, now())) {
            watch(job, batch, payments, sent);
            return;
        }
        BatchStatus status = provider.status(sent, Objects.requireNonNull(batch.providerBatch()));
        if (status instanceof BatchStatus.Told told) {
            outcomes.take(job, batch, payments, told.items());
            job.inTransaction(() -> outcomes.close(batch, told.strangers()));
        } else if (status instanceof BatchStatus.NotTold silent) {
            job.inTransaction(() -> silent(batch, silent, since));
        }
        job.inTransaction(job::further);
    }

    private void silent(GivenBatch batch, BatchStatus.NotTold came, Instant since) {
        boolean late = batch.state() == GivenState.ACCEPTED && Distances.isOutcomeLate(since, now());
        String fault = late ? "PayPal does not tell what became of it: " + came.why() : batch.fault();
        if (late) {
            outcomes.late(batch, "PayPal does not tell what became of it: " + came.why());
        }
        table.set(batch.id(), batch.state(), later(Distances.ofOpen(since, now(), came.after())), came.why(), fault);
    }

    /** Long after: payouts one by one and some at a time, since the provider forgets the batch as a whole. */
    private void watch(RunningJob job, GivenBatch batch, List<GivenPayment> payments, ProviderBatch sent)
            throws Exception {
        List<ItemReport> heard = new ArrayList<>();
        int last = batch.watchedTo();
        for (GivenPayment payment : payments) {
            if (payment.number() <= batch.watchedTo() || heard.size() == WATCHED_AT_ONCE) {
                continue;
            }
            last = payment.number();
            if (WATCHED.contains(payment.payout().state()) && !payment.item().isEmpty()) {
                job.checkCancelled();
                Payment one = sent.payments().get(payment.number() - 1);
                heard.add(new ItemReport(one.id(), payment.item(), provider.item(one, payment.item())));
            }
        }
        boolean ended = last == payments.size();
        int reached = ended ? 0 : last;
        outcomes.take(job, batch, payments, heard);
        job.inTransaction(() -> {
            table.watched(batch.id(), reached);
            if (ended) {
                outcomes.close(batch, List.of());
            }
            job.further();
        });
    }

    /** As it was sent, or will be: the same payouts in the same order to the same recipients. */
    private ProviderBatch asSent(GivenBatch batch, List<GivenPayment> payments) {
        Map<Long, DatedDetails> details =
                payees.byIds(payments.stream().map(GivenPayment::detailsId).collect(Collectors.toSet()));
        List<Payment> sent = payments.stream()
                .map(one -> GivenPayment.payment(one.payout(), account(details.get(one.detailsId()))))
                .toList();
        Long first = batch.firstSentAt();
        return new ProviderBatch(batch.key(), sent, first == null ? null : Times.instant(first));
    }

    private static String account(@Nullable DatedDetails details) {
        String account = details == null ? null : details.details().paypal();
        return account == null ? "" : account;
    }
}
