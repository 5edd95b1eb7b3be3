package io.ratebook.evaluation;

import io.ratebook.policy.CapRow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of each room under a cap of the program or of customers the commissions of some sales use. As long as such a
 * room is not full it limits nobody, so that sales need not know of each other for its sake. Minor units.
 */
public final class CapUse {
    /**
     * A room, the same in any evaluation under the same versions.
     *
     * @param row the id of the cap's row, or the row itself
     * @param customer whose it is; null for the program's
     * @param period its number; 0 for a lifetime
     */
    record Room(
            Object row,
            CapRow.Scope scope,
            CapRow.Period span,
            ZoneId zone,
            String currency,
            @Nullable String customer,
            long period) {}

    /**
     * @param used never above the maximum while nobody is limited
     * @param maximum the least that a cap allows there
     */
    private record Use(long used, long maximum) {
        static final Use NOTHING = new Use(0, Long.MAX_VALUE);

        boolean isFull() {
            return used >= maximum;
        }
    }

    private final Map<Room, Use> rooms = new HashMap<>();

    /** Counts what a commission uses; less than nothing makes room for later ones, which then depend on it: as if full. */
    void use(Room room, long minor, long maximum) {
        long counted = minor < 0 ? Long.MAX_VALUE : minor;
        rooms.merge(room, new Use(counted, maximum), CapUse::sum);
    }

    private static Use sum(Use one, Use other) {
        long used = one.used + other.used;
        return new Use(used < 0 ? Long.MAX_VALUE : used, Math.min(one.maximum, other.maximum));
    }

    /** Whether no room that those lines use, whose use is counted here, is full. */
    public boolean hasRoomFor(CapUse lines) {
        return change(lines, lines) != null;
    }

    /**
     * The rooms that some lines use otherwise than before, with what is used of them then; null if a room that they use is
     * full, before or then, so that what they earn depends on others.
     *
     * @param before what those lines use of this
     * @param after what they, and new ones, use then; computed as if nobody else used the rooms
     */
    public @Nullable CapUse change(CapUse before, CapUse after) {
        CapUse changed = new CapUse();
        Set<Room> touched = new HashSet<>(before.rooms.keySet());
        touched.addAll(after.rooms.keySet());
        for (Room room : touched) {
            Use all = ofRoom(room);
            Use once = before.ofRoom(room);
            Use then = after.ofRoom(room);
            Use sum = new Use(
                    all.used - once.used + then.used, Math.min(all.maximum, Math.min(then.maximum, once.maximum)));
            if (all.isFull() || once.isFull() || then.isFull() || sum.isFull()) {
                return null;
            }
            changed.rooms.put(room, sum);
        }
        return changed;
    }

    private Use ofRoom(Room room) {
        Use use = rooms.get(room);
        return use == null ? Use.NOTHING : use;
    }

    /** Keeps what {@link #change} answered. */
    public void keep(CapUse changed) {
        rooms.putAll(changed.rooms);
    }

    /** Of rooms of which something is used. */
    Map<Room, Long> used() {
        Map<Room, Long> used = new HashMap<>();
        rooms.forEach((room, use) -> {
            if (use.used != 0) {
                used.put(room, use.used);
            }
        });
        return used;
    }
}
