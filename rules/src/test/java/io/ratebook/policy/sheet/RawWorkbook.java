package io.ratebook.policy.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A workbook written as XML by hand, part by part, so that a test can say exactly what stands in the file. */
final class RawWorkbook {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** Styles 0 to 5: plain, percent, date, custom percent, a quoted percent sign that is none, money. */
    static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"3\">"
            + "<numFmt numFmtId=\"164\" formatCode=\"0.00##\\ %\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; %&quot;\"/>"
            + "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\"/></numFmts>"
            + "<cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/>"
            + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>";

    private record Tab(String name, String state, String xml) {}

    private final List<Tab> tabs = new ArrayList<>();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private @Nullable String sharedStrings;
    private @Nullable String styles = STYLES;
    private boolean from1904;
    private boolean strict;
    private String mainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private String extraTypes = "";

    /** A sheet of rows; a cell is a text, or {@link #xml} for anything else; null is no cell. */
    RawWorkbook sheet(String name, List<List<@Nullable String>> rows) {
        StringBuilder data = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            data.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                if (cell != null) {
                    data.append(cellXml(Spot.address(r + 1, c), cell));
                }
            }
            data.append("</row>");
        }
        return rawSheet(name, "<sheetData>" + data + "</sheetData>");
    }

    private static String cellXml(String address, String cell) {
        return cell.startsWith("<c")
                ? cell.replaceFirst("<c", "<c r=\"" + address + "\"")
                : "<c r=\"" + address + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell)
                        + "</t></is></c>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** A numeric cell with one of the styles. */
    static String number(String stored, int style) {
        return "<c s=\"" + style + "\"><v>" + stored + "</v></c>";
    }

    static String percent(String stored) {
        return number(stored, 1);
    }

    RawWorkbook rawSheet(String name, String xml) {
        tabs.add(new Tab(name, "visible", HEAD + "<worksheet xmlns=\"" + MAIN + "\">" + xml + "</worksheet>"));
        return this;
    }

    /** The whole part, well-formed or not. */
    RawWorkbook sheetPart(String name, String state, String whole) {
        tabs.add(new Tab(name, state, whole));
        return this;
    }

    RawWorkbook hideLast() {
        Tab last = tabs.remove(tabs.size() - 1);
        tabs.add(new Tab(last.name, "veryHidden", last.xml));
        return this;
    }

    RawWorkbook sharedStrings(String items) {
        sharedStrings = HEAD + "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>";
        return this;
    }

    RawWorkbook rawSharedStrings(String whole) {
        sharedStrings = whole;
        return this;
    }

    RawWorkbook withoutStyles() {
        styles = null;
        return this;
    }

    RawWorkbook from1904() {
        from1904 = true;
        return this;
    }

    /** In the strict variant of the format: the same content under other names. */
    RawWorkbook strict() {
        strict = true;
        return this;
    }

    RawWorkbook mainType(String type) {
        mainType = type;
        return this;
    }

    RawWorkbook override(String part, String type) {
        extraTypes += "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
        return this;
    }

    RawWorkbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    RawWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", utf8(contentTypes()));
        all.put(
                "_rels/.rels",
                utf8(relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>")));
        all.put("xl/workbook.xml", utf8(workbook()));
        all.put("xl/_rels/workbook.xml.rels", utf8(relations(workbookRelations())));
        for (int i = 0; i < tabs.size(); i++) {
            all.put("xl/worksheets/sheet" + (i + 1) + ".xml", utf8(tabs.get(i).xml));
        }
        if (styles != null) {
            all.put("xl/styles.xml", utf8(styles));
        }
        if (sharedStrings != null) {
            all.put("xl/sharedStrings.xml", utf8(sharedStrings));
        }
        all.putAll(parts);
        if (strict) {
            all.replaceAll((name, part) -> utf8(new String(part, StandardCharsets.UTF_8)
                    .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                    .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")));
        }
        return zip(all);
    }

    private String contentTypes() {
        StringBuilder types = new StringBuilder(HEAD
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + mainType + "\"/>");
        String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        for (int i = 1; i <= tabs.size(); i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"" + kind
                    + "worksheet+xml\"/>");
        }
        if (styles != null) {
            types.append("<Override PartName=\"/xl/styles.xml\" ContentType=\"" + kind + "styles+xml\"/>");
        }
        if (sharedStrings != null) {
            types.append(
                    "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + kind + "sharedStrings+xml\"/>");
        }
        return types.append(extraTypes).append("</Types>").toString();
    }

    private String workbook() {
        StringBuilder sheets = new StringBuilder();
        for (int i = 0; i < tabs.size(); i++) {
            sheets.append("<sheet name=\"" + escaped(tabs.get(i).name) + "\" sheetId=\"" + (i + 1) + "\" state=\""
                    + tabs.get(i).state + "\" r:id=\"rId" + (i + 1) + "\"/>");
        }
        return HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><workbookPr date1904=\""
                + (from1904 ? 1 : 0) + "\"/><sheets>" + sheets + "</sheets></workbook>";
    }

    private String workbookRelations() {
        StringBuilder relations = new StringBuilder();
        for (int i = 1; i <= tabs.size(); i++) {
            relations.append("<Relationship Id=\"rId" + i + "\" Type=\"" + RELATIONS
                    + "/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
        }
        if (styles != null) {
            relations.append("<Relationship Id=\"rId901\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/>");
        }
        if (sharedStrings != null) {
            relations.append("<Relationship Id=\"rId902\" Type=\"" + RELATIONS
                    + "/sharedStrings\" Target=\"sharedStrings.xml\"/>");
        }
        return relations.toString();
    }

    static String relations(String entries) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + entries
                + "</Relationships>";
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
