package io.ratebook.statement;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes a PDF of HTML that is made for print: well-formed, CSS 2.1 with {@code @page}; tables that run over pages repeat their head
 * with {@code -fs-table-paginate: paginate}. The typeface is Arimo, embedded with the characters that are used: Latin, Greek and
 * Cyrillic, currency signs, digits of one width.
 */
public final class Paper {
    private static final String TYPEFACE = "Arimo";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // What is wrong with an HTML of ours is seen in the paper; the rest is how long each step took.
        XRLog.setLoggingEnabled(false);
    }

    private Paper() {}

    /**
     * Writes the PDF; the stream stays open.
     *
     * @param html in which everything that came from outside is escaped
     */
    public static void write(String html, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> typeface("Arimo-Regular.ttf"), TYPEFACE, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> typeface("Arimo-Bold.ttf"), TYPEFACE, BOLD, FontStyle.NORMAL, true);
        // Neither files nor addresses, whatever a name or a note brought in.
        builder.useExternalResourceAccessControl(
                (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer("Ratebook");
        builder.withHtmlContent(html, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            makeRepeatable(document, html);
            document.save(out);
        }
    }

    /** PDFs carry the moment they were made and an id drawn from it: these carry no moment, and an id drawn from the content. */
    private static void makeRepeatable(PDDocument document, String html) {
        document.getDocumentInformation().setCreationDate(null);
        document.getDocumentInformation().setModificationDate(null);
        document.setDocumentId(ByteBuffer.wrap(digest(html)).getLong());
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static InputStream typeface(String file) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream("/paper/" + file), file);
    }
}
