package io.ratebook.evaluation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A partner within one evaluation.
 *
 * @param index dense from 0, for arrays by partner
 * @param code the partner's code
 * @param facts null if nobody of that code is a partner
 */
record PartnerView(int index, String code, @Nullable PartnerFacts facts) {
    static final Comparator<PartnerView> BY_CODE =
            Comparator.comparing(PartnerView::code, io.ratebook.policy.Codes.BYTE_ORDER);

    /**
     * The partner's facts.
     *
     * @throws IllegalStateException if the partner is unknown; such a sale is parked before anything looks
     */
    PartnerFacts known() {
        if (facts == null) {
            throw new IllegalStateException("partner " + code + " is unknown");
        }
        return facts;
    }

    /** Whether sales are to be credited to it at that time: approved, not paused, not left. */
    boolean earnsAt(long micros) {
        return facts != null && facts.approvedAt(micros) && !facts.pausedAt(micros) && !facts.leftAt(micros);
    }
}
