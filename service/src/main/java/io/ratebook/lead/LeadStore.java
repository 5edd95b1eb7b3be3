package io.ratebook.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leads in their tables. */
@Repository
class LeadStore {
    private static final int SEARCH_MAX = 500;
    private static final String SELECT = "SELECT l.*, h.name, h.company, h.email, h.note"
            + " FROM partner_lead l JOIN lead_person h ON h.lead_id = l.id WHERE ";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    LeadStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    Optional<Lead> find(int programId, long id) {
        return jdbc.sql(SELECT + "l.program_id = ? AND l.id = ?")
                .param(programId)
                .param(id)
                .query((row, number) -> lead(row))
                .optional();
    }

    /** Under the lock of its row. */
    Optional<Lead> lock(int programId, long id) {
        template.queryForList("SELECT id FROM partner_lead WHERE id = ? FOR UPDATE", Long.class, id);
        return find(programId, id);
    }

    List<Lead> read(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "l.id IN (:ids)")
                        .param("ids", List.copyOf(ids))
                        .query((row, number) -> lead(row))
                        .list();
    }

    boolean isUsed(int programId, String code) {
        return !template.queryForList(
                        "SELECT id FROM partner_lead WHERE program_id = ? AND code = ?", Long.class, programId, code)
                .isEmpty();
    }

    boolean isPartner(int programId, String code) {
        return !template.queryForList(
                        "SELECT id FROM partner WHERE program_id = ? AND code = ?", Long.class, programId, code)
                .isEmpty();
    }

    void insert(Lead lead) {
        template.update(
                "INSERT INTO partner_lead (id, program_id, code, partner, phase, rate, rate_from, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lead.id(),
                lead.programId(),
                lead.code(),
                lead.partner(),
                lead.phase(),
                lead.rate(),
                lead.rateFrom(),
                lead.createdBy(),
                lead.createdAt());
        template.update(
                "INSERT INTO lead_person (lead_id, program_id, name, company, email, note, name_key, search)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                lead.id(),
                lead.programId(),
                lead.person().name(),
                lead.person().company(),
                lead.person().email(),
                lead.person().note(),
                lower(lead.person().name()),
                search(lead));
    }

    void update(Lead lead) {
        template.update(
                "UPDATE partner_lead SET phase = ?, rate = ?, rate_from = ?, erased_at = ? WHERE id = ?",
                lead.phase(),
                lead.rate(),
                lead.rateFrom(),
                lead.erasedAt(),
                lead.id());
        template.update(
                "UPDATE lead_person SET name = ?, company = ?, email = ?, note = ?, name_key = ?, search = ?"
                        + " WHERE lead_id = ?",
                lead.person().name(),
                lead.person().company(),
                lead.person().email(),
                lead.person().note(),
                lower(lead.person().name()),
                search(lead),
                lead.id());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String search(Lead lead) {
        String company = lead.person().company();
        String all = lower(lead.code() + "\n" + lead.person().name() + (company == null ? "" : "\n" + company));
        return all.codePointCount(0, all.length()) <= SEARCH_MAX
                ? all
                : all.substring(0, all.offsetByCodePoints(0, SEARCH_MAX));
    }

    /** Of a partner, to be erased. */
    List<Long> ofPartner(int programId, String partner) {
        return template.queryForList(
                "SELECT id FROM partner_lead WHERE program_id = ? AND partner = ? AND erased_at IS NULL ORDER BY id",
                Long.class,
                programId,
                partner);
    }

    /**
     * A phase that a lead came into.
     *
     * @param at micros
     */
    record Stay(String phase, String by, long at) {}

    /** In the order of time. */
    List<Stay> stays(long leadId) {
        return template.query(
                "SELECT phase, said_by, said_at FROM lead_phase WHERE lead_id = ? ORDER BY number",
                (row, number) -> new Stay(row.getString(1), row.getString(2), row.getLong(3)),
                leadId);
    }

    /** To be called with the lead's row locked, or new. */
    void stay(long leadId, Stay stay) {
        template.update(
                "INSERT INTO lead_phase (lead_id, number, phase, said_by, said_at)"
                        + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ? FROM lead_phase WHERE lead_id = ?",
                leadId,
                stay.phase(),
                stay.by(),
                stay.at(),
                leadId);
    }

    private static Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getString("code"),
                row.getString("partner"),
                row.getString("phase"),
                number(row, "rate"),
                row.getString("rate_from"),
                new LeadPerson(
                        row.getString("name"), row.getString("company"), row.getString("email"), row.getString("note")),
                row.getString("created_by"),
                row.getLong("created_at"),
                number(row, "erased_at"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }
}
