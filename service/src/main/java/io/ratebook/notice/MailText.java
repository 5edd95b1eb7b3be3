package io.ratebook.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.ratebook.web.FieldProblems;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Templates of plain text with placeholders: {@code {{partner name}}}. Nothing else of the language is taken, so that a template
 * can neither repeat, include nor reach anything; values are put in as they are and never read as a template.
 */
final class MailText {
    static final int SUBJECT_MAX = 200;
    static final int BODY_MAX = 10_000;

    /** Of a subject with its values. */
    private static final int LINE_MAX = 250;

    /** Whatever could begin another line: of a subject, that would be another header. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u0085\\u2028\\u2029]+");

    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Mustache.Compiler PLAIN = Mustache.compiler().escapeHTML(false);

    private MailText() {}

    /** What a mail says. */
    record Text(String subject, String body) {}

    /** Notes what is wrong with a template. */
    static void check(MailKind kind, String field, String text, int lengthMax, FieldProblems problems) {
        if (text.isBlank() || text.length() > lengthMax) {
            problems.add(
                    field, text.isBlank() ? null : text.length() + " characters", "1 to " + lengthMax + " characters");
            return;
        }
        Set<String> known = kind.placeholders().stream()
                .map(MailKind.Placeholder::name)
                .collect(Collectors.toCollection(TreeSet::new));
        String expected = "placeholders only of these: "
                + known.stream().map(name -> "{{" + name + "}}").collect(Collectors.joining(", "));
        try {
            compiled(text).visit(new Checking(field, known, expected, problems));
        } catch (MustacheException unreadable) {
            problems.add(field, unreadable.getMessage(), expected);
        }
    }

    /** With values for all placeholders of its kind; those that are not given are empty. */
    static Text of(MailKind kind, Text template, Map<String, String> values) {
        Map<String, String> all = kind.placeholders().stream()
                .collect(Collectors.toMap(MailKind.Placeholder::name, one -> values.getOrDefault(one.name(), "")));
        if (!all.keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    kind.word() + " has placeholders " + all.keySet() + ", not " + values.keySet());
        }
        return new Text(
                line(compiled(template.subject()).execute(all)),
                lines(compiled(template.body()).execute(all)));
    }

    private static Template compiled(String text) {
        return PLAIN.compile(text);
    }

    /** One line, whatever came. */
    private static String line(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LINE_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LINE_MAX));
    }

    private static String lines(String text) {
        return UNWRITABLE
                .matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("");
    }

    /** Refuses what is no known placeholder. */
    private record Checking(String field, Set<String> known, String expected, FieldProblems problems)
            implements Mustache.Visitor {
        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            if (!known.contains(name)) {
                problems.add(field, "{{" + name + "}}", expected);
            }
        }

        @Override
        public boolean visitInclude(String name) {
            return refused(">" + name);
        }

        @Override
        public boolean visitParent(String name) {
            return refused("<" + name);
        }

        @Override
        public boolean visitBlock(String name) {
            return refused("$" + name);
        }

        @Override
        public boolean visitSection(String name) {
            return refused("#" + name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return refused("^" + name);
        }

        private boolean refused(String what) {
            problems.add(field, "{{" + what + "}}", expected);
            return false;
        }
    }
}
