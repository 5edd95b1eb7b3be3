package io.ratebook.policy.sheet;

import io.ratebook.policy.sheet.Cell.Format;
import io.ratebook.policy.sheet.Cell.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Streams one sheet into its filled cells; formulas, limits and stored faults are reported on the way. */
final class SheetContent extends Xml {
    private static final int FORMULA_KEPT = 8_192;
    private static final int MERGES_KEPT = 1_000;

    /** What spreadsheet programs allow. */
    private static final int WIDTH_MAX = 255;

    private static final String SHIFTED = "open it in Excel or LibreOffice and save it again as .xlsx";

    /** Ends a sheet at its row limit. */
    private static final class EndOfRows extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private final int index;
    private final String name;
    private final NumberFormats formats;
    private final SharedTexts texts;
    private final Problems problems;
    private final WorkbookSize size;
    private final List<Grid.Line> rows = new ArrayList<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private final int[] widths = new int[Limits.COLUMNS];
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();

    private List<Cell> cells = new ArrayList<>();
    private int row;
    private int column;
    private boolean inCell;
    private boolean rowHidden;
    private boolean hiddenReported;
    private boolean columnsReported;
    private String type = "n";
    private int style;
    private boolean hasFormula;
    private boolean hasValue;
    private int phonetic;
    private @Nullable StringBuilder target;

    SheetContent(
            int index, String name, NumberFormats formats, SharedTexts texts, Problems problems, WorkbookSize size) {
        super(SPREADSHEET);
        this.index = index;
        this.name = name;
        this.formats = formats;
        this.texts = texts;
        this.problems = problems;
        this.size = size;
    }

    Grid grid(InputStream part) throws IOException, SAXException {
        try {
            read(part);
        } catch (EndOfRows reported) {
            finishRow();
        }
        return new Grid(index, name, List.copyOf(rows), List.copyOf(merged));
    }

    @Override
    void start(String element, Attributes attributes) throws SAXException {
        switch (element) {
            case "col" -> startColumn(attributes);
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "v" -> {
                if (inCell) {
                    hasValue = true;
                    target = value;
                }
            }
            case "f" -> {
                if (inCell) {
                    hasFormula = true;
                    target = formula;
                }
            }
            case "rPh" -> phonetic++;
            case "t" -> {
                if (inCell && phonetic == 0) {
                    hasValue = true;
                    target = value;
                }
            }
            case "mergeCell" -> addMerged(attributes.getValue("ref"));
            default -> {
                // widths, protection, validation, pictures: not what a cell says
            }
        }
    }

    @Override
    void end(String element) throws SAXException {
        switch (element) {
            case "v", "f", "t" -> target = null;
            case "rPh" -> phonetic--;
            case "c" -> finishCell();
            case "row" -> finishRow();
            default -> {
                // see start
            }
        }
    }

    @Override
    void text(char[] letters, int from, int length) {
        if (target != null) {
            int max = target == formula ? FORMULA_KEPT : Limits.CELL_CHARACTERS + 1;
            target.append(letters, from, Math.min(length, max - Math.min(max, target.length())));
        }
    }

    /** In characters, by column; 0 where the sheet says nothing. */
    int[] widths() {
        return widths.clone();
    }

    private void startColumn(Attributes attributes) {
        String width = attributes.getValue("width");
        int last = Math.min(number(attributes.getValue("max")), widths.length);
        for (int at = Math.max(number(attributes.getValue("min")), 1); at <= last && width != null; at++) {
            widths[at - 1] = Math.min(Math.max(number(width.split("\\.", 2)[0]), 0), WIDTH_MAX);
        }
        if (isTrue(attributes.getValue("hidden")) && hiddenColumns.size() < Limits.COLUMNS) {
            hiddenColumns.add(new int[] {number(attributes.getValue("min")), number(attributes.getValue("max"))});
        }
    }

    private void startRow(Attributes attributes) throws SAXException {
        String number = attributes.getValue("r");
        int next = number == null ? row + 1 : number(number);
        if (next <= row) {
            throw new TooMuch("row " + next + " of " + name + " twice or out of order", "rows in order; " + SHIFTED);
        }
        row = next;
        column = -1;
        rowHidden = isTrue(attributes.getValue("hidden"));
        cells = new ArrayList<>();
    }

    private void startCell(Attributes attributes) throws SAXException {
        String reference = attributes.getValue("r");
        int next = reference == null ? column + 1 : columnOf(reference);
        if (next <= column) {
            throw new TooMuch(
                    "cell " + Spot.address(Math.max(row, 1), next) + " of " + name + " twice or out of order",
                    "cells in order; " + SHIFTED);
        }
        column = next;
        inCell = true;
        hasFormula = false;
        hasValue = false;
        value.setLength(0);
        formula.setLength(0);
        String declared = attributes.getValue("t");
        type = declared == null ? "n" : declared;
        String styled = attributes.getValue("s");
        style = styled == null ? 0 : number(styled);
    }

