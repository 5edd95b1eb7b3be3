package io.ratebook.sealing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The triggers that keep rows as they are: taken away for a test, and brought back. */
final class Triggers {
    private final JdbcTemplate jdbc;
    private final List<String> dropped = new ArrayList<>();

    Triggers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void drop() {
        List<String> names = jdbc.queryForList(
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()", String.class);
        for (String name : names) {
            dropped.addAll(jdbc.query("SHOW CREATE TRIGGER " + name, (row, number) -> row.getString(3)));
            jdbc.execute("DROP TRIGGER " + name);
        }
    }

    void restore() {
        dropped.forEach(jdbc::execute);
        dropped.clear();
    }
}
