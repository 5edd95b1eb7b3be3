package io.ratebook.adjustment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as it stands.
 *
 * @param amount minor units; positive in the partner's favour
 * @param state waiting (for a second person), approved, declined
 * @param createdById of the person, or whose token it was; 0 for the system
 * @param createdAt micros
 * @param decidedBy null while it waits, and of what needed no second person
 * @param decidedAt micros; null while it waits
 */
public record Adjustment(
        long id,
        String partner,
        String currency,
        long amount,
        String kind,
        LocalDate day,
        String reason,
        @Nullable String document,
        String state,
        String createdBy,
        long createdById,
        long createdAt,
        @Nullable String decidedBy,
        @Nullable Long decidedAt) {
    static final String WAITING = "waiting";
    static final String APPROVED = "approved";
    static final String DECLINED = "declined";
}