    /** {@code G12} is column 6; the digits must be the row's own. */
    private int columnOf(String reference) throws SAXException {
        int at = 0;
        int letters = 0;
        while (at < reference.length() && at < 4 && Character.isLetter(reference.charAt(at))) {
            letters = letters * 26 + (Character.toUpperCase(reference.charAt(at)) - 'A' + 1);
            at++;
        }
        if (letters < 1 || letters > 16_384 || number(reference.substring(at)) != row) {
            throw new TooMuch(
                    "a cell called " + Text.shortened(reference, 20) + " in row " + row + " of " + name,
                    "cells called by column and row; " + SHIFTED);
        }
        return letters - 1;
    }

    private void finishCell() throws SAXException {
        inCell = false;
        String stored = stored();
        Spot spot = new Spot(index, row, column);
        if (hasFormula) {
            reportFormula(spot, stored);
        }
        boolean blank = stored == null || Text.trimmed(stored).isEmpty();
        if (blank && !hasFormula) {
            return;
        }
        requireInLimits(spot);
        if (column >= Limits.COLUMNS) {
            return;
        }
        if (stored != null && stored.length() > Limits.CELL_CHARACTERS) {
            problems.error(
                    spot, stored, "at most " + Limits.CELL_CHARACTERS + " characters in a cell", "shorten the text");
        } else if (stored != null && !blank) {
            add(stored);
        }
    }

    private @Nullable String stored() {
        if (!hasValue) {
            return null;
        }
        if (type.equals("s")) {
            String shared = texts.get(value.toString());
            if (shared == null) {
                problems.error(
                        new Spot(index, row, column),
                        "a text that is missing in the file",
                        "a cell with a value",
                        "type the value again");
            }
            return shared;
        }
        return type.equals("inlineStr") || type.equals("str") ? Escapes.decoded(value.toString()) : value.toString();
    }

    private void add(String stored) throws SAXException {
        Kind kind =
                switch (type) {
                    case "s", "str", "inlineStr" -> Kind.TEXT;
                    case "b" -> Kind.BOOLEAN;
                    case "e" -> Kind.ERROR;
                    case "d" -> Kind.ISO_DATE;
                    default -> Kind.NUMBER;
                };
        if (kind == Kind.ERROR) {
            problems.error(
                    new Spot(index, row, column),
                    stored,
                    "a cell with a value",
                    hasFormula ? "mend the formula, or type the value" : "type the value");
            return;
        }
        size.countCell();
        cells.add(new Cell(row, column, kind, stored, kind == Kind.NUMBER ? formats.of(style) : Format.PLAIN));
        reportHiddenColumn();
    }

    private void reportFormula(Spot spot, @Nullable String stored) {
        String text = "=" + formula;
        if (Formulas.reachOutside(formula.toString())) {
            problems.error(
                    spot,
                    text,
                    "a value, or a formula within this workbook",
                    "replace the formula by its value: " + (stored == null ? "" : stored));
        } else if (stored == null || Text.trimmed(stored).isEmpty()) {
            problems.error(
                    spot,
                    text,
                    "a formula with a stored value that is not empty",
                    "type the value; or open and save the workbook in Excel or LibreOffice");
        } else if (!type.equals("e")) {
            problems.warn(
                    spot,
                    text,
                    "a value",
                    "the value it had when the workbook was saved counts: " + Text.shortened(stored, 40));
        }
    }

    private void requireInLimits(Spot spot) throws SAXException {
        if (row > Limits.ROWS) {
            problems.error(
                    spot,
                    "content in row " + row,
                    "at most " + Limits.ROWS + " rows a sheet",
                    "move the content up, or split the table over several Rates sheets");
            throw new EndOfRows();
        }
        if (column >= Limits.COLUMNS && !columnsReported) {
            columnsReported = true;
            problems.error(
                    spot,
                    "content in column " + (column + 1),
                    "at most " + Limits.COLUMNS + " columns a sheet",
                    "move the content to the left, or split the table");
        }
    }

    private void finishRow() throws SAXException {
        if (cells.isEmpty()) {
            return;
        }
        size.countRow();
        rows.add(new Grid.Line(row, List.copyOf(cells)));
        if (rowHidden) {
            reportHidden(new Spot(index, row, -1), "a hidden row");
        }
        cells = new ArrayList<>();
    }

    private void reportHiddenColumn() {
        for (int[] hidden : hiddenColumns) {
            if (column + 1 >= hidden[0] && column + 1 <= hidden[1]) {
                reportHidden(new Spot(index, row, column), "a hidden column");
            }
        }
    }

    private void reportHidden(Spot spot, String found) {
        if (!hiddenReported) {
            hiddenReported = true;
            problems.warn(
                    spot, found, "rows and columns that can be seen", "hidden and filtered ones count like any other");
        }
    }

    private void addMerged(@Nullable String reference) {
        if (reference != null && merged.size() < MERGES_KEPT) {
            merged.add(CellRangeAddress.valueOf(reference));
        }
    }

    /** -1 where unreadable. */
    private static int number(@Nullable String digits) {
        try {
            return digits == null ? -1 : Integer.parseInt(digits);
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }
}
