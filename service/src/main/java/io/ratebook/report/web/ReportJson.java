package io.ratebook.report.web;

import io.ratebook.report.LedgerReport;
import io.ratebook.report.ReportFilter;
import io.ratebook.report.ReportLine;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report.
 *
 * @param madeAt what counted then is in it
 */
record ReportJson(
        long id,
        LocalDate from,
        LocalDate to,
        @Nullable String partner,
        @Nullable String group,
        @Nullable String state,
        @Nullable String tag,
        String madeAt,
        String madeBy,
        long rows) {
    static ReportJson of(LedgerReport report) {
        ReportFilter filter = report.filter();
        return new ReportJson(
                report.id(),
                filter.from(),
                filter.to(),
                filter.partner(),
                filter.group(),
                filter.state() == null ? null : filter.state().word(),
                filter.tag(),
                Times.iso(report.asOf()),
                report.madeBy(),
                report.rows());
    }

    /** A line: opening + earned + adjusted - clawedBack - paid = closing. */
    record LineJson(
            String partner,
            String currency,
            MoneyJson opening,
            MoneyJson earned,
            MoneyJson clawedBack,
            MoneyJson adjusted,
            MoneyJson paid,
            MoneyJson closing,
            MoneyJson pending,
            MoneyJson onHold) {
        static LineJson of(ReportLine line) {
            String currency = line.currency();
            return new LineJson(
                    line.partner(),
                    currency,
                    MoneyJson.of(line.opening(), currency),
                    MoneyJson.of(line.earned(), currency),
                    MoneyJson.of(line.clawedBack(), currency),
                    MoneyJson.of(line.adjusted(), currency),
                    MoneyJson.of(line.paid(), currency),
                    MoneyJson.of(line.closing(), currency),
                    MoneyJson.of(line.pending(), currency),
                    MoneyJson.of(line.onHold(), currency));
        }
    }
}
