package io.ratebook.partner.web;

import io.ratebook.intake.CodeText;
import io.ratebook.partner.PersonText;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads single values and notes what is wrong with them. */
final class FieldReader {
    static final int CODE_MAX = 60;
    static final int VALUE_MAX = 255;
    static final int REASON_MAX = 400;

    private static final int DAY_LENGTH = 10;

    final FieldProblems problems = new FieldProblems();
    private final ZoneId zone;

    /** @param zone of days that stand where a time may stand */
    FieldReader(ZoneId zone) {
        this.zone = zone;
    }

    /** A code that has to be there; empty after the problem was noted. */
    String code(String field, @Nullable String text) {
        String code = codeOrNull(field, text, CODE_MAX);
        if (code == null && (text == null || CodeText.trimmed(text).isEmpty())) {
            problems.add(field, text, "1 to " + CODE_MAX + " characters");
        }
        return code == null ? "" : code;
    }

    /** A code, or null where none is said. */
    @Nullable
    String codeOrNull(String field, @Nullable String text) {
        return codeOrNull(field, text, CODE_MAX);
    }

    @Nullable
    String codeOrNull(String field, @Nullable String text, int lengthMax) {
        String code = text == null ? "" : CodeText.trimmed(text);
        String fault = CodeText.fault(code, lengthMax);
        if (fault != null) {
            problems.add(field, text, fault);
            return null;
        }
        return code.isEmpty() ? null : code;
    }

    String name(String field, @Nullable String text) {
        return personal(field, text, PersonText.nameFault(text));
    }

    @Nullable
    String email(String field, @Nullable String text) {
        String email =
                personal(field, text, PersonText.emailFault(text == null || text.isBlank() ? null : text.strip()));
        return email.isEmpty() ? null : email;
    }

    private String personal(String field, @Nullable String text, @Nullable String fault) {
        if (fault != null) {
            problems.add(field, text, fault);
        }
        return text == null ? "" : text.strip();
    }

    @Nullable
    String reason(String field, @Nullable String text) {
        return text == null || text.isBlank() ? null : problems.text(field, text, REASON_MAX);
    }

    /** A time with its offset, or a day, which begins in the program's zone; what is given where nothing is said. */
    long time(String field, @Nullable String text, long unsaid) {
        if (text == null) {
            return unsaid;
        }
        if (text.length() == DAY_LENGTH) {
            try {
                LocalDate day = LocalDate.parse(text);
                return Times.micros(day.atStartOfDay(zone).toInstant());
            } catch (DateTimeException noDay) {
                problems.add(field, text, "a day such as 2010-12-03, or a time such as 2010-12-03T08:26:00Z");
                return unsaid;
            }
        }
        Long micros = Times.micros(field, text, problems);
        return micros == null ? unsaid : micros;
    }
}
