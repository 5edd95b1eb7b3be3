package io.ratebook.payout;

import io.ratebook.payee.DatedDetails;
import org.jspecify.annotations.Nullable;

/** Whether payment details are those that a payout was made with. */
final class Blocked {
    private Blocked() {}

    /**
     * Why a payout must not be handed on; null where nothing forbids it.
     *
     * @param detailsId null where the run says how all are paid and there were no details
     */
    static @Nullable String why(@Nullable Long detailsId, @Nullable String hash, @Nullable DatedDetails now) {
        if (detailsId == null) {
            return null;
        }
        if (now == null) {
            return "the partner's payment details were removed since it was made: make it void, it is payable again then";
        }
        if (now.id() != detailsId || !now.hash().equals(hash)) {
            return "the partner's payment details changed since it was made: make it void, it is payable again then";
        }
        return null;
    }
}
