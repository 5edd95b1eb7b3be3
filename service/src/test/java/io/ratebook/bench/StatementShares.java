package io.ratebook.bench;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks fifty times a second which statement the server is at, and says how the looks are shared out. */
final class StatementShares implements AutoCloseable {
    private static final int LENGTH = 70;
    private static final int SHOWN_PERCENT_MIN = 2;

    private final JdbcTemplate jdbc;
    private final Map<String, Integer> seen = new TreeMap<>();
    private final Thread thread = new Thread(this::look, "statement-shares");
    private volatile boolean over;
    private int looks;

    StatementShares(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (!over) {
            looks++;
            jdbc.queryForList(
                            "SELECT LEFT(info, " + LENGTH + ") FROM information_schema.processlist"
                                    + " WHERE command IN ('Query', 'Execute') AND id <> CONNECTION_ID()",
                            String.class)
                    .forEach(statement -> seen.merge(String.valueOf(statement), 1, Integer::sum));
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Prints them, the largest share first. */
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .filter(one -> one.getValue() * 100 >= looks * SHOWN_PERCENT_MIN)
                .forEach(one -> System.out.printf(
                        "  %3d %% of the time: %s%n",
                        one.getValue() * 100 / looks, one.getKey().replaceAll("\\s+", " ")));
    }
}
