package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The levels of a partner over time: in order, each until the next; one of them null where there is none from then on. */
public record Levels(List<DatedLevel> entries) {
    static final Levels NONE = new Levels(List.of());

    public Levels {
        entries = List.copyOf(entries);
    }

    public static Levels of(Collection<DatedLevel> entries) {
        return NONE.with(entries);
    }

    /** The same with a level from an instant on; what was said of that very instant is replaced. */
    Levels with(long from, @Nullable String level) {
        return with(List.of(new DatedLevel(from, level)));
    }

    Levels with(Collection<DatedLevel> further) {
        TreeMap<Long, DatedLevel> all = new TreeMap<>();
        entries.forEach(entry -> all.put(entry.fromMicros(), entry));
        further.forEach(entry -> all.put(entry.fromMicros(), entry));
        return new Levels(new ArrayList<>(all.values()));
    }

    public @Nullable String at(long micros) {
        String level = null;
        for (DatedLevel entry : entries) {
            if (entry.fromMicros() > micros) {
                break;
            }
            level = entry.level();
        }
        return level;
    }
}
