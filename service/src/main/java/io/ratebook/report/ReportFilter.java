package io.ratebook.report;

import io.ratebook.partner.PartnerState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about; partners of any code, group, state or tag where it is null. Group, state and tag are those of the moment
 * it is made.
 *
 * @param from included
 * @param to included
 */
public record ReportFilter(
        LocalDate from,
        LocalDate to,
        @Nullable String partner,
        @Nullable String group,
        @Nullable PartnerState state,
        @Nullable String tag) {
    boolean choosesAmongPartners() {
        return group != null || state != null || tag != null;
    }
}
