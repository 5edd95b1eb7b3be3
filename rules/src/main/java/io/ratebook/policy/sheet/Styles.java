package io.ratebook.policy.sheet;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;

/** The looks of a download, made once a workbook: headers are locked, data is not. */
final class Styles {
    private static final byte[] CONDITIONS = {(byte) 0xDD, (byte) 0xEB, (byte) 0xF7};
    private static final byte[] OUTCOMES = {(byte) 0xE2, (byte) 0xEF, (byte) 0xDA};
    private static final byte[] NOTES = {(byte) 0xF2, (byte) 0xF2, (byte) 0xF2};

    private final Workbook workbook;
    private final Map<Look, CellStyle> data = new EnumMap<>(Look.class);
    private final Map<Side, CellStyle> banners = new EnumMap<>(Side.class);
    private final Map<Side, CellStyle> titles = new EnumMap<>(Side.class);
    private final CellStyle hint;
    private final CellStyle heading;
    private final CellStyle text;
    private final CellStyle note;

    /** Which part of a table a column belongs to. */
    enum Side {
        ID,
        WHEN,
        THEN,
        NOTES
    }

    Styles(Workbook workbook) {
        this.workbook = workbook;
        for (Look look : Look.values()) {
            data.put(look, dataStyle(look));
        }
        for (Side side : Side.values()) {
            banners.put(side, tinted(side, true));
            titles.put(side, tinted(side, false));
        }
        hint = hintStyle();
        heading = workbook.createCellStyle();
        heading.setFont(font(true, (short) 14, null));
        note = dataStyle(Look.TEXT);
        note.setWrapText(true);
        text = workbook.createCellStyle();
        text.setWrapText(true);
        text.setVerticalAlignment(VerticalAlignment.TOP);
    }

    private CellStyle dataStyle(Look look) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(look.format()));
        style.setLocked(false);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (look == Look.TEXT) {
            // apart from a number that ends at the border before
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
        }
        return style;
    }

    private CellStyle tinted(Side side, boolean banner) {
        XSSFCellStyle style = (XSSFCellStyle) workbook.createCellStyle();
        style.setFont(font(true, (short) 11, null));
        style.setFillForegroundColor(new XSSFColor(tint(side)));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setAlignment(banner ? HorizontalAlignment.CENTER : HorizontalAlignment.LEFT);
        if (!banner) {
            style.setIndention((short) 1);
        }
        return style;
    }

    private static byte[] tint(Side side) {
        return switch (side) {
            case WHEN -> CONDITIONS;
            case THEN -> OUTCOMES;
            case ID, NOTES -> NOTES;
        };
    }

    private CellStyle hintStyle() {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font(false, (short) 9, (short) 23));
        style.setBorderBottom(BorderStyle.THIN);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) 1);
        return style;
    }

    private Font font(boolean bold, short points, @Nullable Short colour) {
        Font font = workbook.createFont();
        font.setBold(bold);
        font.setFontHeightInPoints(points);
        if (colour != null) {
            font.setColor(colour);
        }
        return font;
    }

    @SuppressWarnings("NullAway") // every look is in the map
    CellStyle data(Look look) {
        return data.get(look);
    }

    @SuppressWarnings("NullAway") // every side is in the map
    CellStyle banner(Side side) {
        return banners.get(side);
    }

    @SuppressWarnings("NullAway") // every side is in the map
    CellStyle title(Side side) {
        return titles.get(side);
    }

    CellStyle hint() {
        return hint;
    }

    CellStyle heading() {
        return heading;
    }

    /** Text of several lines that a person may change. */
    CellStyle note() {
        return note;
    }

    /** Locked, wrapped text. */
    CellStyle text() {
        return text;
    }
}
