package io.ratebook.lead;

import org.jspecify.annotations.Nullable;

/**
 * Whom a lead is about: personal data.
 *
 * @param name empty once it is erased
 */
public record LeadPerson(
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String note) {
    static final int NAME_MAX = 200;
    static final int NOTE_MAX = 400;
    static final LeadPerson ERASED = new LeadPerson("", null, null, null);

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "LeadPerson[...]";
    }
}
