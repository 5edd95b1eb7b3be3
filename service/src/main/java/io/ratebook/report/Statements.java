package io.ratebook.report;

import io.ratebook.partner.PartnerRegister;
import io.ratebook.program.Program;
import io.ratebook.report.PartnerLedger.Range;
import io.ratebook.report.Reports.Wanted;
import io.ratebook.statement.Paper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** Statements of partners on paper: of one, or of all of a report. */
@Component
public class Statements {
    private final PartnerLedger ledger;
    private final PartnerRegister partners;
    private final Reports reports;

    Statements(PartnerLedger ledger, PartnerRegister partners, Reports reports) {
        this.ledger = ledger;
        this.partners = partners;
        this.reports = reports;
    }

    /** What a statement is written as. */
    public enum Form {
        HTML,
        PDF
    }

    /** HTML made for print. */
    public String html(Program program, Range range) {
        String name = partners.required(program, range.partner()).person().name();
        return StatementHtml.of(program, name, range, ledger.whole(range));
    }

    /** Writes it; the stream stays open. */
    public void write(Program program, Range range, Form form, OutputStream out) throws IOException {
        String html = html(program, range);
        if (form == Form.PDF) {
            Paper.write(html, out);
        } else {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes a file for each line of the report, one after the other, as of now; the stream stays open. */
    public void writeAll(Program program, LedgerReport report, Form form, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        try {
            reports.each(
                    new Wanted(report.id(), null, ReportOrder.PARTNER, false),
                    line -> write(program, report, line, form, zip));
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        zip.finish();
    }

    private void write(Program program, LedgerReport report, ReportLine line, Form form, ZipOutputStream zip) {
        ReportFilter filter = report.filter();
        Range range = new Range(program.id(), line.partner(), line.currency(), filter.from(), filter.to());
        try {
            zip.putNextEntry(new ZipEntry(fileName(range, form)));
            write(program, range, form, zip);
            zip.closeEntry();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A code may hold what a name of a file may not; two codes never come to the same name. */
    public static String fileName(Range range, Form form) {
        StringBuilder name = new StringBuilder("statement-");
        range.partner().codePoints().forEach(c -> {
            if (c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '.') {
                name.appendCodePoint(c);
            } else {
                name.append('_').append(Integer.toHexString(c)).append('_');
            }
        });
        return name + "-" + range.currency() + "-" + range.from() + "-" + range.to()
                + (form == Form.PDF ? ".pdf" : ".html");
    }
}
