package io.ratebook.payout;

import io.ratebook.jobs.RunningJob;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.ItemReport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Times;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * WRITE: what a payment provider said of payouts, some hundred a transaction. Said again, it changes nothing; and what differs from
 * what was sent, or from what was said before, is for a person and moves no money in the books.
 */
@Component
class ProviderOutcomes {
    private static final int PAYOUTS_A_BATCH = 200;
    private static final String BY = "PayPal";

    private final ProviderTable table;
    private final PayoutTable payouts;
    private final PaidOut paidOut;
    private final PayoutPosting posting;
    private final PayoutEvents events;
    private final RunTable runs;
    private final Programs programs;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ProviderOutcomes(
            ProviderTable table,
            PayoutTable payouts,
            PaidOut paidOut,
            PayoutPosting posting,
            PayoutEvents events,
            RunTable runs,
            Programs programs,
            JdbcTemplate jdbc,
            Clock clock) {
        this.table = table;
        this.payouts = payouts;
        this.paidOut = paidOut;
        this.posting = posting;
        this.events = events;
        this.runs = runs;
        this.programs = programs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is to be done about a payout. */
    private enum Step {
        NOTHING,
        PAY,
        FAIL,
        /** It was paid, and came back. */
        GIVE_BACK,
        /** That it was paid is heard only now that it came back. */
        PAY_AND_GIVE_BACK,
        /** For a person. */
        STOP
    }

    /** A payout with what was heard of it. */
    private record Heard(PayoutRow payout, ItemReport report, Step step) {
        String said() {
            return Objects.requireNonNullElse(ProviderWords.said(report.outcome()), "");
        }
    }

    /** Writes what is new of what was said. */
    void take(RunningJob job, GivenBatch batch, List<GivenPayment> before, List<ItemReport> reports) throws Exception {
        Map<String, ItemReport> byId =
                reports.stream().collect(Collectors.toMap(ItemReport::id, Function.identity(), (one, two) -> one));
        Map<Long, ItemReport> fresh = new TreeMap<>();
        for (GivenPayment payment : before) {
            ItemReport report = byId.get(GivenPayment.idOf(payment.payout().id()));
            if (report != null && isNew(payment, report)) {
                fresh.put(payment.payout().id(), report);
            }
        }
        List<Long> all = List.copyOf(fresh.keySet());
        for (int from = 0; from < all.size(); from += PAYOUTS_A_BATCH) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + PAYOUTS_A_BATCH));
            job.inTransaction(() -> {
                take(batch, some, fresh);
                job.further();
            });
        }
    }

    private static boolean isNew(GivenPayment payment, ItemReport report) {
        return !ProviderWords.word(report.outcome()).equals(payment.outcome())
                || !Objects.equals(ProviderTable.cut(ProviderWords.said(report.outcome())), payment.said())
                || payment.payout().state() == PayoutState.PROCESSING
                        && !(report.outcome() instanceof ItemOutcome.Mismatch)
                        && ProviderWords.isFinal(report.outcome());
    }

    private void take(GivenBatch batch, List<Long> ids, Map<Long, ItemReport> fresh) throws SQLException {
        List<PayoutRow> locked = payouts.locked(batch.programId(), ids);
        Map<Long, GivenPayment> payments = new HashMap<>();
        table.payments(batch.id(), ids).forEach(one -> payments.put(one.payout().id(), one));
        List<Heard> heard = new ArrayList<>();
        List<Object[]> words = new ArrayList<>();
        for (PayoutRow payout : locked) {
            ItemReport report = Objects.requireNonNull(fresh.get(payout.id()));
            GivenPayment payment = Objects.requireNonNull(payments.get(payout.id()));
            heard.add(new Heard(payout, report, step(payout.state(), payment, report.outcome())));
            words.add(new Object[] {
                report.providerItemId().isEmpty() ? payment.item() : report.providerItemId(),
                "mismatch".equals(payment.outcome()) ? "mismatch" : ProviderWords.word(report.outcome()),
                ProviderTable.cut(ProviderWords.said(report.outcome())),
                report.outcome() instanceof ItemOutcome.Paid ? Times.micros(clock.instant()) : null,
                payout.id()
            });
        }
        table.heard(words);
        Program program = Objects.requireNonNull(programs.byId(batch.programId()));
        pay(program, batch, heard);
        for (Heard one : heard) {
            switch (one.step()) {
                case FAIL -> fail(batch, List.of(one.payout()), one.said());
                case GIVE_BACK, PAY_AND_GIVE_BACK -> giveBack(program, batch, one);
                case STOP -> stop(batch, one);
                default -> {}
            }
        }
    }

    /** Once something differed, no later word settles it: a person does. */
    private static Step step(PayoutState state, GivenPayment before, ItemOutcome outcome) {
        if ("mismatch".equals(before.outcome())) {
            return Step.NOTHING;
        }
        if (outcome instanceof ItemOutcome.Mismatch) {
            return Step.STOP;
        }
        boolean again = ProviderWords.word(outcome).equals(before.outcome());
        boolean gone = outcome instanceof ItemOutcome.Failed || outcome instanceof ItemOutcome.Returned;
        return switch (state) {
            case PROCESSING -> ofOpen(outcome);
            case PAID -> !gone || again ? Step.NOTHING : before.paidAt() == null ? Step.STOP : Step.GIVE_BACK;
            default -> outcome instanceof ItemOutcome.Paid && !again ? Step.STOP : Step.NOTHING;
        };
    }

    private static Step ofOpen(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Paid) {
            return Step.PAY;
        }
        if (outcome instanceof ItemOutcome.Failed) {
            return Step.FAIL;
        }
        return outcome instanceof ItemOutcome.Returned ? Step.PAY_AND_GIVE_BACK : Step.NOTHING;
    }

    private void pay(Program program, GivenBatch batch, List<Heard> heard) throws SQLException {
        Map<LocalDate, List<PayoutRow>> byDay = new TreeMap<>();
        List<Object[]> references = new ArrayList<>();
        for (Heard one : heard) {
            if (one.step() == Step.PAY && one.report().outcome() instanceof ItemOutcome.Paid paid) {
                byDay.computeIfAbsent(day(program, batch, paid.at()), unseen -> new ArrayList<>())
                        .add(one.payout());
                if (!paid.transactionId().isEmpty()) {
                    references.add(
                            new Object[] {paid.transactionId(), one.payout().id()});
                }
            } else if (one.step() == Step.PAY_AND_GIVE_BACK) {
                byDay.computeIfAbsent(day(program, batch, sentAt(batch)), unseen -> new ArrayList<>())
                        .add(one.payout());
            }
        }
        jdbc.batchUpdate("UPDATE payout SET reference = ? WHERE id = ?", references);
        for (Map.Entry<LocalDate, List<PayoutRow>> day : byDay.entrySet()) {
            paidOut.pay(program.id(), day.getValue(), day.getKey(), null, BY, "told of the batch " + batch.key());
        }
    }

    private static @Nullable Instant sentAt(GivenBatch batch) {
        Long first = batch.firstSentAt();
        return first == null ? null : Times.instant(first);
    }

    /** Today, where the provider names no instant, or one that cannot be. */
    private LocalDate day(Program program, GivenBatch batch, @Nullable Instant at) {
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        Instant first = sentAt(batch);
        if (at == null || first == null) {
            return today;
        }
        LocalDate day = at.atZone(program.zoneId()).toLocalDate();
        boolean can = !day.isAfter(today)
                && !day.isBefore(first.atZone(program.zoneId()).toLocalDate());
        return can ? day : today;
    }

    private void fail(GivenBatch batch, List<PayoutRow> some, String why) {
        happened(batch, some, PayoutState.FAILED.word(), why);
        posting.release(some, PayoutState.FAILED, why);
    }

    private void giveBack(Program program, GivenBatch batch, Heard one) throws SQLException {
        List<PayoutRow> paid = payouts.of(program.id(), List.of(one.payout().id()));
        Instant at = one.report().outcome() instanceof ItemOutcome.Returned returned ? returned.at() : null;
        String why = ProviderTable.cut(BY + " says: " + one.said());
        happened(batch, paid, PayoutState.RETURNED.word(), why);
        posting.giveBack(program.id(), paid, day(program, batch, at), Objects.requireNonNull(why));
    }

    private void stop(GivenBatch batch, Heard one) {
        String fault = one.report().outcome() instanceof ItemOutcome.Mismatch
                ? "PayPal holds something else than was sent: " + one.said()
                : "it is " + one.payout().state().word() + " here, and PayPal says "
                        + ProviderWords.word(one.report().outcome()) + ": " + one.said();
        jdbc.update(
                "UPDATE payout SET fault = ?, changed_at = ? WHERE id = ?",
                ProviderTable.cut(fault),
                Times.micros(clock.instant()),
                one.payout().id());
        happened(batch, List.of(one.payout()), "fault", fault);
    }

    private void happened(GivenBatch batch, List<PayoutRow> some, String what, @Nullable String said) {
        PayoutRun run = Objects.requireNonNull(runs.find(batch.programId(), batch.runId()));
        events.ofPayouts(run, some.stream().map(PayoutRow::id).toList(), what, BY, said);
    }

    /** Lets go all payouts of a batch of which surely nothing is paid. */
    void refuse(RunningJob job, GivenBatch batch) throws Exception {
        String why = Objects.requireNonNullElse(batch.said(), "PayPal refused the batch");
        List<Long> all = table.payments(batch.id()).stream()
                .map(one -> one.payout().id())
                .toList();
        for (int from = 0; from < all.size(); from += PAYOUTS_A_BATCH) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + PAYOUTS_A_BATCH));
            job.inTransaction(() -> {
                List<PayoutRow> open = payouts.locked(batch.programId(), some).stream()
                        .filter(one -> one.state() == PayoutState.PROCESSING)
                        .toList();
                if (!open.isEmpty()) {
                    fail(batch, open, why);
                    job.further();
                }
            });
        }
        job.inTransaction(() -> table.set(batch.id(), GivenState.REFUSED, null, batch.said(), null));
    }

    /** Says how far a batch is, once all that was told of it is written, and when it is asked for again. */
    void close(GivenBatch batch, List<String> strangers) {
        List<GivenPayment> payments = table.payments(batch.id());
        List<GivenPayment> open = payments.stream()
                .filter(one -> one.payout().state() == PayoutState.PROCESSING)
                .toList();
        Instant now = clock.instant();
        Instant since = Times.instant(Objects.requireNonNull(batch.acceptedAt()));
        String fault = ProviderWords.fault(payments, open, strangers, Distances.isOutcomeLate(since, now));
        if (Distances.isOutcomeLate(since, now)) {
            late(batch, "PayPal has not said for days what became of it");
        }
        boolean paid = payments.stream().anyMatch(one -> one.payout().state() == PayoutState.PAID);
        if (!open.isEmpty()) {
            set(batch, GivenState.ACCEPTED, now.plus(Distances.ofOpen(since, now, Distances.least())), fault);
        } else if (paid && Distances.isWatched(since, now)) {
            set(batch, GivenState.SETTLED, now.plus(Distances.ofSettled(since, now)), fault);
        } else {
            set(batch, GivenState.DONE, null, fault);
        }
    }

    /** Payouts whose outcome should be known by now are stuck; those waiting for their recipient are not. */
    void late(GivenBatch batch, String fault) {
        jdbc.update(
                "UPDATE payout p JOIN provider_payment q ON q.payout_id = p.id SET p.fault = ?, p.changed_at = ?"
                        + " WHERE q.batch_id = ? AND p.state = 'processing' AND p.fault IS NULL"
                        + " AND COALESCE(q.outcome, '') <> 'unclaimed'",
                ProviderTable.cut(fault),
                Times.micros(clock.instant()),
                batch.id());
    }

    private void set(GivenBatch batch, GivenState state, @Nullable Instant next, @Nullable String fault) {
        table.set(batch.id(), state, next == null ? null : Times.micros(next), null, fault);
    }
}
