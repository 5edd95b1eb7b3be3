package io.ratebook.sale;

import io.ratebook.database.Where;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds sales by their references, in whatever source. A program has few sources. */
@Component
public class SaleReferences {
    private static final int SOURCES_MAX = 200;
    private static final int FOUND_MAX = 5_000;

    private final JdbcTemplate jdbc;

    SaleReferences(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the sales whose references begin so; null if they are too many to be looked at one by one. */
    public @Nullable List<Long> beginningWith(int programId, String beginning) {
        List<Long> ids = find(programId, "reference LIKE ?", Where.prefix(beginning), FOUND_MAX + 1);
        return ids.size() > FOUND_MAX ? null : ids;
    }

    /** Ids of the sales with that reference, one a source. */
    public List<Long> exactly(int programId, String reference) {
        return find(programId, "reference = ?", reference, SOURCES_MAX);
    }

    private List<Long> find(int programId, String condition, String value, int limit) {
        List<String> sources = sources(programId);
        if (sources.isEmpty()) {
            return List.of();
        }
        Where where = new Where()
                .and("program_id = ?", programId)
                .andIn("source", sources)
                .and(condition, value);
        return jdbc.queryForList(
                "SELECT id FROM sale FORCE INDEX (sale_by_reference)" + where + "LIMIT " + limit,
                Long.class,
                where.values().toArray());
    }

    /** One seek in the index for each. */
    private List<String> sources(int programId) {
        List<String> sources = new ArrayList<>();
        String last = "";
        while (sources.size() < SOURCES_MAX) {
            List<String> next = jdbc.queryForList(
                    "SELECT source FROM sale FORCE INDEX (sale_by_reference) WHERE program_id = ? AND source > ?"
                            + " ORDER BY source LIMIT 1",
                    String.class,
                    programId,
                    last);
            if (next.isEmpty()) {
                return sources;
            }
            last = next.get(0);
            sources.add(last);
        }
        return sources;
    }
}
