package io.ratebook.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of a partner. Times are microseconds since 1970-01-01T00:00Z.
 *
 * @param code exact
 * @param approvedAtMicros null: always approved, and the day of joining is not known
 * @param pausedAtMicros times at which the partner was paused or taken up again, in turn, beginning with a pause
 * @param leftAtMicros from when sales earn nothing, or null
 * @param levels the partner's standing over time, by start, the first from {@link Long#MIN_VALUE} if undated
 * @param referredBy code of the partner who recruited this one, or null
 */
public record PartnerFacts(
        String code,
        @Nullable Long approvedAtMicros,
        List<Long> pausedAtMicros,
        @Nullable Long leftAtMicros,
        List<DatedLevel> levels,
        @Nullable String referredBy,
        Set<String> groups,
        Set<String> tags,
        @Nullable String country,
        Map<String, String> attributes) {
    /**
     * A level from an instant on.
     *
     * @param level null: no level from then on
     */
    public record DatedLevel(long fromMicros, @Nullable String level) {}

    /** A partner of whom only the code is known: always approved, no level, no group. */
    public static PartnerFacts named(String code) {
        return new PartnerFacts(code, null, List.of(), null, List.of(), null, Set.of(), Set.of(), null, Map.of());
    }

    public boolean approvedAt(long micros) {
        return approvedAtMicros == null || approvedAtMicros <= micros;
    }

    public boolean pausedAt(long micros) {
        boolean paused = false;
        for (long turn : pausedAtMicros) {
            if (turn > micros) {
                break;
            }
            paused = !paused;
        }
        return paused;
    }

    public boolean leftAt(long micros) {
        return leftAtMicros != null && leftAtMicros <= micros;
    }

    public @Nullable String levelAt(long micros) {
        String level = null;
        for (DatedLevel dated : levels) {
            if (dated.fromMicros() > micros) {
                break;
            }
            level = dated.level();
        }
        return level;
    }
}
