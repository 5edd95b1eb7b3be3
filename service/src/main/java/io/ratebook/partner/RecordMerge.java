package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import io.ratebook.intake.PartnerRecord;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a file says of a partner, together with what is known. */
final class RecordMerge {
    private RecordMerge() {}

    /** A partner not known yet; without a time of approval always approved, as on the command line. */
    static Partner fresh(PartnerRecord record, int programId, long id, long now) {
        Partner blank = new Partner(
                id,
                programId,
                record.facts().code(),
                Person.UNKNOWN,
                Profile.BLANK,
                new Standing(new States(List.of()), Levels.NONE, Groups.NONE),
                now,
                null);
        return record.approvalSaid()
                ? merged(record, blank)
                : merged(
                        record,
                        blank.with(blank.standing()
                                .with(new States(List.of()).with(PartnerState.APPROVED, Moments.ALWAYS, null))));
    }

    /**
     * A known partner with what the file says.
     *
     * @throws IllegalMoveException if the states do not follow each other
     */
    static Partner merged(PartnerRecord record, Partner known) {
        PartnerFacts facts = record.facts();
        Partner merged = known.with(profile(facts, known.profile()))
                .with(new Standing(
                        states(record, known.standing().states()),
                        levels(facts, known.standing().levels()),
                        facts.groups().isEmpty()
                                ? known.standing().groups()
                                : known.standing().groups().undated(facts.groups())));
        return known.isErased() ? merged : merged.with(person(record, known.person()));
    }

    private static Person person(PartnerRecord record, Person known) {
        return new Person(
                record.name() == null ? known.name() : record.name(),
                record.email() == null ? known.email() : record.email());
    }

    private static Profile profile(PartnerFacts facts, Profile known) {
        SortedMap<String, String> attributes = new TreeMap<>(known.attributes());
        attributes.putAll(Map.copyOf(facts.attributes()));
        return new Profile(
                facts.country() == null ? known.country() : facts.country(),
                facts.referredBy() == null ? known.referredBy() : facts.referredBy(),
                facts.tags().isEmpty() ? known.tags() : new TreeSet<>(facts.tags()),
                attributes);
    }

    private static States states(PartnerRecord record, States known) {
        PartnerFacts facts = record.facts();
        States states = known;
        if (record.approvalSaid() && facts.approvedAtMicros() != null) {
            states = states.approvedFrom(facts.approvedAtMicros());
        }
        boolean pause = true;
        for (long turn : facts.pausedAtMicros()) {
            states = states.with(pause ? PartnerState.PAUSED : PartnerState.APPROVED, turn, null);
            pause = !pause;
        }
        return facts.leftAtMicros() == null ? states : states.with(PartnerState.LEFT, facts.leftAtMicros(), null);
    }

    private static Levels levels(PartnerFacts facts, Levels known) {
        return known.with(facts.levels().stream()
                .filter(level -> level.fromMicros() != Moments.ALWAYS || level.level() != null)
                .map(level -> new DatedLevel(level.fromMicros(), level.level()))
                .toList());
    }
}
