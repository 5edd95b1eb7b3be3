package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Paying by a payment provider: handing payouts over, and looking at what it said of them. */
@Service
public class ProviderPayments {
    private static final String SETTINGS =
            "ratebook.paypal.client-id, ratebook.paypal.secret and ratebook.paypal.base-url";

    private final ObjectProvider<PaymentProvider> provider;
    private final ProviderTable table;
    private final PayoutList list;
    private final JdbcTemplate jdbc;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    ProviderPayments(
            ObjectProvider<PaymentProvider> provider,
            ProviderTable table,
            PayoutList list,
            JdbcTemplate jdbc,
            Jobs jobs,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.provider = provider;
        this.table = table;
        this.list = list;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What is handed over: a run, payouts or a filter; the other two are null.
     *
     * @param count how many payouts of the filter were seen; null to not compare
     */
    public record Choice(
            @Nullable Long run,
            @Nullable List<Long> payouts,
            @Nullable PayoutFilter filter,
            @Nullable Long count) {}

    /**
     * What a provider said of a payout.
     *
     * @param item what the provider calls it; null before it said so
     * @param outcome pending, paid, failed, returned, unclaimed, blocked, mismatch, unknown; null before the first word
     */
    public record Word(
            GivenBatch batch,
            @Nullable String item,
            @Nullable String outcome,
            @Nullable String said) {}

    /** The code of the provider that is set up; null where there is none. */
    public @Nullable String configured() {
        PaymentProvider found = provider.getIfAvailable();
        return found == null ? null : found.code();
    }

    private void refuseUnlessConfigured() {
        if (configured() == null) {
            throw Refusal.conflict(
                    "provider-not-configured",
                    "no payment provider is set up: PayPal is by the settings " + SETTINGS
                            + "; without them, PayPal's files remain");
        }
    }

    /**
     * Has approved payouts given to the provider.
     *
     * @return the id of the job
     * @throws Refusal if there is no provider, or the filter finds another number of payouts than were seen
     */
    public long handOver(Program program, Choice choice) {
        refuseUnlessConfigured();
        Actor by = actor.current();
        return transactions.get(() -> {
            refuseIfOthers(program, choice);
            Map<String, Object> said = new HashMap<>();
            said.put("run", choice.run() == null ? "" : choice.run());
            said.put("payouts", choice.payouts() == null ? List.of() : choice.payouts());
            said.put("filter", choice.filter() == null ? "" : choice.filter().toString());
            audit.record("payout.hand-over", "payouts for PayPal", program.code(), null, said);
            return jobs.submit(new JobOrder(
                    HandOverJob.KIND,
                    program.id(),
                    "Pay by PayPal",
                    new HandOverJob.Asked(choice.run(), choice.payouts(), choice.filter(), by.name()),
                    by.name()));
        });
    }

    private void refuseIfOthers(Program program, Choice choice) {
        PayoutFilter filter = choice.filter();
        Long seen = choice.count();
        if (filter != null && seen != null) {
            long now = list.totals(program.id(), filter).count();
            if (now != seen) {
                throw Refusal.conflict(
                        "changed-meanwhile", "the filter finds " + now + " payouts now, not " + seen + ": look again");
            }
        }
    }

    /** What was said of a payout; null if it was given to no provider. */
    public @Nullable Word of(PayoutRow payout) {
        GivenPayment payment = table.paymentOf(payout.id());
        GivenBatch batch = table.batchOf(payout.id());
        return payment == null || batch == null
                ? null
                : new Word(batch, payment.item().isEmpty() ? null : payment.item(), payment.outcome(), payment.said());
    }

    /**
     * The latest first.
     *
     * @param stuck whether only those with a fault
     */
    public Page<GivenBatch> page(
            Program program,
            @Nullable Long run,
            @Nullable GivenState state,
            boolean stuck,
            @Nullable String cursor,
            int limit) {
        Cursor.Scope scope = Cursor.Scope.of("-id", program.id(), run, state == null ? null : state.word(), stuck);
        Cursor after = scope.read(cursor, 1);
        Where where = new Where()
                .and("b.program_id = ?", program.id())
                .andIf(run, "b.run_id = ?")
                .andIf(state == null ? null : state.word(), "b.state = ?")
                .andIf(after == null ? null : after.number(0), "b.id < ?");
        if (stuck) {
            where.and("b.fault IS NOT NULL");
        }
        return Page.of(table.page(where, limit + 1), limit, batch -> scope.after(batch.id()));
    }

    /** @throws Refusal with status 404 if there is none */
    public GivenBatch required(Program program, long id) {
        GivenBatch found = table.find(program.id(), id);
        if (found == null) {
            throw Refusal.notFound("provider batch", id);
        }
        return found;
    }

    /**
     * What is stuck.
     *
     * @param batches with a fault
     * @param payouts with a fault, among those whose outcome is not known
     */
    public record Stuck(long batches, long payouts) {}

    public Stuck stuck(int programId) {
        return new Stuck(
                count("provider_batch WHERE program_id = ? AND fault IS NOT NULL", programId),
                count(
                        "payout WHERE program_id = ? AND state = 'processing' AND handed_as = 'provider'"
                                + " AND fault IS NOT NULL",
                        programId));
    }

    private long count(String from, int programId) {
        Long found = jdbc.queryForObject("SELECT COUNT(*) FROM " + from, Long.class, programId);
        return found == null ? 0 : found;
    }

    /** Has it given, or asked for, by the next tick. */
    public void askNow(Program program, long id) {
        refuseUnlessConfigured();
        transactions.run(() -> {
            GivenBatch batch = locked(program, id);
            if (batch.nextAskAt() == null) {
                throw Refusal.conflict(
                        "batch-state",
                        "the batch " + batch.key() + " is " + batch.state().word() + ": nothing is left to ask");
            }
            table.askAt(id, Times.micros(clock.instant()));
            audit.record("provider-batch.ask", "provider batch " + batch.key(), program.code(), null, null);
        });
    }

    private GivenBatch locked(Program program, long id) {
        GivenBatch batch = table.locked(program.id(), id);
        if (batch == null) {
            throw Refusal.notFound("provider batch", id);
        }
        return batch;
    }
}
