package io.ratebook.report;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.program.Program;
import io.ratebook.report.PartnerLedger.Line;
import io.ratebook.report.PartnerLedger.Part;
import io.ratebook.report.PartnerLedger.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A partner's statement as HTML for print. Figures are written alike in every language: a point before the decimals, none between
 * thousands, days as 2026-05-01.
 */
final class StatementHtml {
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm 20mm 16mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: Arimo, sans-serif; font-size: 8pt; } }
            body { font-family: Arimo, sans-serif; font-size: 9pt; color: #1a1a1a; margin: 0 auto; max-width: 190mm; }
            h1 { font-size: 15pt; margin: 0 0 1mm 0; }
            p { margin: 0 0 4mm 0; color: #444444; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th { text-align: left; border-bottom: 0.6pt solid #1a1a1a; padding: 1.2mm 2mm 1.2mm 0; }
            td { border-bottom: 0.3pt solid #cccccc; padding: 1.1mm 2mm 1.1mm 0; vertical-align: top; }
            tr { page-break-inside: avoid; }
            .n { text-align: right; white-space: nowrap; padding-right: 0; padding-left: 3mm; }
            .d { white-space: nowrap; }
            .s td { font-weight: bold; border-bottom: 0.6pt solid #1a1a1a; }
            """;

    private final StringBuilder html = new StringBuilder();
    private final CurrencyCode currency;

    private StatementHtml(String currency) {
        this.currency = CurrencyCode.of(currency);
    }

    /** @param name of the partner; null where it is erased or was never said */
    static String of(Program program, @Nullable String name, Range range, Part whole) {
        return new StatementHtml(range.currency()).page(program, name, range, whole);
    }

    private String page(Program program, @Nullable String name, Range range, Part whole) {
        String who = name == null || name.isBlank() ? range.partner() : name + " (" + range.partner() + ")";
        html.append("<!DOCTYPE html><html><head><meta charset=\"utf-8\" /><title>")
                .append(escaped("Statement " + range.partner()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Statement</h1><p>")
                .append(escaped(who))
                .append("<br />")
                .append(escaped(program.name()))
                .append("<br />")
                .append(range.from())
                .append(" to ")
                .append(range.to())
                .append(", in ")
                .append(currency.code())
                .append("</p><table><thead><tr><th>Day</th><th>What</th><th>Reference</th>")
                .append("<th class=\"n\">Amount</th><th class=\"n\">Balance</th></tr></thead><tbody>");
        sum("Opening balance", whole.balances().opening());
        whole.lines().forEach(this::line);
        sum("Closing balance", whole.balances().closing());
        return html.append("</tbody></table></body></html>").toString();
    }

    private void line(Line line) {
        html.append("<tr><td class=\"d\">")
                .append(line.day())
                .append("</td><td>")
                .append(escaped(said(line)))
                .append("</td><td>")
                .append(escaped(reference(line.story())))
                .append("</td><td class=\"n\">")
                .append(money(line.amount()))
                .append("</td><td class=\"n\">")
                .append(money(line.balance()))
                .append("</td></tr>");
    }

    private static String said(Line line) {
        EntryStory story = line.story();
        String what = story.what().substring(0, 1).toUpperCase(Locale.ROOT)
                + story.what().substring(1);
        if (story.reason() == null) {
            return what;
        }
        return line.isPayment() ? story.reason() : what + ": " + story.reason();
    }

    private static String reference(EntryStory story) {
        if (story.reference() != null) {
            return story.reference();
        }
        return story.document() == null ? "" : story.document();
    }

    private void sum(String name, long amount) {
        html.append("<tr class=\"s\"><td></td><td>")
                .append(name)
                .append("</td><td></td><td></td><td class=\"n\">")
                .append(money(amount))
                .append("</td></tr>");
    }

    private String money(long minor) {
        return new Money(minor, currency).amount().toPlainString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
