package io.ratebook.policy.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no workbook, that want more memory than they should, or that carry what a policy has no use for. */
class HostileFileTest {
    /** A file and what the refusal says it is. */
    record Hostile(String fault, byte[] file, String found) {
        @Override
        public String toString() {
            return fault;
        }
    }

    private static final String SHEET = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Rate</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>8 %</v></c></row></sheetData>";
    private static final String LAUGHS = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b"
            + " \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";

    private static RawWorkbook good() {
        return new RawWorkbook().rawSheet("Rates", SHEET);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Hostile> files() throws IOException {
        return Stream.of(
                new Hostile("empty file", new byte[0], "an empty file"),
                new Hostile("CSV renamed", text("Level,Rate\nGold,8 %\n"), "a text file such as CSV"),
                new Hostile("web page renamed", text("<html><table></table></html>"), "a web page"),
                new Hostile("XML renamed", text("<?xml version=\"1.0\"?><Workbook/>"), "an XML file"),
                new Hostile("PDF renamed", text("%PDF-1.7 abc"), "a PDF document"),
                new Hostile("old .xls", xls(), "an old Excel file (.xls)"),
                new Hostile("locked with a password", locked(), "a workbook locked with a password"),
                new Hostile(
                        "OpenDocument",
                        zipOf("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                        "an OpenDocument spreadsheet (.ods)"),
                new Hostile("plain zip", zipOf("readme.txt", "hello"), "a zip file that is no workbook"),
                new Hostile(
                        "Word document",
                        typed("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
                        "a Word document"),
                new Hostile(
                        "macro workbook",
                        typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
                        "a workbook with macros (.xlsm)"),
                new Hostile(
                        "binary workbook",
                        typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                        "a binary Excel workbook (.xlsb)"),
                new Hostile("cut off", Arrays.copyOf(good().bytes(), 900), "a file that is cut off or damaged"),
                new Hostile("part twice", duplicated(), "the part xl/workbooK.xml twice"),
                new Hostile("501 parts", manyParts(501), "more than 500 parts"),
                new Hostile(
                        "path in a part's name", good().part("../evil.xml", "x").bytes(), "a part named ../evil.xml"),
                new Hostile("300 MB of spaces", spaces("xl/worksheets/sheet1.xml", 300), "a text of more than 1 MB"),
                new Hostile("300 MB of elements", elements(300), "more than 200 MB unpacked"),
                new Hostile("300 MB that is no XML", spaces("xl/media/a.png", 300), "more than 200 MB unpacked"),
                new Hostile(
                        "large tree",
                        good().part("docProps/custom.xml", "<a/>".repeat(2_000_000))
                                .bytes(),
                        "the part docProps/custom.xml is larger"),
                new Hostile(
                        "document type in a sheet",
                        new RawWorkbook()
                                .sheetPart("Rates", "visible", LAUGHS + "<worksheet>&b;</worksheet>")
                                .bytes(),
                        "DOCTYPE"),
                new Hostile(
                        "document type in shared texts",
                        good().rawSharedStrings(LAUGHS + "<sst>&c;</sst>").bytes(),
                        "DOCTYPE"),
                new Hostile(
                        "document type in content types",
                        good().part("[Content_Types].xml", LAUGHS + "<Types/>").bytes(),
                        "DOCTYPE"),
                new Hostile(
                        "sheet that is no XML",
                        new RawWorkbook().sheetPart("Rates", "visible", "<work").bytes(),
                        "damaged"),
                new Hostile("part in UTF-16", utf16(), "in UTF-16"),
                new Hostile(
                        "cell twice",
                        new RawWorkbook()
                                .rawSheet(
                                        "Rates",
                                        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Rate</v></c>"
                                                + "<c r=\"A1\" t=\"str\"><v>Base</v></c></row></sheetData>")
                                .bytes(),
                        "cell A1 of Rates twice"),
                new Hostile(
                        "row twice",
                        new RawWorkbook()
                                .rawSheet("Rates", "<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>")
                                .bytes(),
                        "row 2 of Rates twice"),
                new Hostile(
                        "1,100,000 shared texts",
                        good().sharedStrings("<si><t>a</t></si>".repeat(1_100_000))
                                .bytes(),
                        "more texts than a policy can use"),
                new Hostile(
                        "no sheet of a policy",
                        new RawWorkbook().rawSheet("Sheet1", "<sheetData/>").bytes(),
                        "a workbook without a sheet of a policy"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @Timeout(30)
    @DisplayName("F03: a file that is no sound workbook is refused with one problem that says what it is")
    void a_hostile_file_is_refused_with_one_clear_problem(Hostile hostile) {
        ReadPolicy read = WorkbookReader.read(hostile.file);

        assertThat(read.policy()).isNull();
        assertThat(read.problems()).hasSize(1);
        Problem problem = read.problems().get(0);
        assertThat(problem.isError()).isTrue();
        assertThat(problem.found()).contains(hostile.found);
        assertThat(problem.expected()).isNotEmpty();
    }

    @Test
    @DisplayName("F03 F04: macros, links and embedded objects are errors, and the rest of the file is still read")
    void unwanted_parts_are_errors_and_all_else_is_read() {
        String external =
                RawWorkbook.relations("<Relationship Id=\"r1\" TargetMode=\"External\" Type=\"http://x/oleObject\""
                        + " Target=\"http://127.0.0.1:9/x\"/><Relationship Id=\"r2\" TargetMode=\"External\""
                        + " Type=\"http://x/hyperlink\" Target=\"mailto:a@example.org\"/>");
        ReadPolicy read = WorkbookReader.read(new RawWorkbook()
                .rawSheet("Rates", SHEET.replace("8 %", "lots"))
                .part("xl/vbaProject.bin", "x")
                .part("xl/activeX/activeX1.bin", "x")
                .part("xl/embeddings/oleObject1.bin", "x")
                .part("xl/externalLinks/externalLink1.xml", "<x/>")
                .part("xl/connections.xml", "<x/>")
                .part("xl/worksheets/_rels/sheet1.xml.rels", external)
                .bytes());

        assertThat(read.problems())
                .extracting(Problem::found)
                .containsExactlyInAnyOrder(
                        "a macro (xl/vbaProject.bin)",
                        "an ActiveX control (xl/activeX/activeX1.bin)",
                        "an embedded object (xl/embeddings/oleObject1.bin)",
                        "a link to another file (xl/externalLinks/externalLink1.xml)",
                        "a connection to other data (xl/connections.xml)",
                        "a link to another file (http://127.0.0.1:9/x)",
                        "lots");
        assertThat(read.hasErrors()).isTrue();
    }

    @Test
    @DisplayName("F04: a formula that reaches outside is an error whatever value it carries")
    void formulas_that_reach_outside_are_errors() {
        for (String formula : List.of(
                "[1]Sheet1!$A$1",
                "'[rates.xlsx]Sheet 1'!A1",
                "cmd|'/c calc'!A1",
                "WEBSERVICE(\"http://127.0.0.1:9\")",
                "1+RTD(\"x\",,\"y\")")) {
            ReadPolicy read = WorkbookReader.read(new RawWorkbook()
                    .sheet(
                            "Rates",
                            List.of(
                                    List.of("Rate"),
                                    List.of("<c s=\"1\"><f>" + RawWorkbook.escaped(formula) + "</f><v>0.99</v></c>")))
                    .bytes());

            assertThat(read.problems()).as(formula).hasSize(1);
            assertThat(read.problems().get(0).isError()).isTrue();
            assertThat(read.problems().get(0).cell()).isEqualTo("A2");
            assertThat(read.problems().get(0).expected()).contains("within this workbook");
        }
        assertThat(Formulas.reachOutside("SUM(Table1[Rate])*[@Rate]+Table1[[#All],[Rate]]"))
                .isFalse();
        assertThat(Formulas.reachOutside("\"[1]|\"&A1")).isFalse();
    }

    @Test
    @DisplayName("F03: bytes flipped anywhere in a good file never give an exception, and never a silent other policy")
    void damaged_files_give_problems_not_exceptions() {
        long seed = Long.getLong("ratebook.seed", System.nanoTime());
        System.out.println("HostileFileTest seed " + seed);
        Random random = new Random(seed);
        byte[] good = WorkbookWriter.write(new RandomPolicy(7).next());
        ReadPolicy undamaged = WorkbookReader.read(good);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = good.clone();
            for (int flips = 0; flips <= random.nextInt(4); flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            ReadPolicy read = WorkbookReader.read(damaged);
            if (!read.hasErrors()) {
                assertThat(read.policy()).as("seed %d, file %d", seed, i).isEqualTo(undamaged.policy());
            }
        }
    }

    @Test
    void more_filled_cells_than_any_policy_needs_are_refused() {
        ReadPolicy read = WorkbookReader.read(cells(20, 1_000, 60));

        assertThat(read.policy()).isNull();
        assertThat(read.problems().get(0).found()).isEqualTo("more than 1000000 filled cells");
    }

    private static byte[] xls() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("Rates").createRow(0).createCell(0).setCellValue("Rate");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] locked() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] zipOf(String name, String content) {
        return RawWorkbook.zip(Map.of(name, text(content)));
    }

    private static byte[] typed(String mainType) {
        return good().mainType(mainType).bytes();
    }

    private static byte[] duplicated() {
        return good().part("xl/workbooK.xml", "<x/>").bytes();
    }

    private static byte[] manyParts(int count) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            parts.put("xl/p" + i + ".xml", text("<a/>"));
        }
        return RawWorkbook.zip(parts);
    }

    private static byte[] utf16() {
        return new RawWorkbook()
                .rawSheet("Rates", SHEET)
                .part("xl/styles.xml", "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_16))
                .bytes();
    }

    private static byte[] spaces(String name, int megabytes) throws IOException {
        return bomb(name, " ".repeat(1024), megabytes);
    }

    private static byte[] elements(int megabytes) throws IOException {
        return bomb("xl/comments1.xml", "<a b='c'/>".repeat(100) + " ".repeat(24), megabytes);
    }

    private static byte[] bomb(String name, String kilobyte, int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            byte[] megabyte = text(kilobyte.repeat(1024));
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] cells(int sheets, int rows, int columns) {
        RawWorkbook workbook = new RawWorkbook();
        String row = "<row>" + "<c><v>1</v></c>".repeat(columns) + "</row>";
        String data = "<sheetData>" + row.repeat(rows) + "</sheetData>";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < sheets; i++) {
            names.add("Rates " + i);
        }
        names.forEach(name -> workbook.rawSheet(name, data));
        return workbook.bytes();
    }
}
