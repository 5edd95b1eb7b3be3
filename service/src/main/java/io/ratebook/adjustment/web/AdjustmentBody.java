package io.ratebook.adjustment.web;

import io.ratebook.adjustment.AdjustmentDraft;
import io.ratebook.adjustment.AdjustmentKind;
import io.ratebook.intake.CodeText;
import io.ratebook.money.Money;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment to be, as sent.
 *
 * @param kind adjustment if not said
 * @param day today if not said
 */
record AdjustmentBody(
        @Nullable String partner,
        @Nullable MoneyJson amount,
        @Nullable String kind,
        @Nullable String day,
        @Nullable String reason,
        @Nullable String document) {
    private static final int CODE_MAX = 60;
    private static final int REASON_MAX = 400;
    private static final int DOCUMENT_MAX = 190;

    /** Checked; all that is wrong is said at once. */
    AdjustmentDraft draft(LocalDate today) {
        FieldProblems problems = new FieldProblems();
        String code = problems.text("partner", partner == null ? null : CodeText.trimmed(partner), CODE_MAX);
        Money money = money(problems);
        AdjustmentKind wanted = kind(problems);
        LocalDate counts = day == null || day.isBlank() ? today : Times.day("day", day.strip(), problems);
        if (counts != null && counts.isAfter(today)) {
            problems.add("day", day, "a day up to today, " + today);
        }
        String why = problems.text("reason", reason, REASON_MAX);
        String paper =
                document == null || document.isBlank() ? null : problems.text("document", document, DOCUMENT_MAX);
        problems.refuseIfAny();
        return new AdjustmentDraft(
                Objects.requireNonNull(code),
                Objects.requireNonNull(money),
                Objects.requireNonNull(wanted),
                Objects.requireNonNull(counts),
                Objects.requireNonNull(why),
                paper);
    }

    private @Nullable Money money(FieldProblems problems) {
        if (amount == null) {
            problems.add("amount", null, "an amount and its currency");
            return null;
        }
        Money money = amount.read("amount", problems);
        if (money != null && money.minor() == 0) {
            problems.add("amount.amount", amount.amount(), "more or less than 0");
        }
        return money;
    }

    private @Nullable AdjustmentKind kind(FieldProblems problems) {
        AdjustmentKind wanted =
                kind == null || kind.isBlank() ? AdjustmentKind.ADJUSTMENT : AdjustmentKind.find(kind.strip());
        if (wanted == null || !AdjustmentKind.BY_HAND.contains(wanted)) {
            problems.add("kind", kind, "one of " + AdjustmentKind.wordsByHand());
            return null;
        }
        return wanted;
    }
}
