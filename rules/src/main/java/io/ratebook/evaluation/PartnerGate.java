package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import org.jspecify.annotations.Nullable;

/** Whether the partners of a sale can be credited at its time. One who has left is no reason to wait. */
final class PartnerGate {
    private PartnerGate() {}

    /** Why the sale is parked for a partner's sake, or null. */
    static @Nullable String parkedReason(Batch batch, int line) {
        long time = batch.sales.time[line];
        for (int credit = 0; credit < batch.slots.count(line); credit++) {
            PartnerView partner = batch.partner(line, credit);
            if (partner.facts() == null) {
                return "partner " + partner.code() + " is unknown";
            }
            PartnerFacts facts = partner.facts();
            if (facts.leftAt(time)) {
                continue;
            }
            if (!facts.approvedAt(time)) {
                return "partner " + partner.code() + " is " + approval(facts);
            }
            if (facts.pausedAt(time)) {
                return "partner " + partner.code() + " is paused";
            }
        }
        return null;
    }

    private static String approval(PartnerFacts facts) {
        Long from = facts.approvedAtMicros();
        return from == null || from == PartnerFacts.NEVER
                ? "not approved"
                : "approved only from " + Spans.instant(from);
    }
}
