package io.ratebook.policy.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Workbooks write characters that XML cannot hold as {@code _x000D_}, and a literal underscore before such as {@code _x005F_}. */
final class Escapes {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private Escapes() {}

    static String decoded(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                : text;
    }

    static String encoded(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll("_x005F$0") : text;
    }
}
