package io.ratebook.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of a partner. Times are microseconds since 1970-01-01T00:00Z.
 *
 * @param code exact
 * @param approvedAtMicros null: always approved, and the day of joining is not known; {@link #NEVER}: not yet approved
 * @param pausedAtMicros times at which the partner was paused or taken up again, in turn, beginning with a pause
 * @param leftAtMicros from when sales earn nothing, or null
 * @param levels the partner's standing over time, by start, the first from {@link Long#MIN_VALUE} if undated
 * @param referredBy code of the partner who recruited this one, or null
 * @param groups those it always belongs to
 * @param datedGroups those it belongs to for a time
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
        Map<String, String> attributes,
        List<DatedGroup> datedGroups) {
    /** When what is not known to happen happens. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * Belonging to a group from an instant, inclusive, until another one, exclusive.
     *
     * @param untilMicros {@link #NEVER} if it does not end
     */
    public record DatedGroup(String group, long fromMicros, long untilMicros) {}

    /** A partner whose groups have no dates. */
    public PartnerFacts(
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
        this(
                code,
                approvedAtMicros,
                pausedAtMicros,
                leftAtMicros,
                levels,
                referredBy,
                groups,
                tags,
                country,
                attributes,
                List.of());
    }

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

    public Set<String> groupsAt(long micros) {
        if (datedGroups.isEmpty()) {
            return groups;
        }
        Set<String> all = new TreeSet<>(groups);
        for (DatedGroup dated : datedGroups) {
            if (dated.fromMicros() <= micros && micros < dated.untilMicros()) {
                all.add(dated.group());
            }
        }
        return all;
    }
}
