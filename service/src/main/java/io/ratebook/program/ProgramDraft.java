package io.ratebook.program;

import io.ratebook.money.CurrencyCode;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person says of a program, before it is looked into. */
public record ProgramDraft(
        @Nullable String code,
        @Nullable String name,
        @Nullable String currency,
        @Nullable String zone) {
    private static final int NAME_MAX = 200;

    /** It stands in addresses. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /**
     * A program of this.
     *
     * @throws Refusal naming everything that is wrong
     */
    Program program(int id, long createdAt) {
        FieldProblems problems = new FieldProblems();
        String checkedCode = checkedCode(problems);
        String checkedName = problems.text("name", name, NAME_MAX);
        checkCurrency(problems);
        checkZone(problems);
        problems.refuseIfAny();
        return new Program(id, text(checkedCode), text(checkedName), text(currency), text(zone), createdAt, null);
    }

    /** The program with what is said here in place of what was; nothing said is nothing changed. */
    Program changed(Program program) {
        FieldProblems problems = new FieldProblems();
        if (code != null && !code.equals(program.code())) {
            problems.add("code", code, "no code: that of a program does not change");
        }
        String newName = name == null ? program.name() : problems.text("name", name, NAME_MAX);
        if (currency != null) {
            checkCurrency(problems);
        }
        if (zone != null) {
            checkZone(problems);
        }
        problems.refuseIfAny();
        return program.with(
                text(newName), currency == null ? program.currency() : currency, zone == null ? program.zone() : zone);
    }

    private @Nullable String checkedCode(FieldProblems problems) {
        String trimmed = code == null ? "" : code.strip();
        if (!CODE.matcher(trimmed).matches()) {
            problems.add(
                    "code",
                    code,
                    "1 to 60 letters from A to z, digits, \".\", \"_\" or \"-\", a letter or digit first");
            return null;
        }
        return trimmed;
    }

    private void checkCurrency(FieldProblems problems) {
        if (currency == null || CurrencyCode.find(currency) == null) {
            problems.add("currency", currency, "an ISO 4217 code such as EUR");
        }
    }

    private void checkZone(FieldProblems problems) {
        if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
            problems.add("zone", zone, "the name of a time zone such as Europe/Berlin or UTC");
        }
    }

    /** What was checked is there. */
    private static String text(@Nullable String checked) {
        return java.util.Objects.requireNonNull(checked);
    }
}
