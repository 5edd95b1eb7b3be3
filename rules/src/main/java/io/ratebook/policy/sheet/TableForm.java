package io.ratebook.policy.sheet;

import io.ratebook.policy.Field;
import io.ratebook.policy.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each table looks like: its columns, its hints and which conditions it takes. */
enum TableForm {
    RATES(
            "Rates",
            When.SALES,
            null,
            List.of(
                    Outcome.required("Rate", "percent or money"),
                    Outcome.of("Base", "name of a base"),
                    Outcome.of("Component", "name; blank = Commission"),
                    Outcome.of("Minimum", "at least, money"),
                    Outcome.of("Maximum", "at most, money"),
                    Outcome.of("Share", "20 % referrer, 10 % partner P7, 40 % as Co-op"))),
    TIERS(
            "Tiers",
            When.NONE,
            null,
            List.of(
                    Outcome.required("Scheme", "name"),
                    Outcome.required("Metric", "revenue, sales, units, customers, commission, attribute: NAME"),
                    Outcome.of("Less refunds", "yes or no"),
                    Outcome.of("Counts", "its rows, all sales"),
                    Outcome.required("Period", "line, order, month, quarter, year, lifetime, rolling N days"),
                    Outcome.of("Against", "blank, last period, last year, attribute: NAME"),
                    Outcome.required("Mode", "marginal, whole, forward, lagged N"),
                    Outcome.of("From", "from, inclusive"),
                    Outcome.of("Below", "below, exclusive"),
                    Outcome.required("Rate", "percent or money"))),
    BASES(
            "Bases",
            When.NONE,
            null,
            List.of(
                    Outcome.required("Base", "name"),
                    Outcome.required("Starts from", "a base, or component: NAME"),
                    Outcome.alias("Less discount", "yes, no, percent", "Discount"),
                    Outcome.alias("Less tax", "yes, no, percent", "Tax"),
                    Outcome.alias("Less shipping", "yes, no, percent", "Shipping"),
                    Outcome.alias("Less cost", "yes, no, percent", "Cost"),
                    Outcome.alias("Less fees", "yes, no, percent", "Fees"),
                    Outcome.of("Percent", "percent; blank = 100 %"),
                    Outcome.of("Never below zero", "always yes"))),
    DURATIONS(
            "Durations",
            When.SALES,
            "First matching row wins",
            List.of(
                    Outcome.of("Hold days", "whole days"),
                    Outcome.of("Approval", "automatic when the hold ends, by hand"),
                    Outcome.of("Earns for", "N months, N payments, for ever"),
                    Outcome.of("Clawback within days", "whole days"))),
    THRESHOLDS(
            "Thresholds",
            When.PARTNERS,
            "First matching row wins",
            List.of(
                    Outcome.of("Minimum", "at least, money"),
                    Outcome.of("Minimum sales", "at least, number"),
                    Outcome.of("Minimum customers", "at least, number"),
                    Outcome.of("Sweep", "never, year end, on leaving"))),
    CAPS(
            "Caps",
            When.SALES,
            "Every matching row counts",
            List.of(
                    Outcome.required("Scope", "sale, order, customer, partner, program"),
                    Outcome.of("Period", "month, quarter, year; blank = lifetime"),
                    Outcome.required("Maximum", "at most, money"),
                    Outcome.of("Component", "name; blank = all of Rates together"))),
    REFERRALS(
            "Referrals",
            When.RECRUITS,
            "First matching row wins",
            List.of(
                    Outcome.required("Depth", "1 = direct"),
                    Outcome.required("Kind", "flat, percent, difference"),
                    Outcome.of("Value", "percent or money"),
                    Outcome.of("Base", "payout, profit, revenue"),
                    Outcome.of("Minimum earnings", "at least, money"),
                    Outcome.of("Duration", "N days, N months, for ever"),
                    Outcome.of("Own sales needed", "at least, number"))),
    TESTS(
            "Tests",
            When.STORIES,
            null,
            List.of(
                    Outcome.required("Name", "one name, one story"),
                    Outcome.alias("Date", "date", "Occurred at"),
                    Outcome.of("Component", "name; blank = Commission"),
                    Outcome.of("Commission", "money or none")));

    /** Which conditions a table takes. */
    enum When {
        NONE,
        /** All that can be asked of a sale. */
        SALES,
        /** What can be asked of a partner without a sale. */
        PARTNERS,
        /** Of a sale and of the recruited partner. */
        RECRUITS,
        /** Values of a story's lines, one column each. */
        STORIES
    }

    static final String ROW = "Row";
    static final String COMMENT = "Comment";
    static final String HINT_ROW = "given by the server";

    private final String sheetName;
    private final When when;
    private final @Nullable String reading;
    private final List<Outcome> outcomes;

    TableForm(String sheetName, When when, @Nullable String reading, List<Outcome> outcomes) {
        this.sheetName = sheetName;
        this.when = when;
        this.reading = reading;
        this.outcomes = outcomes;
    }

    String sheetName() {
        return sheetName;
    }

    When when() {
        return when;
    }

    /** How its rows are always read; null where the sheet says so itself, or rows are not matched. */
    @Nullable
    String reading() {
        return reading;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    boolean takes(Field field) {
        return switch (when) {
            case NONE, STORIES -> false;
            case SALES -> !field.isOfRecruited();
            case PARTNERS -> field.isOfPartner() && !field.isOfRecruited();
            case RECRUITS -> true;
        };
    }

    /** The grey row under a condition. */
    static String hint(FieldType type, boolean below) {
        if (!type.isBand()) {
            return "is one of";
        }
        return below ? "<" : ">=";
    }

    /** Everything that the grey row may say, by its key. */
    static Set<String> hintKeys() {
        List<String> hints = new ArrayList<>(
                List.of("is one of", ">=", "<", "(grey)", "...", "…", HINT_ROW, "free text", "is", "optional"));
        for (TableForm form : values()) {
            form.outcomes.forEach(outcome -> hints.add(outcome.hint()));
        }
        Set<String> keys = new HashSet<>();
        hints.forEach(hint -> keys.add(Text.key(hint)));
        return keys;
    }
}
