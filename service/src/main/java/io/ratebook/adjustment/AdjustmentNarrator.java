package io.ratebook.adjustment;

import io.ratebook.database.Where;
import io.ratebook.ledger.AccountLine;
import io.ratebook.ledger.Narrator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells the reasons of adjustments. */
@Component
class AdjustmentNarrator implements Narrator {
    private final JdbcTemplate jdbc;

    AdjustmentNarrator(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<AccountLine, Narration> narrate(int programId, String partner, List<AccountLine> lines) {
        List<AccountLine> own = lines.stream()
                .filter(line -> line.why().equals(AdjustmentPosting.WHY))
                .toList();
        Map<AccountLine, Narration> told = new HashMap<>();
        if (own.isEmpty()) {
            return told;
        }
        Where where = new Where()
                .andIn("id", own.stream().map(AccountLine::subject).toList())
                .and("program_id = ?", programId);
        Map<Long, String> reasons = new HashMap<>();
        jdbc.query(
                "SELECT id, reason FROM adjustment" + where,
                row -> {
                    reasons.put(row.getLong(1), row.getString(2));
                },
                where.values().toArray());
        own.forEach(line -> told.put(line, new Narration(reasons.get(line.subject()), null, null, null, null)));
        return told;
    }
}
