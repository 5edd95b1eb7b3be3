package io.ratebook.lead;

import io.ratebook.intake.CodeText;
import io.ratebook.partner.PersonText;
import io.ratebook.web.FieldProblems;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a lead, and notes what is wrong with them. */
record LeadText(FieldProblems problems) {
    static final int CODE_MAX = 60;

    /** Null where none is said. */
    @Nullable
    String code(String field, @Nullable String text) {
        String code = text == null ? "" : CodeText.trimmed(text);
        String fault = CodeText.fault(code, CODE_MAX);
        if (fault != null) {
            problems.add(field, text, fault);
        }
        return code.isEmpty() || fault != null ? null : code;
    }

    String name(@Nullable String text) {
        if (text == null || text.isBlank()) {
            problems.add("name", text, "1 to " + LeadPerson.NAME_MAX + " characters");
            return "";
        }
        String name = optionalName("name", text);
        return name == null ? "" : name;
    }

    @Nullable
    String company(@Nullable String text) {
        return optionalName("company", text);
    }

    private @Nullable String optionalName(String field, @Nullable String text) {
        String name = stripped(text);
        String fault = PersonText.nameFault(name);
        if (fault != null) {
            problems.add(field, text, fault);
            return null;
        }
        return name;
    }

    @Nullable
    String email(@Nullable String text) {
        String email = stripped(text);
        String fault = PersonText.emailFault(email);
        if (fault != null) {
            problems.add("email", text, fault);
            return null;
        }
        return email;
    }

    @Nullable
    String note(@Nullable String text) {
        return stripped(text) == null ? null : problems.text("note", text, LeadPerson.NOTE_MAX);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
