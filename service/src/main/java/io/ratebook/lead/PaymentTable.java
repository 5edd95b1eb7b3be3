package io.ratebook.lead;

import io.ratebook.lead.LeadPayment.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments of leads in their tables, with the state of their payouts. */
@Repository
class PaymentTable {
    /** Ids of leads for which something earned by hand stands. */
    static final String PAID_LEADS = "SELECT paid.lead_id FROM lead_payment paid JOIN adjustment earned"
            + " ON earned.id = paid.adjustment_id AND earned.state = 'approved' WHERE paid.program_id = :program";

    private static final String SELECT =
            "SELECT p.*, o.state, o.method, o.invoice_number, o.run_id, o.paid_on, o.void_asked_by,"
                    + " r.batch_id, r.four_eyes, r.approved_by, r.approved_at FROM lead_payment p"
                    + " JOIN payout o ON o.id = p.payout_id JOIN payout_run r ON r.id = o.run_id WHERE ";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    PaymentTable(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** The latest first. */
    List<LeadPayment> ofLead(long leadId) {
        return jdbc.sql(SELECT + "p.lead_id = ? ORDER BY p.id DESC")
                .param(leadId)
                .query((row, number) -> payment(row))
                .list();
    }

    @Nullable
    LeadPayment find(long leadId, long id) {
        return jdbc.sql(SELECT + "p.lead_id = ? AND p.id = ?")
                .param(leadId)
                .param(id)
                .query((row, number) -> payment(row))
                .optional()
                .orElse(null);
    }

    /** Of lines of a partner's account. */
    Map<Long, LeadPayment> by(String column, int programId, Collection<Long> ids) {
        Map<Long, LeadPayment> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(SELECT + "p.program_id = :program AND p." + column + " IN (:ids)")
                    .param("program", programId)
                    .param("ids", List.copyOf(ids))
                    .query((row, number) -> found.put(row.getLong(column), payment(row)))
                    .list();
        }
        return found;
    }

    void insert(int programId, long id, Lead lead, PaymentTerms terms, LeadPayout payout, String by, long at) {
        template.update(
                "INSERT INTO lead_payment (id, program_id, lead_id, payout_id, adjustment_id, issue_day, from_day, to_day,"
                        + " currency, revenue, rate, amount, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                programId,
                lead.id(),
                payout.id(),
                payout.adjustmentId(),
                terms.issueDay().toString(),
                terms.from().toString(),
                terms.to().toString(),
                terms.amount().currency().code(),
                terms.revenue().minor(),
                terms.rate(),
                terms.amount().minor(),
                by,
                at);
        for (int i = 0; i < terms.references().size(); i++) {
            template.update(
                    "INSERT INTO lead_payment_reference (payment_id, position, reference) VALUES (?, ?, ?)",
                    id,
                    i,
                    terms.references().get(i));
        }
    }

    void issueOn(long id, LocalDate day) {
        template.update("UPDATE lead_payment SET issue_day = ? WHERE id = ?", day.toString(), id);
    }

    /** Codes of leads for which something earned by hand stands. */
    List<String> paidLeads(int programId) {
        return jdbc.sql("SELECT code FROM partner_lead WHERE id IN (" + PAID_LEADS + ")")
                .param("program", programId)
                .query(String.class)
                .list();
    }

    /** What was paid for leads, by lead and currency. */
    Map<Long, Map<String, Long>> paid(Collection<Long> leads) {
        Map<Long, Map<String, Long>> paid = new HashMap<>();
        if (!leads.isEmpty()) {
            jdbc.sql("SELECT p.lead_id, p.currency, SUM(p.amount) AS amount FROM lead_payment p JOIN payout o"
                            + " ON o.id = p.payout_id AND o.state = 'paid' WHERE p.lead_id IN (:leads)"
                            + " GROUP BY p.lead_id, p.currency ORDER BY p.currency")
                    .param("leads", List.copyOf(leads))
                    .query((row, number) -> paid.computeIfAbsent(row.getLong(1), unseen -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getBigDecimal(3).longValueExact()))
                    .list();
        }
        return paid;
    }

    private LeadPayment payment(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long confirmedAt = row.getLong("approved_at");
        Long confirmed = row.wasNull() ? null : (Long) confirmedAt;
        String paidOn = row.getString("paid_on");
        long payoutId = row.getLong("payout_id");
        boolean secondPerson = row.getInt("four_eyes") != 0;
        return new LeadPayment(
                id,
                row.getLong("lead_id"),
                payoutId,
                row.getLong("run_id"),
                row.getLong("adjustment_id"),
                LocalDate.parse(row.getString("issue_day")),
                LocalDate.parse(row.getString("from_day")),
                LocalDate.parse(row.getString("to_day")),
                row.getString("currency"),
                row.getLong("revenue"),
                row.getLong("rate"),
                row.getLong("amount"),
                PaymentState.of(row.getString("state")),
                row.getString("method"),
                row.getLong("invoice_number"),
                row.getString("batch_id"),
                references(id),
                secondPerson,
                row.getString("approved_by"),
                confirmed,
                paidOn == null ? null : LocalDate.parse(paidOn),
                row.getString("void_asked_by"),
                row.getString("created_by"),
                row.getLong("created_at"),
                log(row.getLong("run_id"), payoutId));
    }

    private List<String> references(long id) {
        return template.queryForList(
                "SELECT reference FROM lead_payment_reference WHERE payment_id = ? ORDER BY position",
                String.class,
                id);
    }

    private List<Event> log(long runId, long payoutId) {
        return new ArrayList<>(template.query(
                "SELECT happened_at, what, done_by, said FROM payout_event WHERE run_id = ? AND payout_id = ? ORDER BY id",
                (row, number) -> new Event(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                runId,
                payoutId));
    }

    /** References among these that a payment of the lead has which is not void, and the number of its invoice. */
    Map<String, Long> used(long leadId, Collection<String> references) {
        Map<String, Long> used = new LinkedHashMap<>();
        jdbc.sql("SELECT r.reference, o.invoice_number FROM lead_payment p JOIN lead_payment_reference r"
                        + " ON r.payment_id = p.id JOIN payout o ON o.id = p.payout_id"
                        + " WHERE p.lead_id = :lead AND o.state <> 'void' AND r.reference IN (:references)"
                        + " ORDER BY o.invoice_number, r.position")
                .param("lead", leadId)
                .param("references", new TreeSet<>(references))
                .query((row, number) -> used.putIfAbsent(row.getString(1), row.getLong(2)) == null)
                .list();
        return used;
    }
}
