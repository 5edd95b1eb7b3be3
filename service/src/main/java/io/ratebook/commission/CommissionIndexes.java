package io.ratebook.commission;

import io.ratebook.database.FewRows;
import org.springframework.stereotype.Component;

/** Which index finds the commissions of a list with the fewest reads. */
@Component
class CommissionIndexes {
    /** Holds all that lists filter and sum, in the order of time. */
    static final String BY_TIME = "commission_by_time";

    private final FewRows few;

    CommissionIndexes(FewRows few) {
        this.few = few;
    }

    /** By the value that few commissions have, if the filter has such a one; else {@link #BY_TIME}. */
    String of(int programId, CommissionFilter filter) {
        if (filter.sales() != null) {
            return "commission_by_sale";
        }
        if (few.have("commission", "commission_by_partner", "partner", programId, filter.partner())) {
            return "commission_by_partner";
        }
        if (few.have("commission", "commission_by_row", "row_id", programId, filter.row())) {
            return "commission_by_row";
        }
        if (few.have("commission", "commission_by_kind", "kind", programId, filter.kind())) {
            return "commission_by_kind";
        }
        return few.have("commission", "commission_by_state", "state", programId, filter.state())
                ? "commission_by_state"
                : BY_TIME;
    }
}
