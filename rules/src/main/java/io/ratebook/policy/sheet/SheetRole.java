package io.ratebook.policy.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a sheet is, by its name. */
record SheetRole(Kind kind, @Nullable TableForm form) {
    static final String POLICY = "Policy";
    static final String INSTRUCTIONS = "Instructions";
    static final String META = "_meta";
    static final String PROBLEMS = "Problems";

    enum Kind {
        POLICY,
        TABLE,
        META,
        /** Made for people; what stands there decides nothing. */
        HELP,
        UNKNOWN
    }

    static SheetRole of(String name) {
        String key = Text.trimmed(name).toLowerCase(Locale.ROOT);
        if (key.equals(META)) {
            return new SheetRole(Kind.META, null);
        }
        if (key.equals("policy")) {
            return new SheetRole(Kind.POLICY, null);
        }
        if (key.equals("instructions") || key.equals("problems")) {
            return new SheetRole(Kind.HELP, null);
        }
        for (TableForm form : TableForm.values()) {
            if (key.equals(form.sheetName().toLowerCase(Locale.ROOT))) {
                return new SheetRole(Kind.TABLE, form);
            }
        }
        boolean rates = key.startsWith("rates") && !Character.isLetterOrDigit(key.charAt(5));
        return rates ? new SheetRole(Kind.TABLE, TableForm.RATES) : new SheetRole(Kind.UNKNOWN, null);
    }

    static List<String> known() {
        List<String> names = new ArrayList<>(List.of(POLICY));
        for (TableForm form : TableForm.values()) {
            names.add(form.sheetName());
        }
        names.add(INSTRUCTIONS);
        return names;
    }
}
