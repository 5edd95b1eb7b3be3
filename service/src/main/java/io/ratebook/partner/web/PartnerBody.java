package io.ratebook.partner.web;

import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import io.ratebook.partner.Groups;
import io.ratebook.partner.IllegalMoveException;
import io.ratebook.partner.Levels;
import io.ratebook.partner.Membership;
import io.ratebook.partner.Moments;
import io.ratebook.partner.PartnerDraft;
import io.ratebook.partner.PartnerState;
import io.ratebook.partner.Person;
import io.ratebook.partner.Profile;
import io.ratebook.partner.Standing;
import io.ratebook.partner.States;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A partner to be, as sent. What has no {@code from} was always so; without any state the partner applies now. */
record PartnerBody(
        @Nullable String code,
        @Nullable String name,
        @Nullable String email,
        @Nullable String country,
        @Nullable String referredBy,
        @Nullable List<String> tags,
        @Nullable Map<String, String> attributes,
        @Nullable List<StateBody> states,
        @Nullable List<LevelBody> levels,
        @Nullable List<GroupBody> groups) {
    static final int MANY_MAX = 200;

    /** A state; the call that changes it means now where no time is said. */
    record StateBody(
            @Nullable String state,
            @Nullable String from,
            @Nullable String reason) {}

    /** A level; null for none. */
    record LevelBody(@Nullable String level, @Nullable String from) {}

    /** A membership. */
    record GroupBody(
            @Nullable String group,
            @Nullable String from,
            @Nullable String to) {
        Membership membership(FieldReader reader, String at, long unsaid) {
            String code = reader.code(at + "group", group);
            long start = reader.time(at + "from", from, unsaid);
            long end = reader.time(at + "to", to, Moments.OPEN);
            if (end <= start) {
                reader.problems.add(at + "to", to, "a time after from");
            }
            return new Membership(code, start, end);
        }
    }

    /** Checked; all that is wrong is said at once. */
    PartnerDraft draft(ZoneId zone, long now) {
        FieldReader reader = new FieldReader(zone);
        PartnerDraft draft = new PartnerDraft(
                reader.code("code", code),
                new Person(reader.name("name", name), reader.email("email", email)),
                new Profile(
                        reader.codeOrNull("country", country),
                        reader.codeOrNull("referredBy", referredBy),
                        tags(reader, tags),
                        attributes(reader)),
                new Standing(states(reader, now), levels(reader), groups(reader)));
        reader.problems.refuseIfAny();
        return draft;
    }

    static SortedSet<String> tags(FieldReader reader, @Nullable List<String> texts) {
        SortedSet<String> tags = new TreeSet<>();
        List<String> all = texts == null ? List.of() : texts;
        bound(reader, "tags", all.size());
        for (int i = 0; i < all.size(); i++) {
            tags.add(reader.code("tags[" + i + "]", all.get(i)));
        }
        return tags;
    }

    static void bound(FieldReader reader, String field, int count) {
        if (count > MANY_MAX) {
            reader.problems.add(field, count + " of them", "at most " + MANY_MAX);
        }
    }

    private SortedMap<String, String> attributes(FieldReader reader) {
        SortedMap<String, String> read = new TreeMap<>();
        Map<String, String> all = attributes == null ? Map.of() : attributes;
        bound(reader, "attributes", all.size());
        all.forEach((name, text) -> {
            String field = "attributes." + name;
            String value = reader.codeOrNull(field, text, FieldReader.VALUE_MAX);
            String key = reader.code(field, name);
            if (value != null) {
                read.put(key, value);
            }
        });
        return read;
    }

    private States states(FieldReader reader, long now) {
        List<States.Entry> read = new ArrayList<>();
        List<StateBody> all = states == null ? List.of() : states;
        for (int i = 0; i < all.size(); i++) {
            String at = "states[" + i + "].";
            PartnerState state = state(reader, at + "state", all.get(i).state());
            long from = reader.time(at + "from", all.get(i).from(), Moments.ALWAYS);
            String reason = reader.reason(at + "reason", all.get(i).reason());
            if (state != null) {
                read.add(new States.Entry(from, state, reason));
            }
        }
        if (all.isEmpty()) {
            read.add(new States.Entry(now, PartnerState.APPLIED, null));
        }
        try {
            return States.of(read);
        } catch (IllegalMoveException illegal) {
            reader.problems.add("states", read.size() + " states", String.valueOf(illegal.getMessage()));
            return new States(List.of());
        }
    }

    static @Nullable PartnerState state(FieldReader reader, String field, @Nullable String word) {
        PartnerState state = word == null ? null : PartnerState.find(word);
        if (state == null) {
            reader.problems.add(field, word, "one of " + PartnerState.words());
        }
        return state;
    }

    private Levels levels(FieldReader reader) {
        List<DatedLevel> read = new ArrayList<>();
        List<LevelBody> all = levels == null ? List.of() : levels;
        for (int i = 0; i < all.size(); i++) {
            String at = "levels[" + i + "].";
            long from = reader.time(at + "from", all.get(i).from(), Moments.ALWAYS);
            if (read.stream().anyMatch(level -> level.fromMicros() == from)) {
                reader.problems.add(at + "from", all.get(i).from(), "a time of its own");
            }
            read.add(new DatedLevel(
                    from, reader.codeOrNull(at + "level", all.get(i).level())));
        }
        return Levels.of(read);
    }

    private Groups groups(FieldReader reader) {
        Groups read = Groups.none();
        List<GroupBody> all = groups == null ? List.of() : groups;
        bound(reader, "groups", all.size());
        for (int i = 0; i < all.size(); i++) {
            String at = "groups[" + i + "].";
            Membership membership = all.get(i).membership(reader, at, Moments.ALWAYS);
            try {
                read = read.with(membership);
            } catch (IllegalMoveException overlap) {
                reader.problems.add(at + "from", all.get(i).from(), "no overlap: " + overlap.getMessage());
            }
        }
        return read;
    }
}
