package io.ratebook.policy.sheet;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The grammar of a code cell: {@code A, B}, {@code not A, B}, {@code (any)}, {@code (none)}, codes in double quotes. */
final class CodeList {
    static final String ANY = "(any)";
    static final String NONE = "(none)";
    static final List<String> CUSTOMERS = List.of("new", "returning", "reactivated");

    private static final String EXPECTED = "codes such as A, B; or not A, B; or (any); or (none)";
    private static final String NOT = "not ";

    private final String text;
    private int at;

    private CodeList(String text) {
        this.text = text;
    }

    static Grammar<Condition> of(Column column) {
        return (cell, remarks) -> condition(Names.plain(cell, EXPECTED), column.field());
    }

    private static Condition condition(String text, Field field) throws Misread {
        switch (text.toLowerCase(Locale.ROOT)) {
            case ANY -> {
                return new Condition.Present();
            }
            case NONE -> {
                return new Condition.Absent();
            }
            default -> {
                // codes
            }
        }
        boolean negated = text.startsWith("not") && saysNot(text) && text.length() > 3;
        List<String> codes = new CodeList(negated ? text.substring(NOT.length()) : text).codes();
        List<String> checked = new ArrayList<>();
        for (String code : codes) {
            checked.add(checked(code, field));
        }
        return negated ? new Condition.NoneOf(checked) : new Condition.OneOf(checked);
    }

    private List<String> codes() throws Misread {
        List<String> codes = new ArrayList<>();
        do {
            codes.add(next());
        } while (at++ < text.length());
        return codes;
    }

    /** Reads one code and stops at the comma behind it or at the end. */
    private String next() throws Misread {
        while (at < text.length() && Text.isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
    }

    private String quoted() throws Misread {
        StringBuilder code = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                code.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                code.append('"');
                at++;
            } else {
                at++;
                return endOfQuoted(code.toString());
            }
        }
        throw new Misread(EXPECTED, "close the double quotes");
    }

    private String endOfQuoted(String code) throws Misread {
        while (at < text.length() && Text.isSpace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) != ',') {
            throw new Misread(EXPECTED, "put a comma behind the closing double quotes");
        }
        return required(Text.trimmed(code));
    }

    private String bare() throws Misread {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String code = required(Text.trimmed(text.substring(at, end)));
        at = end;
        requirePlain(code);
        return code;
    }

    private static String required(String code) throws Misread {
        if (code.isEmpty()) {
            throw new Misread(EXPECTED, "remove the comma too many");
        }
        return code;
    }

    /** Refuses what a person would read in another way than it is. */
    private static void requirePlain(String code) throws Misread {
        String lower = code.toLowerCase(Locale.ROOT);
        if (saysNot(code)) {
            String rest = Text.trimmed(code.substring(3));
            throw new Misread(
                    EXPECTED,
                    "for all others write not " + rest + " at the beginning of the cell; for a code of that name \""
                            + code + "\" in double quotes");
        }
        if (lower.equals(ANY) || lower.equals(NONE)) {
            throw new Misread(EXPECTED, lower + " stands alone in its cell");
        }
        if (code.startsWith("\u201C") || code.startsWith("\u201E") || code.startsWith("\u201D")) {
            throw new Misread(EXPECTED, "use straight double quotes (\")");
        }
    }

    /** Whether it is the word not, or begins with it and a space, in whatever case. */
    private static boolean saysNot(String text) {
        return text.regionMatches(true, 0, "not", 0, 3) && (text.length() == 3 || Text.isSpace(text.charAt(3)));
    }

    private static String checked(String code, Field field) throws Misread {
        if (field == Field.CUSTOMER) {
            String lower = code.toLowerCase(Locale.ROOT);
            if (!CUSTOMERS.contains(lower)) {
                throw new Misread("new, returning or reactivated", Nearest.suggestion(code, CUSTOMERS));
            }
            return lower;
        }
        if (field == Field.CURRENCY && CurrencyCode.find(code) == null) {
            throw new Misread(
                    "currencies of ISO 4217 such as EUR, USD",
                    CurrencyCode.find(code.toUpperCase(Locale.ROOT)) == null
                            ? ""
                            : "type " + code.toUpperCase(Locale.ROOT));
        }
        return code;
    }

    /** A condition as its cell says it. */
    static String written(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return written(oneOf.codes());
        }
        if (condition instanceof Condition.NoneOf noneOf) {
            return NOT + written(noneOf.codes());
        }
        return condition instanceof Condition.Present ? ANY : NONE;
    }

    private static String written(List<String> codes) {
        return String.join(", ", codes.stream().map(CodeList::quotedIfNeeded).toList());
    }

    static String quotedIfNeeded(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        boolean needed = code.contains(",")
                || saysNot(code)
                || lower.equals(ANY)
                || lower.equals(NONE)
                || "\"\u201C\u201D\u201E".indexOf(code.charAt(0)) >= 0;
        return needed ? '"' + code.replace("\"", "\"\"") + '"' : code;
    }
}
