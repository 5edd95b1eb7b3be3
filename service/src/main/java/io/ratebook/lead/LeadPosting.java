package io.ratebook.lead;

import io.ratebook.database.Ids;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.OpenDays;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What is booked for a payment of a lead: what was earned for it stands claimed by its payout from the beginning, so that no
 * run pays it again. To be called in a transaction that has the program's turn.
 */
@Component
class LeadPosting {
    private static final String EARNED = "by-hand";
    private static final String PAID = "payout";
    /** Numbers of transactions about what was earned. */
    private static final int EARNING = 0;

    private static final int TAKING_BACK = 1;

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final Ids ids;
    private final CurrentActor actor;
    private final Clock clock;

    LeadPosting(JdbcTemplate jdbc, Ledger ledger, Ids ids, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.ids = ids;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Books what was earned, claimed by the payout.
     *
     * @param reason for people
     * @param document the ids of the accounting system
     * @return the id of the adjustment that it is
     */
    long earn(Program program, Lead lead, PaymentTerms terms, long payoutId, String reason, String document) {
        long id = ids.next("commission");
        // What is paid was earned by then, however early the payment is entered.
        LocalDate today = today(program);
        LocalDate day = open(program, terms.issueDay().isBefore(today) ? terms.issueDay() : today);
        long amount = terms.amount().minor();
        String currency = terms.amount().currency().code();
        Actor by = actor.current();
        jdbc.update(
                "INSERT INTO adjustment (id, program_id, partner, currency, amount, kind, day, reason, document, state,"
                        + " payout_id, lead_id, created_by, created_by_id, created_at, decided_by, decided_by_id, decided_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'lead', ?, ?, ?, 'approved', ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                program.id(),
                lead.partner(),
                currency,
                amount,
                day.toString(),
                reason,
                document,
                payoutId,
                lead.id(),
                by.name(),
                by.personId(),
                now(),
                by.name(),
                by.personId(),
                now());
        jdbc.update(
                "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount,"
                        + " payable_from, effective_day, approval_id) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, 0)",
                program.id(),
                lead.partner(),
                currency,
                id,
                payoutId,
                amount,
                now(),
                day.toString());
        post(program, EARNED, id, EARNING, day, AccountName.payable(lead.partner(), currency), amount, currency);
        return id;
    }

    /** Books that the money left, on the day of issue or the first open one. */
    LocalDate pay(Program program, Lead lead, LeadPayment payment, LocalDate issueDay) {
        LocalDate day = open(program, issueDay);
        moveEntry(
                "INSERT INTO paid_entry (payout_id, entry_id, part, program_id, partner, currency, amount, payable_from,"
                        + " effective_day, approval_id) SELECT payout_id, entry_id, part, program_id, partner, currency,"
                        + " amount, payable_from, effective_day, approval_id FROM payable_entry",
                program,
                lead,
                payment);
        ledger.post(
                program.id(),
                List.of(new Entry(
                        PAID,
                        payment.payoutId(),
                        0,
                        day,
                        List.of(
                                new Leg(
                                        AccountName.payable(lead.partner(), payment.currency()),
                                        Math.negateExact(payment.amount())),
                                new Leg(AccountName.paid(payment.currency()), payment.amount())))));
        jdbc.update("UPDATE payout SET paid_day = ? WHERE id = ?", day.toString(), payment.payoutId());
        return day;
    }

    /** Books that nothing was earned after all: the payment was not made. */
    void takeBack(Program program, Lead lead, LeadPayment payment) {
        moveEntry(
                "INSERT INTO released_entry (payout_id, entry_id, part, amount)"
                        + " SELECT payout_id, entry_id, part, amount FROM payable_entry",
                program,
                lead,
                payment);
        jdbc.update("UPDATE adjustment SET state = 'declined' WHERE id = ?", payment.adjustmentId());
        post(
                program,
                EARNED,
                payment.adjustmentId(),
                TAKING_BACK,
                open(program, today(program)),
                AccountName.payable(lead.partner(), payment.currency()),
                Math.negateExact(payment.amount()),
                payment.currency());
    }

    private void moveEntry(String insert, Program program, Lead lead, LeadPayment payment) {
        String which = " WHERE program_id = ? AND partner = ? AND currency = ? AND entry_id = ? AND payout_id = ?";
        Object[] key = {program.id(), lead.partner(), payment.currency(), payment.adjustmentId(), payment.payoutId()};
        int moved = jdbc.update(insert + which, key);
        int removed = jdbc.update("DELETE FROM payable_entry" + which, key);
        if (moved != 1 || removed != 1) {
            throw new IllegalStateException("payout " + payment.payoutId() + " claims " + moved + " entries, not 1");
        }
    }

    private void post(
            Program program,
            String why,
            long subject,
            int number,
            LocalDate day,
            AccountName account,
            long amount,
            String currency) {
        ledger.post(
                program.id(),
                List.of(new Entry(
                        why,
                        subject,
                        number,
                        day,
                        List.of(
                                new Leg(account, amount),
                                new Leg(AccountName.expense(currency), Math.negateExact(amount))))));
    }

    private LocalDate open(Program program, LocalDate day) {
        @Nullable
        OpenDays days =
                jdbc.execute((ConnectionCallback<OpenDays>) connection -> OpenDays.of(connection, program.id()));
        return days == null ? day : days.effective(day);
    }

    private LocalDate today(Program program) {
        return clock.instant().atZone(program.zoneId()).toLocalDate();
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
