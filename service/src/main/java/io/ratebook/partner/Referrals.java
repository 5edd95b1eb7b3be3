package io.ratebook.partner;

import io.ratebook.web.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who may have recruited whom: partners of the program, nobody themselves, and no circles. */
final class Referrals {
    private static final String FIELD = "referredBy";

    private final PartnerStore store;
    private final int programId;

    Referrals(PartnerStore store, int programId) {
        this.store = store;
        this.programId = programId;
    }

    /**
     * Keeps others from changing referrals until the transaction ends, and looks into one.
     *
     * @throws Refusal naming why it cannot be
     */
    void check(String code, String recruiter) {
        store.lockReferrals(programId);
        if (recruiter.equals(code)) {
            throw Refusal.wrong(FIELD, recruiter, "another partner: nobody recruits themselves");
        }
        Collection<Long> found = store.ids(programId, List.of(recruiter));
        if (found.isEmpty()) {
            throw Refusal.wrong(FIELD, recruiter, "a partner of this program");
        }
        Set<String> way = new HashSet<>();
        for (String at = recruiter; at != null && way.add(at); at = store.recruiterOf(programId, at)) {
            if (at.equals(code)) {
                throw Refusal.wrong(
                        FIELD, recruiter, "no circle: \"" + recruiter + "\" was recruited by way of \"" + code + "\"");
            }
        }
    }
}
