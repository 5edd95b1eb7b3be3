package io.ratebook.lead;

import io.ratebook.database.Ids;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.payout.InvoiceNumbers;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The payout of a payment, a run of its own, as rows. To be called in a transaction that has the program's turn. */
@Component
class LeadPayouts {
    private final JdbcTemplate jdbc;
    private final InvoiceNumbers invoices;
    private final Ids ids;
    private final CurrentActor actor;
    private final JsonMapper json;
    private final Clock clock;

    LeadPayouts(JdbcTemplate jdbc, InvoiceNumbers invoices, Ids ids, CurrentActor actor, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.ids = ids;
        this.actor = actor;
        this.json = json;
        this.clock = clock;
    }

    /** An id for a payout that is about to be made. */
    long next() {
        return ids.next("payout");
    }

    /**
     * Makes it, scheduled or processing.
     *
     * @param secondPerson whether somebody else has to confirm it
     */
    void make(
            Program program,
            long id,
            Lead lead,
            PaymentTerms terms,
            PaymentMethod method,
            @Nullable DatedDetails details,
            boolean secondPerson) {
        long run = ids.next("payout_run");
        Actor by = actor.current();
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        jdbc.update(
                "INSERT INTO payout_run (id, program_id, batch_id, kind, to_day, partners, no_minimum, payment_type, pay_on,"
                        + " as_of, state, created_by, created_by_id, created_at, frozen_by, frozen_by_id, frozen_at, four_eyes)"
                        + " VALUES (?, ?, ?, 'lead', ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                program.id(),
                batch(program, terms.issueDay()),
                today.toString(),
                json.writeValueAsString(List.of(lead.partner())),
                method.word(),
                terms.issueDay().toString(),
                now(),
                secondPerson ? "frozen" : "approved",
                by.name(),
                by.personId(),
                now(),
                by.name(),
                by.personId(),
                now(),
                secondPerson ? 1 : 0);
        // A payment that is complete at once is processing first, within its transaction.
        PaymentState first = terms.state() == PaymentState.SCHEDULED ? PaymentState.SCHEDULED : PaymentState.PROCESSING;
        jdbc.update(
                "INSERT INTO payout (id, run_id, program_id, partner, currency, amount, advance, entries, invoice_number,"
                        + " state, method, details_id, details_hash, handed_as, lead_id, created_at, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 0, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                run,
                program.id(),
                lead.partner(),
                terms.amount().currency().code(),
                terms.amount().minor(),
                invoices.take(program.id(), 1),
                first.word(),
                method.word(),
                details == null ? null : details.id(),
                details == null ? null : details.hash(),
                first == PaymentState.SCHEDULED ? null : "outside",
                lead.id(),
                now(),
                now());
        if (terms.state() != PaymentState.PAID) {
            happened(program, run, id, first.word(), to(method, details));
        }
    }

    /** {@code Batch-20150624}'s kin: of the day, with a number behind it from the second one on. */
    private String batch(Program program, LocalDate day) {
        String name = "Lead-" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        Set<String> taken = new HashSet<>(jdbc.queryForList(
                "SELECT batch_id FROM payout_run WHERE program_id = ? AND batch_id LIKE ?",
                String.class,
                program.id(),
                name + "%"));
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /**
     * Brings it into a further state.
     *
     * @throws Refusal if somebody else was quicker
     */
    void move(Program program, LeadPayment payment, PaymentState next, @Nullable String said) {
        int moved = jdbc.update(
                "UPDATE payout SET state = ?, changed_at = ?, handed_as = COALESCE(handed_as, ?) WHERE id = ? AND state = ?",
                next.word(),
                now(),
                next == PaymentState.VOID ? null : "outside",
                payment.payoutId(),
                payment.state().word());
        if (moved != 1) {
            throw Refusal.conflict("changed-meanwhile", "the payment was changed by somebody else: look again");
        }
        if (next == PaymentState.VOID) {
            jdbc.update("UPDATE payout_run SET state = 'void' WHERE id = ?", payment.runId());
        }
        happened(program, payment.runId(), payment.payoutId(), next.word(), said);
    }

    /** Says of what is paid when and where to. */
    void paid(LeadPayment payment, LocalDate issueDay, PaymentMethod method, @Nullable DatedDetails details) {
        jdbc.update(
                "UPDATE payout SET paid_on = ?, method = ?, details_id = ?, details_hash = ?, reference = ? WHERE id = ?",
                issueDay.toString(),
                method.word(),
                details == null ? null : details.id(),
                details == null ? null : details.hash(),
                first(payment.references()),
                payment.payoutId());
        jdbc.update(
                "UPDATE payout_run SET pay_on = ?, payment_type = ?, state = 'approved' WHERE id = ?",
                issueDay.toString(),
                method.word(),
                payment.runId());
    }

    private static @Nullable String first(List<String> references) {
        return references.isEmpty() ? null : references.get(0);
    }

    /** Says who looked at it, and at which payment details. */
    void confirm(Program program, LeadPayment payment, @Nullable DatedDetails details) {
        Actor by = actor.current();
        jdbc.update(
                "UPDATE payout_run SET state = 'approved', approved_by = ?, approved_by_id = ?, approved_at = ? WHERE id = ?",
                by.name(),
                by.personId(),
                now(),
                payment.runId());
        jdbc.update(
                "UPDATE payout SET details_id = ?, details_hash = ?, changed_at = ? WHERE id = ?",
                details == null ? null : details.id(),
                details == null ? null : details.hash(),
                now(),
                payment.payoutId());
        happened(program, payment.runId(), payment.payoutId(), "confirmed", null);
    }

    /** Somebody says that it was not sent; somebody else has to say so too. */
    void asked(Program program, LeadPayment payment, String said) {
        happened(program, payment.runId(), payment.payoutId(), "not sent", said);
    }

    /** Id of the details that it was made or confirmed with; null for none. */
    @Nullable
    Long detailsId(LeadPayment payment) {
        return jdbc
                .query(
                        "SELECT details_id FROM payout WHERE id = ?",
                        (row, number) -> {
                            long id = row.getLong(1);
                            return row.wasNull() ? List.<Long>of() : List.of(id);
                        },
                        payment.payoutId())
                .stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }

    private void happened(Program program, long run, long payout, String what, @Nullable String said) {
        jdbc.update(
                "INSERT INTO payout_event (id, program_id, run_id, payout_id, happened_at, what, done_by, said)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next("payout_event"),
                program.id(),
                run,
                payout,
                now(),
                what,
                actor.current().name(),
                said);
    }

    /** {@code to PayPal a…@…org}; nothing that can be used. */
    static String to(PaymentMethod method, @Nullable DatedDetails details) {
        return details == null || details.details().method() != method
                ? "by " + method.word()
                : "to " + details.details().masked().text();
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
