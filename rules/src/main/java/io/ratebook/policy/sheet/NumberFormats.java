package io.ratebook.policy.sheet;

import io.ratebook.policy.sheet.Cell.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Which cell styles make a number a percentage or a date. Nothing else of a style counts. */
final class NumberFormats extends Xml {
    private static final int STYLES_MAX = 100_000;

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final List<@Nullable Format> known = new ArrayList<>();
    private boolean inCellFormats;

    NumberFormats() {
        super(SPREADSHEET);
    }

    @Override
    void start(String element, Attributes attributes) {
        switch (element) {
            case "numFmt" -> {
                String code = attributes.getValue("formatCode");
                if (code != null && codes.size() < STYLES_MAX) {
                    codes.put(number(attributes.getValue("numFmtId")), code);
                }
            }
            case "cellXfs" -> inCellFormats = true;
            case "xf" -> {
                if (inCellFormats && formatOfStyle.size() < STYLES_MAX) {
                    formatOfStyle.add(number(attributes.getValue("numFmtId")));
                    known.add(null);
                }
            }
            default -> {
                // fonts, fills, borders: how it looks is not what it says
            }
        }
    }

    @Override
    void end(String element) {
        if (element.equals("cellXfs")) {
            inCellFormats = false;
        }
    }

    Format of(int style) {
        if (style < 0 || style >= formatOfStyle.size()) {
            return Format.PLAIN;
        }
        Format format = known.get(style);
        if (format == null) {
            format = formatOf(formatOfStyle.get(style));
            known.set(style, format);
        }
        return format;
    }

    private Format formatOf(int id) {
        String code = codes.get(id);
        if (code == null) {
            code = id >= 0 && id < BuiltinFormats.getAll().length ? BuiltinFormats.getBuiltinFormat(id) : "General";
        }
        if (isPercent(code)) {
            return Format.PERCENT;
        }
        return DateUtil.isADateFormat(id, code) ? Format.DATE : Format.PLAIN;
    }

    /** Whether a format code holds a {@code %} that is not quoted, escaped, a filler or a width. */
    static boolean isPercent(String code) {
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char letter = code.charAt(i);
            if (quoted) {
                quoted = letter != '"';
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == '\\' || letter == '_' || letter == '*') {
                i++;
            } else if (letter == '[') {
                int close = code.indexOf(']', i);
                i = close < 0 ? code.length() : close;
            } else if (letter == '%') {
                return true;
            }
        }
        return false;
    }

    private static int number(@Nullable String attribute) {
        try {
            return attribute == null ? 0 : Integer.parseInt(attribute);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
