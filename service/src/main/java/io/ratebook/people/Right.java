package io.ratebook.people;

import java.util.Locale;

/** What a call may need; controllers name it in lower case, {@code hasAuthority('sales')}. */
public enum Right {
    /** See everything that is not people's or money's business alone. */
    READ,
    /** Record, correct, void and run sales again. */
    SALES,
    /** Partners, their levels, groups and states. */
    PARTNERS,
    /** Upload, check, try and activate policies. */
    POLICIES,
    /** DRL, which is written by engineers only. */
    RULES,
    /** Adjust, hold, release and pay. */
    FINANCE,
    /** People, tokens of others, the audit log. */
    PEOPLE;

    /** As in JSON and in {@code @PreAuthorize}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
