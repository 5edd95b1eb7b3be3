package io.ratebook.policy.sheet;

import io.ratebook.policy.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.xml.sax.SAXException;

/**
 * Gives a person their own workbook back with every problem marked: the cell coloured, a note at it, and a sheet
 * Problems that lists all. The sheet and the notes of an earlier marking are replaced; on reading they count for nothing.
 */
public final class ProblemMarker {
    /** Unpacked. Marking needs the whole workbook in memory, about ten times that. */
    static final int MARKED_BYTES_MAX = 32 * 1024 * 1024;

    /** Cells with a colour and a note; the list has all problems. */
    static final int MARKED_CELLS_MAX = 2_000;

    private record Place(String sheet, String cell) {}

    private ProblemMarker() {}

    /**
     * The workbook with its problems marked.
     *
     * @param file the workbook as it was sent
     * @param problems what was found in it
     * @throws UnmarkableFileException if the file is no workbook or too large to be marked
     */
    public static byte[] mark(byte[] file, List<Problem> problems) {
        try {
            if (file.length > Limits.FILE_BYTES) {
                throw tooLarge();
            }
            Kind.requireZip(file);
            requireMarkable(file);
            return marked(file, problems);
        } catch (UnmarkableFileException refused) {
            throw refused;
        } catch (RefusedFile refused) {
            throw new UnmarkableFileException("cannot mark " + refused.found() + ": expected " + refused.expected());
        } catch (Exception | StackOverflowError damaged) {
            // POI promises no particular exception for a damaged file.
            throw new UnmarkableFileException(
                    "cannot mark the file: expected an .xlsx workbook as Excel or LibreOffice save it");
        }
    }

    private static UnmarkableFileException tooLarge() {
        return new UnmarkableFileException("the workbook is too large to be marked: expected at most "
                + MARKED_BYTES_MAX / 1024 / 1024 + " MB unpacked; read the list of problems instead");
    }

    private static void requireMarkable(byte[] file) throws RefusedFile, IOException, SAXException {
        try (BoundedParts parts = BoundedParts.open(file)) {
            new ContainerCheck(parts, new Problems()).run();
            if (parts.unpackedBytes() > MARKED_BYTES_MAX) {
                throw tooLarge();
            }
        }
    }

    private static byte[] marked(byte[] file, List<Problem> problems) throws IOException, OpenXML4JException {
        OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file));
        try (XSSFWorkbook workbook = new XSSFWorkbook(opened)) {
            Marks marks = new Marks(workbook);
            marks.removeOld();
            markCells(workbook, marks, problems);
            ProblemsSheet.write(workbook, problems);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void markCells(XSSFWorkbook workbook, Marks marks, List<Problem> problems) {
        Map<Place, List<Problem>> byPlace = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String cell = problem.cell();
            if (cell != null && workbook.getSheet(problem.sheet()) != null) {
                byPlace.computeIfAbsent(new Place(problem.sheet(), cell), unused -> new ArrayList<>())
                        .add(problem);
            }
        }
        byPlace.entrySet().stream().limit(MARKED_CELLS_MAX).forEach(entry -> {
            Place place = entry.getKey();
            XSSFSheet sheet = workbook.getSheet(place.sheet);
            marks.mark(sheet, new CellReference(place.cell), entry.getValue());
        });
    }
}
