package io.ratebook.payout.provider;

import io.ratebook.web.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Payouts as a file for accounting, line by line. Amounts are decimals with the currency's own digits; both days of the period
 * are included.
 */
public final class AccountingFile implements AutoCloseable {
    private static final String[] TITLES = {
        "invoice",
        "batch",
        "partner",
        "name",
        "currency",
        "amount",
        "date",
        "state",
        "type",
        "reference",
        "periodFrom",
        "periodTo"
    };

    private final CsvDownload csv;

    public AccountingFile(HttpServletResponse response, String fileName) throws IOException {
        csv = new CsvDownload(response, fileName, TITLES);
    }

    AccountingFile(OutputStream out) {
        csv = new CsvDownload(out, TITLES);
    }

    public void line(AccountingLine line) {
        csv.line(
                line.invoice(),
                line.batch(),
                line.partner(),
                line.name(),
                line.amount().currency().code(),
                line.amount().amount().toPlainString(),
                line.date().toString(),
                line.state(),
                line.type(),
                line.reference(),
                line.from() == null ? "" : line.from().toString(),
                line.until().toString());
    }

    @Override
    public void close() {
        csv.close();
    }
}
