package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts;
import org.jspecify.annotations.Nullable;

/**
 * A partner as known now. Times are microseconds since 1970.
 *
 * @param erasedAt when the personal data was erased, or null
 */
public record Partner(
        long id,
        int programId,
        String code,
        Person person,
        Profile profile,
        Standing standing,
        long createdAt,
        @Nullable Long erasedAt) {
    static final int CODE_MAX = 60;

    Partner with(Person other) {
        return new Partner(id, programId, code, other, profile, standing, createdAt, erasedAt);
    }

    Partner with(Profile other) {
        return new Partner(id, programId, code, person, other, standing, createdAt, erasedAt);
    }

    Partner with(Standing other) {
        return new Partner(id, programId, code, person, profile, other, createdAt, erasedAt);
    }

    Partner erased(long at) {
        return new Partner(id, programId, code, Person.UNKNOWN, profile, standing, createdAt, at);
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** Whether sales may earn otherwise with the other one. */
    boolean decidesLike(Partner other) {
        return profile.equals(other.profile) && standing.equals(other.standing);
    }

    PartnerFacts facts() {
        States states = standing.states();
        return new PartnerFacts(
                code,
                states.joinedAt() == Moments.ALWAYS ? null : (Long) states.joinedAt(),
                states.pauses(),
                states.leftAt() == Moments.OPEN ? null : (Long) states.leftAt(),
                standing.levels().entries(),
                profile.referredBy(),
                standing.groups().undated(),
                profile.tags(),
                profile.country(),
                profile.attributes(),
                standing.groups().dated());
    }
}
