package io.ratebook.sale;

import io.ratebook.database.FewRows;
import org.springframework.stereotype.Component;

/** Which index finds the lines of a list with the fewest reads; the database's own guess was measured to be wrong too often. */
@Component
class SaleIndexes {
    /** Holds all that lists filter and sum, in the order of time. */
    static final String BY_TIME = "sale_by_time";

    private final FewRows few;

    SaleIndexes(FewRows few) {
        this.few = few;
    }

    /** By the value that few lines have, if the filter has such a one; else {@link #BY_TIME}. */
    String of(int programId, SaleFilter filter) {
        if (filter.customer() != null) {
            return "sale_by_customer";
        }
        if (filter.order() != null) {
            return "sale_by_order";
        }
        if (filter.product() != null) {
            return "sale_by_product";
        }
        if (filter.reason() != null || SaleState.PARKED.word().equals(filter.state())) {
            return "sale_by_state";
        }
        if (few.have("sale", "sale_by_category", "category", programId, filter.category())) {
            return "sale_by_category";
        }
        return few.have("sale", "sale_by_country", "country", programId, filter.country())
                ? "sale_by_country"
                : BY_TIME;
    }
}
