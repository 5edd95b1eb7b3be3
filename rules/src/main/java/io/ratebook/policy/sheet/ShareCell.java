package io.ratebook.policy.sheet;

import io.ratebook.policy.SharePart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of Share: {@code 20 % referrer, 10 % partner P7, 40 % as Co-op}. */
final class ShareCell implements Grammar<List<SharePart>> {
    private static final String EXPECTED =
            "parts such as 20 % referrer, 10 % partner P7, 40 % as Co-op, together at most 100 %";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern PART = Pattern.compile(
            "([^%]+%)[\\s\\u00A0]*(referrer|partner[\\s\\u00A0]+(.+)|as[\\s\\u00A0]+(.+))", Pattern.CASE_INSENSITIVE);

    @Override
    public List<SharePart> read(Cell cell, Remarks remarks) throws Misread {
        if (!cell.isText()) {
            throw new Misread(EXPECTED, "say who gets it, as 20 % referrer");
        }
        String text = Names.plain(cell, EXPECTED);
        List<SharePart> parts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : split(text)) {
            SharePart read = part(part);
            parts.add(read);
            sum = sum.add(read.percent());
        }
        if (sum.compareTo(HUNDRED) > 0) {
            throw new Misread(EXPECTED, "together they are " + sum.toPlainString() + " %");
        }
        return parts;
    }

    /** At commas outside double quotes. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == ',' && !quoted) {
                parts.add(Text.trimmed(text.substring(start, i)));
                start = i + 1;
            }
        }
        parts.add(Text.trimmed(text.substring(start)));
        return parts;
    }

    private static SharePart part(String text) throws Misread {
        Matcher matcher = PART.matcher(text);
        BigDecimal percent = matcher.matches() ? Percents.typed(matcher.group(1)) : null;
        if (percent == null) {
            throw new Misread(EXPECTED, "\"" + Text.shortened(text, 40) + "\" is no such part");
        }
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
            throw new Misread(EXPECTED, "each part above 0 % and at most 100 %");
        }
        return new SharePart(percent, receiver(matcher));
    }

    private static SharePart.To receiver(Matcher matcher) throws Misread {
        String kind = matcher.group(2).toLowerCase(Locale.ROOT);
        if (kind.equals("referrer")) {
            return new SharePart.To.Referrer();
        }
        return kind.startsWith("partner")
                ? new SharePart.To.Partner(unquoted(matcher.group(3)))
                : new SharePart.To.Component(unquoted(matcher.group(4)));
    }

    private static String unquoted(String name) throws Misread {
        String trimmed = Text.trimmed(name);
        boolean quoted = trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
        String plain = quoted ? trimmed.substring(1, trimmed.length() - 1).replace("\"\"", "\"") : trimmed;
        if (plain.isEmpty()) {
            throw new Misread(EXPECTED, "a name behind partner or as");
        }
        return plain;
    }

    static String written(List<SharePart> parts) {
        return String.join(", ", parts.stream().map(ShareCell::written).toList());
    }

    private static String written(SharePart part) {
        String percent = part.percent().toPlainString() + " % ";
        if (part.to() instanceof SharePart.To.Partner partner) {
            return percent + "partner " + quotedIfNeeded(partner.code());
        }
        return part.to() instanceof SharePart.To.Component component
                ? percent + "as " + quotedIfNeeded(component.name())
                : percent + "referrer";
    }

    private static String quotedIfNeeded(String name) {
        return name.contains(",") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }
}
