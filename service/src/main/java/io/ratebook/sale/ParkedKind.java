package io.ratebook.sale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kinds of reasons for which sales wait, told from the texts that evaluation writes; the first that fits. */
public enum ParkedKind {
    BEHIND_PARKED_SALE(
            "the sale of the refund is parked itself",
            "Mend the sale; its refunds are then decided by themselves.",
            "sale % is parked: %"),
    RULE(
            "a rule of the policy says that a person must look",
            "Do what the rule asks for, then run the sale again; or change the rule in a new policy version.",
            "rule \"%",
            "DRL %"),
    UNKNOWN_PARTNER(
            "the partner is unknown",
            "Add the partner, or import the file of partners; or correct the partner of the sale.",
            "partner % is unknown"),
    PARTNER_NOT_YET_APPROVED(
            "the partner was not approved yet",
            "Approve the partner from the day of the sale on, or void the sale.",
            "partner % is approved only from %",
            "partner % is not approved%"),
    PARTNER_PAUSED(
            "the partner is paused",
            "Approve the partner again from the day of the sale on, or void the sale.",
            "partner % is paused"),
    REFUND_NAMES_NO_SALE(
            "the refund names no sale",
            "Correct the refund: give the reference of its sale.",
            "the refund names no sale"),
    UNKNOWN_SALE(
            "the sale of the refund is unknown",
            "Nothing, if the sale is still to come: it is taken up by itself. Else correct the reference of the sale.",
            "sale % is unknown"),
    REFUND_OF_REFUND(
            "the refund names another refund",
            "Correct the refund: give the reference of its sale.",
            "% is a refund; a refund names a sale"),
    REFUND_CURRENCY(
            "the refund has another currency than its sale",
            "Correct the currency and the amount of the refund.",
            "the refund is in %"),
    REFUND_TOO_LARGE(
            "the refund is larger than what is left of its sale",
            "Correct the amount of the refund or of its sale, or void the refund.",
            "the refund of % is larger than %"),
    COST_UNKNOWN(
            "the cost is unknown",
            "Correct the sale: give its cost; or base the row on something else in a new policy version.",
            "the cost is unknown%"),
    QUANTITY_UNKNOWN("the quantity is unknown", "Correct the sale: give its quantity.", "the quantity is unknown%"),
    LIMIT_CURRENCY(
            "a limit of the policy is in another currency than the amount",
            "Give the limit in the currency of the sale, in a new policy version; or correct the currency of the sale.",
            "the limit of %",
            "the cap %"),
    LEAD_PAID(
            "the lead was paid by hand",
            "Void the sale: the partner has the payment. If it was made wrongly, void the payment: the sale is then decided by"
                    + " itself.",
            "lead % has a payment %"),
    NO_POLICY(
            "no policy version is in force on the day of the sale",
            "Activate a policy version from that day or an earlier one on.",
            "no policy%"),
    OTHER("another reason", "Open one of the sales: its reason says what is missing.");

    private final String title;
    private final String mend;
    private final List<String> patterns;

    ParkedKind(String title, String mend, String... patterns) {
        this.title = title;
        this.mend = mend;
        this.patterns = List.of(patterns);
    }

    /** Stays the same for machines: {@code unknown-partner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** What a person can do, in a sentence. */
    public String mend() {
        return mend;
    }

    /** By its word or title. */
    public static @Nullable ParkedKind find(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(text) || kind.title.equals(text))
                .findFirst()
                .orElse(null);
    }

    static ParkedKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** SQL that gives the word of a reason's kind. */
    static String caseOf(String column) {
        StringBuilder sql = new StringBuilder("CASE");
        for (ParkedKind kind : values()) {
            for (String pattern : kind.patterns) {
                sql.append(" WHEN ")
                        .append(column)
                        .append(" LIKE '")
                        .append(pattern)
                        .append("' THEN '");
                sql.append(kind.word()).append('\'');
            }
        }
        return sql.append(" ELSE '").append(OTHER.word()).append("' END").toString();
    }
}
