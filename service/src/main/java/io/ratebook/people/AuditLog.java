package io.ratebook.people;

import io.ratebook.web.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what {@link Audit} wrote. */
@Component
public class AuditLog {
    private final JdbcTemplate jdbc;

    AuditLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which entries; null for any.
     *
     * @param actor all of the name
     * @param action all of it, or its room: {@code partner}
     * @param object its beginning
     * @param from microseconds since 1970 UTC, inclusive
     * @param to microseconds since 1970 UTC, exclusive
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,
            @Nullable Long from,
            @Nullable Long to) {}

    /** One row; before and after are JSON. */
    public record Entry(
            long id,
            long at,
            String actor,
            String action,
            String object,
            @Nullable String program,
            @Nullable String before,
            @Nullable String after,
            @Nullable String ip) {}

    /** Newest first, one more than the limit. */
    public List<Entry> list(Filter filter, @Nullable Cursor after, int limit) {
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        add(where, values, " AND actor = ?", filter.actor());
        if (filter.action() != null) {
            add(where, values, " AND (action = ?", filter.action());
            add(where, values, " OR action LIKE ?)", beginning(filter.action() + "."));
        }
        add(where, values, " AND object LIKE ?", filter.object() == null ? null : beginning(filter.object()));
        add(where, values, " AND recorded_at >= ?", filter.from());
        add(where, values, " AND recorded_at < ?", filter.to());
        if (after != null) {
            add(where, values, " AND (recorded_at < ?", after.number(0));
            add(where, values, " OR recorded_at = ?", after.number(0));
            add(where, values, " AND id < ?)", after.number(1));
        }
        values.add(limit + 1);
        return jdbc.query(
                "SELECT id, recorded_at, actor, action, object, program, before_json, after_json, ip FROM audit_entry"
                        + where + " ORDER BY recorded_at DESC, id DESC LIMIT ?",
                (row, number) -> new Entry(
                        row.getLong("id"),
                        row.getLong("recorded_at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("object"),
                        row.getString("program"),
                        row.getString("before_json"),
                        row.getString("after_json"),
                        row.getString("ip")),
                values.toArray());
    }

    private static void add(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    /** As a pattern in which nothing but its end is open. */
    private static String beginning(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
