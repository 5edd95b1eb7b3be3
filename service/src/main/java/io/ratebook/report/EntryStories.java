package io.ratebook.report;

import io.ratebook.database.Where;
import io.ratebook.report.PartnerLedger.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells what entries and payouts are about. */
@Component
class EntryStories {
    private static final int IDS_A_QUERY = 1_000;

    private final JdbcTemplate jdbc;

    EntryStories(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The same lines with their stories, in their order. */
    List<Line> told(int programId, List<Line> lines) {
        List<Line> told = new ArrayList<>(lines.size());
        for (int from = 0; from < lines.size(); from += IDS_A_QUERY) {
            told.addAll(some(programId, lines.subList(from, Math.min(lines.size(), from + IDS_A_QUERY))));
        }
        return told;
    }

    private List<Line> some(int programId, List<Line> lines) {
        Map<Long, EntryStory> entries = new HashMap<>();
        List<Long> ids =
                lines.stream().filter(line -> !line.isPayment()).map(Line::id).toList();
        commissions(programId, ids, entries);
        adjustments(programId, ids, entries);
        Map<Long, EntryStory> payouts = payouts(
                programId, lines.stream().filter(Line::isPayment).map(Line::id).toList());
        return lines.stream()
                .map(line -> new Line(
                        line.day(),
                        line.kind(),
                        line.id(),
                        line.amount(),
                        line.balance(),
                        story(line, line.isPayment() ? payouts : entries)))
                .toList();
    }

    private static EntryStory story(Line line, Map<Long, EntryStory> told) {
        EntryStory story = told.getOrDefault(line.id(), EntryStory.NONE);
        return line.kind() == PartnerLedger.Kind.RETURNED ? story.with(story.reason() + " came back") : story;
    }

    private void commissions(int programId, List<Long> ids, Map<Long, EntryStory> told) {
        Where where = new Where().andIn("c.id", ids).and("c.program_id = ?", programId);
        jdbc.query(
                "SELECT c.id, c.kind, c.component, c.reason, c.sale_id, c.sheet, c.row_id,"
                        + " COALESCE(s.reference, a.said_as) AS reference, v.number AS version, s.id AS known"
                        + " FROM commission c LEFT JOIN sale s ON s.id = c.sale_id"
                        + " LEFT JOIN period_adjustment a ON a.id = c.sale_id"
                        + " LEFT JOIN policy_version v ON v.id = c.policy_version_id" + where,
                row -> {
                    String reason = row.getString("reason");
                    told.put(
                            row.getLong("id"),
                            new EntryStory(
                                    row.getString("kind"),
                                    reason == null ? row.getString("component") : reason,
                                    row.getObject("known", Long.class),
                                    row.getString("reference"),
                                    row.getObject("version", Integer.class),
                                    row.getString("sheet"),
                                    row.getString("row_id"),
                                    null));
                },
                where.values().toArray());
    }

    private void adjustments(int programId, List<Long> ids, Map<Long, EntryStory> told) {
        Where where = new Where().andIn("id", ids).and("program_id = ?", programId);
        jdbc.query(
                "SELECT id, kind, reason, document FROM adjustment" + where,
                row -> {
                    told.put(
                            row.getLong("id"),
                            new EntryStory(
                                    row.getString("kind"),
                                    row.getString("reason"),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    row.getString("document")));
                },
                where.values().toArray());
    }

    private Map<Long, EntryStory> payouts(int programId, List<Long> ids) {
        Map<Long, EntryStory> told = new HashMap<>();
        Where where = new Where().andIn("id", ids).and("program_id = ?", programId);
        jdbc.query(
                "SELECT id, invoice_number, method, reference FROM payout" + where,
                row -> {
                    told.put(
                            row.getLong("id"),
                            new EntryStory(
                                    "payout",
                                    "Payment " + row.getLong("invoice_number") + " by " + row.getString("method"),
                                    null,
                                    row.getString("reference"),
                                    null,
                                    null,
                                    null,
                                    Long.toString(row.getLong("invoice_number"))));
                },
                where.values().toArray());
        return told;
    }
}
