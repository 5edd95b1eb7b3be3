package io.ratebook.partner.web;

import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import io.ratebook.partner.Membership;
import io.ratebook.partner.Partner;
import io.ratebook.partner.States;
import io.ratebook.web.Times;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** All of a partner. A {@code from} of null means always; a {@code to} of null, open. */
record PartnerJson(
        String code,
        String name,
        @Nullable String email,
        String state,
        @Nullable String level,
        SortedSet<String> tags,
        @Nullable String country,
        @Nullable String referredBy,
        Map<String, String> attributes,
        @Nullable String joinedAt,
        List<State> states,
        List<Level> levels,
        List<Group> groups,
        String createdAt,
        @Nullable String erasedAt) {
    /** A state from then on. */
    record State(
            String state, @Nullable String from, @Nullable String reason) {
        static State of(States.Entry entry) {
            return new State(entry.state().word(), PartnerItem.time(entry.from()), entry.reason());
        }
    }

    /** A level from then on; null: none. */
    record Level(@Nullable String level, @Nullable String from) {
        static Level of(DatedLevel entry) {
            return new Level(entry.level(), PartnerItem.time(entry.fromMicros()));
        }
    }

    /** A membership; {@code to} is exclusive. */
    record Group(
            String group, @Nullable String from, @Nullable String to) {
        static Group of(Membership entry) {
            return new Group(entry.group(), PartnerItem.time(entry.from()), PartnerItem.time(entry.until()));
        }
    }

    static PartnerJson of(Partner partner, long now) {
        States states = partner.standing().states();
        return new PartnerJson(
                partner.code(),
                partner.person().name(),
                partner.person().email(),
                states.at(now).word(),
                partner.standing().levels().at(now),
                partner.profile().tags(),
                partner.profile().country(),
                partner.profile().referredBy(),
                partner.profile().attributes(),
                PartnerItem.time(states.joinedAt()),
                states.entries().stream().map(State::of).toList(),
                partner.standing().levels().entries().stream().map(Level::of).toList(),
                partner.standing().groups().memberships().stream()
                        .map(Group::of)
                        .toList(),
                Times.iso(partner.createdAt()),
                Times.isoOrNull(partner.erasedAt()));
    }
}
