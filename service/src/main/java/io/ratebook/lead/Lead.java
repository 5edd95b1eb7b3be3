package io.ratebook.lead;

import org.jspecify.annotations.Nullable;

/**
 * A prospect that a partner handed in.
 *
 * @param code how people and sales call it
 * @param partner code of who handed it in, for good
 * @param rate millionths of a percent; null where none is known
 * @param rateFrom where it comes from, in words; null where there is none
 * @param createdAt microseconds since 1970
 */
public record Lead(
        long id,
        int programId,
        String code,
        String partner,
        String phase,
        @Nullable Long rate,
        @Nullable String rateFrom,
        LeadPerson person,
        String createdBy,
        long createdAt,
        @Nullable Long erasedAt) {
    Lead with(LeadPerson other) {
        return new Lead(id, programId, code, partner, phase, rate, rateFrom, other, createdBy, createdAt, erasedAt);
    }

    Lead in(String otherPhase) {
        return new Lead(
                id, programId, code, partner, otherPhase, rate, rateFrom, person, createdBy, createdAt, erasedAt);
    }

    Lead at(@Nullable Long otherRate, @Nullable String from) {
        return new Lead(id, programId, code, partner, phase, otherRate, from, person, createdBy, createdAt, erasedAt);
    }

    Lead erased(long at) {
        return new Lead(
                id, programId, code, partner, phase, rate, rateFrom, LeadPerson.ERASED, createdBy, createdAt, at);
    }

    /** In the audit log: nothing personal, which has to be erasable. */
    record Audited(
            String code,
            String partner,
            String phase,
            @Nullable String commissionPercent) {
        static Audited of(Lead lead) {
            Long rate = lead.rate();
            return new Audited(lead.code(), lead.partner(), lead.phase(), rate == null ? null : LeadRate.text(rate));
        }
    }
}
