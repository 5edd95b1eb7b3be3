package io.ratebook.settlement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What is known of the partners and products of a program, remembered as long as none of it changes: whoever changes it
 * counts the change in the same transaction, in this process or another.
 */
@Component
class Facts {
    private static final int PROGRAMS_MAX = 32;

    private final JdbcTemplate jdbc;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > PROGRAMS_MAX;
        }
    };

    Facts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(long number, Object value) {}

    /** In the transaction of the change, when its rows are written. */
    void changed(int programId) {
        jdbc.update(
                "INSERT INTO program_facts (program_id, number) VALUES (?, 1) ON DUPLICATE KEY UPDATE number = number + 1",
                programId);
    }

    /**
     * What was kept under that number; else what is read now.
     *
     * @param number of changes, as it was before the reading
     */
    <T> T get(Class<T> type, int programId, long number, Supplier<T> reading) {
        String key = type.getName() + " " + programId;
        Kept known = kept(key);
        if (known != null && known.number() == number) {
            return type.cast(known.value());
        }
        T read = reading.get();
        synchronized (kept) {
            kept.put(key, new Kept(number, read));
        }
        return read;
    }

    private @Nullable Kept kept(String key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }
}
