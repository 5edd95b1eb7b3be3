package io.ratebook.policy.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** What the package says it holds: refuses what is no plain workbook, reports what has no place in one. */
final class ContainerCheck {
    private static final String EXPECTED = "an .xlsx workbook";
    private static final String SAVE_AS = "open it in Excel or LibreOffice and save it as Excel workbook (.xlsx)";
    private static final Set<String> CONTENT_TYPES =
            Set.of("http://schemas.openxmlformats.org/package/2006/content-types");
    private static final Set<String> RELATIONSHIPS =
            Set.of("http://schemas.openxmlformats.org/package/2006/relationships");
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private record Unwanted(String fragment, String found, String suggestion) {}

    /** By a piece of the part's name, in lower case; harmless parts (printer settings, themes, comments) are not here. */
    private static final List<Unwanted> UNWANTED = List.of(
            new Unwanted(".drl", NativeTables.DRL, NativeTables.REFUSED),
            new Unwanted("vbaproject", "a macro", "save the workbook as .xlsx without macros"),
            new Unwanted("vbadata", "a macro", "save the workbook as .xlsx without macros"),
            new Unwanted("macrosheets/", "a macro sheet", "save the workbook as .xlsx without macros"),
            new Unwanted("dialogsheets/", "a dialog sheet", "remove the dialog sheet"),
            new Unwanted("activex/", "an ActiveX control", "remove the control"),
            new Unwanted("ctrlprops/", "a form control", "remove the control"),
            new Unwanted("embeddings/", "an embedded object", "remove the object"),
            new Unwanted("externallinks/", "a link to another file", "replace it by its value (Data, Edit Links)"),
            new Unwanted("connections.xml", "a connection to other data", "remove the connection"),
            new Unwanted("querytables/", "a query of other data", "remove the query"));

    private final BoundedParts parts;
    private final Problems problems;

    ContainerCheck(BoundedParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void run() throws RefusedFile, IOException, SAXException {
        boolean macro = requireWorkbook();
        Set<String> reported = new HashSet<>();
        for (String name : parts.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            for (Unwanted unwanted : UNWANTED) {
                if (lower.contains(unwanted.fragment) && reported.add(unwanted.found)) {
                    problems.error(
                            Spot.FILE,
                            unwanted.found + " (" + name + ")",
                            "a workbook that holds data only",
                            unwanted.suggestion);
                }
            }
            if (lower.endsWith(".rels")) {
                checkTargets(name);
            }
        }
        if (macro && !reported.contains("a macro") && !reported.contains("a macro sheet")) {
            problems.error(
                    Spot.FILE,
                    "a macro",
                    "a workbook that holds data only",
                    "save the workbook as .xlsx without macros");
        }
    }

    /** Whether some part is declared as a macro, whatever its name. */
    private boolean requireWorkbook() throws RefusedFile, IOException, SAXException {
        InputStream types = parts.stream("[Content_Types].xml");
        if (types == null) {
            throw new RefusedFile(zipWithoutTypes(), EXPECTED, SAVE_AS);
        }
        Types found = new Types();
        found.read(types);
        if (found.workbook) {
            return found.macro;
        }
        throw new RefusedFile(found.named(), EXPECTED, SAVE_AS);
    }

    private String zipWithoutTypes() throws IOException {
        try (InputStream type = parts.stream("mimetype")) {
            if (type == null) {
                return parts.names().stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".drl"))
                        .findFirst()
                        .map(name -> "a zip file with " + NativeTables.DRL + " (" + name + ")")
                        .orElse("a zip file that is no workbook");
            }
            String mime = new String(type.readNBytes(200), StandardCharsets.ISO_8859_1);
            return mime.contains("spreadsheet")
                    ? "an OpenDocument spreadsheet (.ods)"
                    : "an OpenDocument file that is no spreadsheet";
        }
    }

    /** Hyperlinks may point outside; nothing else may. */
    private void checkTargets(String name) throws IOException, SAXException {
        InputStream part = parts.stream(name);
        if (part == null) {
            return;
        }
        new Xml(RELATIONSHIPS) {
            @Override
            void start(String element, Attributes attributes) {
                String type = attributes.getValue("Type");
                if ("External".equals(attributes.getValue("TargetMode"))
                        && (type == null || !type.endsWith("/hyperlink"))) {
                    problems.error(
                            Spot.FILE,
                            "a link to another file (" + attributes.getValue("Target") + ")",
                            "a workbook that holds data only",
                            "replace the link by its value");
                }
            }
        }.read(part);
    }

    private static final class Types extends Xml {
        private boolean workbook;
        private boolean macro;
        private @Nullable String main;

        Types() {
            super(CONTENT_TYPES);
        }

        @Override
        void start(String element, Attributes attributes) {
            String type = attributes.getValue("ContentType");
            if (type == null) {
                return;
            }
            workbook |= type.equalsIgnoreCase(WORKBOOK);
            String lower = type.toLowerCase(Locale.ROOT);
            macro |= element.equals("Override") && (lower.contains("macro") || lower.contains("vbaproject"));
            if (lower.contains("main") || lower.contains("sheet.binary")) {
                main = lower;
            }
        }

        String named() {
            if (main == null) {
                return "a zip file that is no workbook";
            }
            if (main.contains("binary")) {
                return "a binary Excel workbook (.xlsb)";
            }
            if (main.contains("macroenabled")) {
                return "a workbook with macros (.xlsm)";
            }
            if (main.contains("spreadsheetml.template")) {
                return "an Excel template (.xltx)";
            }
            return main.contains("wordprocessingml")
                    ? "a Word document"
                    : main.contains("presentationml") ? "a presentation" : "a file of another kind";
        }
    }
}
