package io.ratebook.policy.sheet;

import io.ratebook.policy.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.xml.sax.SAXException;

/** Shows what stands in a workbook, whether it is a policy or not; within the limits of {@link WorkbookReader}. */
public final class WorkbookView {
    /** Of all sheets together. */
    static final int CELLS_MAX = 200_000;

    static final int CHARACTERS_MAX = 1_000;

    private final XSSFReader reader;
    private final Problems problems = new Problems();
    private final SheetList sheets = new SheetList();
    private final NumberFormats formats = new NumberFormats();
    private final SharedTexts texts = new SharedTexts();
    private final WorkbookSize size = new WorkbookSize();
    private int cells;

    private WorkbookView(OPCPackage opened) throws IOException, OpenXML4JException, SAXException {
        reader = new XSSFReader(opened, true);
        sheets.read(reader.getWorkbookData());
        for (SheetList.Tab tab : sheets.tabs()) {
            problems.nameSheet(tab.name());
        }
        for (PackagePart part : opened.getPartsByContentType(XSSFRelation.STYLES.getContentType())) {
            formats.read(part.getInputStream());
        }
        for (PackagePart part : opened.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType())) {
            texts.read(part.getInputStream());
        }
    }

    /** Every sheet in tab order, the hidden one of a download left out; nothing of a file that cannot be opened. */
    public static List<SheetView> of(byte[] file) {
        try {
            return WorkbookReader.open(file, new Problems(), opened -> new WorkbookView(opened).all());
        } catch (Exception | StackOverflowError | OutOfMemoryError unreadable) {
            // The list of problems says why, and POI promises no particular exception for a damaged file.
            return List.of();
        }
    }

    private List<SheetView> all() throws IOException, OpenXML4JException, SAXException {
        List<SheetView> views = new ArrayList<>();
        Dates dates = new Dates(sheets.from1904());
        for (int index = 0; index < sheets.tabs().size(); index++) {
            SheetList.Tab tab = sheets.tabs().get(index);
            if (SheetRole.of(tab.name()).kind() != SheetRole.Kind.META) {
                views.add(view(index, tab, dates));
            }
        }
        return views;
    }

    private SheetView view(int index, SheetList.Tab tab, Dates dates)
            throws IOException, OpenXML4JException, SAXException {
        SheetContent content = new SheetContent(index, tab.name(), formats, texts, problems, size);
        Grid grid = content.grid(reader.getSheet(tab.relation()));
        TreeMap<Integer, List<SheetView.Cell>> rows = new TreeMap<>();
        for (Grid.Line line : grid.rows()) {
            if (cells < CELLS_MAX) {
                rows.put(line.number(), shown(line, dates));
                cells += line.cells().size();
            }
        }
        int leftOff = grid.rows().size() - rows.size();
        addUnread(tab.name(), rows);
        return new SheetView(
                tab.name(),
                tab.hidden(),
                widths(content.widths()),
                rows.entrySet().stream()
                        .map(row -> new SheetView.Row(row.getKey(), row.getValue()))
                        .toList(),
                leftOff);
    }

    private static List<Integer> widths(int[] widths) {
        int last = widths.length;
        while (last > 0 && widths[last - 1] == 0) {
            last--;
        }
        return Arrays.stream(widths, 0, last).boxed().toList();
    }

    private static List<SheetView.Cell> shown(Grid.Line line, Dates dates) {
        List<SheetView.Cell> shown = new ArrayList<>();
        for (Cell cell : line.cells()) {
            String text = cell.isDate() ? dates.shown(cell) : cell.shown();
            shown.add(new SheetView.Cell(
                    Spot.address(cell.row(), cell.column()), Text.shortened(text, CHARACTERS_MAX), kind(cell)));
        }
        return shown;
    }

    private static SheetView.Kind kind(Cell cell) {
        if (cell.isDate()) {
            return SheetView.Kind.DATE;
        }
        return switch (cell.kind()) {
            case TEXT -> SheetView.Kind.TEXT;
            case NUMBER -> cell.isPercent() ? SheetView.Kind.PERCENT : SheetView.Kind.NUMBER;
            case BOOLEAN -> SheetView.Kind.BOOLEAN;
            case ERROR -> SheetView.Kind.ERROR;
            case ISO_DATE -> SheetView.Kind.DATE;
        };
    }

    /** Cells that hold nothing to read, so that a problem's cell is never empty on the screen. */
    private void addUnread(String sheet, Map<Integer, List<SheetView.Cell>> rows) {
        Map<String, String> unread = new HashMap<>();
        for (Problem problem : problems.sorted()) {
            if (problem.isError() && problem.sheet().equals(sheet) && problem.cell() != null) {
                unread.putIfAbsent(problem.cell(), problem.found());
            }
        }
        unread.forEach((at, found) -> {
            int number = new CellReference(at).getRow() + 1;
            List<SheetView.Cell> row = rows.computeIfAbsent(number, unused -> new ArrayList<>());
            if (row.stream().noneMatch(cell -> Objects.equals(cell.at(), at))) {
                row.add(new SheetView.Cell(at, found, SheetView.Kind.ERROR));
                row.sort(Comparator.comparingInt(cell -> new CellReference(cell.at()).getCol()));
            }
        });
    }
}
