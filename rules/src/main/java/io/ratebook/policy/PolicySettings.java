package io.ratebook.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Policy sheet. What is null is settled by the program, or in {@code evaluate} by the file.
 *
 * @param title for people
 * @param program the program's code, or null
 * @param currency ISO code, or null
 * @param timeZone of calendar periods and date cells, or null for the program's, else UTC
 * @param validFrom a proposal, or null
 * @param reactivatedAfterDays a customer whose previous order is at least that many whole days ago is reactivated; 365
 *     where blank
 * @param note for people
 * @param drl names of DRL sets compiled with the product that belong to this policy, in order; usually none
 * @param basedOnVersion number of the version it is based on, or null
 * @param basedOnHash hash of that version, or null
 */
public record PolicySettings(
        String title,
        @Nullable String program,
        @Nullable String currency,
        @Nullable ZoneId timeZone,
        @Nullable LocalDate validFrom,
        int reactivatedAfterDays,
        String note,
        List<String> drl,
        @Nullable Integer basedOnVersion,
        @Nullable String basedOnHash) {
    public static final int REACTIVATED_AFTER_DAYS = 365;

    public PolicySettings {
        drl = List.copyOf(drl);
    }

    /** The same settings for a program, with its currency and time zone. */
    public PolicySettings settledFor(String code, String programCurrency, ZoneId zone) {
        return new PolicySettings(
                title,
                code,
                programCurrency,
                zone,
                validFrom,
                reactivatedAfterDays,
                note,
                drl,
                basedOnVersion,
                basedOnHash);
    }

    /** The same settings, based on another version. */
    public PolicySettings basedOn(int version, String hash) {
        return new PolicySettings(
                title, program, currency, timeZone, validFrom, reactivatedAfterDays, note, drl, version, hash);
    }

    public static PolicySettings blank() {
        return new PolicySettings("", null, null, null, null, REACTIVATED_AFTER_DAYS, "", List.of(), null, null);
    }
}
