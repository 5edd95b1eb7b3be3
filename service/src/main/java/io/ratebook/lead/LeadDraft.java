package io.ratebook.lead;

import org.jspecify.annotations.Nullable;

/**
 * A lead as somebody sends it. Blank is the same as nothing.
 *
 * @param code null for one that is made
 * @param phase null for the first of the list
 * @param commissionPercent null for what the policy says
 */
public record LeadDraft(
        @Nullable String code,
        @Nullable String partner,
        @Nullable String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String note,
        @Nullable String phase,
        @Nullable String commissionPercent) {
    /** Safe in any log. */
    @Override
    public String toString() {
        return "a lead of " + partner;
    }
}
