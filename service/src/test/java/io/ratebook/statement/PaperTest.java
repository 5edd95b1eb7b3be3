package io.ratebook.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTest {
    private static final String STYLE = "@page { size: A4; margin: 20mm 18mm;"
            + " @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt Arimo } }"
            + " body { font: 9pt Arimo } table { width: 100%; -fs-table-paginate: paginate }"
            + " td.amount { text-align: right } tr { page-break-inside: avoid }";

    private static String html(String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>Statement</title><style>" + STYLE
                + "</style></head><body>" + body + "</body></html>";
    }

    private static byte[] pdf(String html) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Paper.write(html, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    static String statement(int rows) {
        StringBuilder table =
                new StringBuilder("<h1>Statement for May 2026</h1><table><thead><tr><th>Day</th><th>Sale</th>"
                        + "<th>Amount</th></tr></thead><tbody>");
        for (int i = 0; i < rows; i++) {
            table.append("<tr><td>1 May 2026</td><td>S-")
                    .append(i)
                    .append("</td><td class=\"amount\">1,234.56 EUR</td></tr>");
        }
        return html(table.append("</tbody></table>").toString());
    }

    @Test
    @DisplayName(
            "C04: what stands in the HTML is read back from the PDF, in letters of several scripts and signs of money")
    void text_comes_back() throws IOException {
        String line = "Zoë Łódź Ærøskøbing Привет Ελλάδα € £ ¥ ₴ ₽ −12.50";
        assertThat(text(pdf(html("<p>" + line + "</p><p><b>" + line + "</b></p>")))
                        .lines()
                        .map(String::strip))
                .filteredOn(found -> !found.isEmpty())
                .containsExactly("Page 1 of 1", line, line);
    }

    @Test
    @DisplayName("C04: a PDF looks the same everywhere: all typefaces are in it")
    void typefaces_are_embedded() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(html("<p>May <b>2026</b></p>")))) {
            int seen = 0;
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("Arimo");
                seen++;
            }
            assertThat(seen).as("regular and bold").isEqualTo(2);
        }
    }

    @Test
    @DisplayName("C04: the same statement gives the same bytes, and another one others")
    void same_bytes() throws IOException, InterruptedException {
        byte[] first = pdf(statement(80));
        TimeUnit.MILLISECONDS.sleep(1_100);
        assertThat(pdf(statement(80))).isEqualTo(first);
        assertThat(pdf(statement(81))).isNotEqualTo(first);
    }

    @Test
    void tables_repeat_their_head_on_every_page() throws IOException {
        byte[] pdf = pdf(statement(200));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            String text = text(pdf);
            assertThat(text.lines().filter(line -> line.strip().equals("Day Sale Amount")))
                    .hasSize(pages);
            assertThat(text).contains("Page " + pages + " of " + pages);
            assertThat(text.lines().filter(line -> line.contains("1,234.56 EUR")))
                    .hasSize(200);
        }
    }

    @Test
    @DisplayName("C04: a paper reads neither files nor addresses, whatever is in it")
    void reads_nothing(@TempDir Path folder) throws IOException {
        Path canary = Files.writeString(folder.resolve("canary.txt"), "canary-4711");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(300);
            String address = "http://127.0.0.1:" + socket.getLocalPort() + "/";
            String linked = html("<p style=\"background: url('" + address + "background')\">kept</p>"
                    + "<link rel=\"stylesheet\" href=\"" + address + "style\"/>"
                    + "<style>@import url('" + address + "import');"
                    + " @font-face { font-family: Far; src: url('" + address + "font') } p { font-family: Far }</style>"
                    + "<img src=\"" + address + "image\" alt=\"\"/><img src=\"" + canary.toUri() + "\" alt=\"\"/>"
                    + "<object data=\"" + canary.toUri() + "\"></object><iframe src=\"" + canary.toUri()
                    + "\"></iframe>");
            assertThat(text(pdf(linked))).contains("kept").doesNotContain("canary");
            String entities = "<!DOCTYPE html [<!ENTITY file SYSTEM \"" + canary.toUri() + "\"><!ENTITY net SYSTEM \""
                    + address + "entity\">]>"
                    + html("<p>&file; &net;</p>").substring("<!DOCTYPE html>".length());
            assertThat(text(pdf(entities))).doesNotContain("canary");
            assertThat(connects(socket)).as("somebody was asked").isFalse();
        }
    }

    private static boolean connects(ServerSocket socket) throws IOException {
        try {
            socket.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    @DisplayName("C04, reliability 30: a statement of 100 pages is made with 100 MB of heap")
    void a_long_statement_needs_little_memory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx100m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongStatement.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.lines().toList()).anyMatch(line -> line.startsWith("bytes "));
        }
        assertThat(process.waitFor()).isZero();
    }

    /** The same in a process of its own. */
    static final class LongStatement {
        private static final int ROWS = 5_500;

        private LongStatement() {}

        public static void main(String[] none) throws IOException {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            Paper.write(statement(ROWS), kept);
            try (PDDocument document = Loader.loadPDF(kept.toByteArray())) {
                if (document.getNumberOfPages() < 100) {
                    throw new AssertionError(document.getNumberOfPages() + " pages");
                }
            }
            System.out.println("bytes " + kept.size());
        }
    }
}
