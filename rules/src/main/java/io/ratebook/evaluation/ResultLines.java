package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.money.Exact;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what a sale earned, or a refund took back, as lines. */
final class ResultLines {
    private final Batch batch;
    private final Sales sales;
    private final Decisions decisions;
    private final Settled commissions;

    ResultLines(Batch batch, Decisions decisions, Settled commissions) {
        this.batch = batch;
        this.sales = batch.sales;
        this.decisions = decisions;
        this.commissions = commissions;
    }

    void of(int line, Consumer<ResultLine> reader) {
        if (sales.refund[line]) {
            refund(line, reader);
        } else {
            sale(line, reader);
        }
    }

    void amounts(int line, Evaluation.AmountReader reader) {
        if (!sales.refund[line]) {
            for (Commission commission : commissions.of(line)) {
                reader.amount(line, line, commission.partner(), commission.currency(), commission.minor());
            }
            return;
        }
        Integer sale = batch.refunds.saleOf(line);
        if (sale == null || batch.refunds.parkedReason(line) != null || decisions.parked[sale] != null) {
            return;
        }
        for (Commission commission : commissions.of(sale)) {
            long back = takenBack(line, sale, commission);
            if (back != 0) {
                reader.amount(line, sale, commission.partner(), commission.currency(), Math.negateExact(back));
            }
        }
    }

    private void sale(int line, Consumer<ResultLine> reader) {
        String parked = decisions.parked[line];
        if (parked != null) {
            reader.accept(nothing(line, line, Kind.PARKED, sales.reference[line], partners(line), null, parked));
            return;
        }
        List<Commission> earned = commissions.of(line);
        if (earned.isEmpty()) {
            NoneReasons.Reason reason = new NoneReasons(batch, decisions).of(line);
            reader.accept(
                    nothing(line, line, Kind.NONE, sales.reference[line], partners(line), reason.row(), reason.text()));
        }
        for (Commission commission : earned) {
            String note = commission.note() == null ? "" : commission.note();
            reader.accept(money(line, line, Kind.COMMISSION, commission, commission.minor(), note));
        }
    }

    private void refund(int line, Consumer<ResultLine> reader) {
        Integer sale = batch.refunds.saleOf(line);
        String original = Objects.requireNonNullElse(sales.original[line], "");
        String waits = batch.refunds.parkedReason(line);
        if (waits == null && sale != null && decisions.parked[sale] != null) {
            waits = "sale " + original + " is parked: " + decisions.parked[sale];
        }
        String partners = sale == null ? "" : partners(sale);
        if (waits != null || sale == null) {
            reader.accept(nothing(
                    line,
                    sale == null ? ResultLine.NO_LINE : sale,
                    Kind.PARKED,
                    original,
                    partners,
                    null,
                    waits == null ? "" : waits));
            return;
        }
        boolean any = false;
        for (Commission commission : commissions.of(sale)) {
            long back = takenBack(line, sale, commission);
            if (back != 0) {
                any = true;
                reader.accept(money(line, sale, Kind.REVERSAL, commission, Math.negateExact(back), ""));
            }
        }
        if (!any) {
            reader.accept(nothing(line, sale, Kind.NONE, original, partners, null, nothingTaken(line, sale)));
        }
    }

    private long takenBack(int refund, int sale, Commission commission) {
        Integer within = decisions.terms(commission.slot()).clawbackWithinDays();
        Exact before = batch.refunds.ratioBefore(refund, sale, within);
        Exact after = batch.refunds.ratioAfter(refund, sale, within);
        return TakenBack.of(commission, after) - TakenBack.of(commission, before);
    }

    private String nothingTaken(int refund, int sale) {
        if (commissions.of(sale).isEmpty()) {
            return "sale " + sales.reference[sale] + " earned nothing";
        }
        for (Commission commission : commissions.of(sale)) {
            Integer within = decisions.terms(commission.slot()).clawbackWithinDays();
            if (batch.refunds.isLate(refund, sale, within)) {
                return "refunded later than " + within + " whole days after the sale, which takes no commission back";
            }
        }
        return "nothing is left to take back or it rounds to nothing";
    }

    private String partners(int line) {
        return java.util.stream.IntStream.range(0, batch.slots.count(line))
                .mapToObj(credit -> batch.partner(line, credit).code())
                .collect(Collectors.joining(";"));
    }

    /** @param about the sale the commission belongs to */
    private ResultLine money(int line, int about, Kind kind, Commission commission, long minor, String note) {
        List<RatePlan> rows = commission.earning().rows();
        Exact base = commission.base();
        return new ResultLine(
                sales.reference[line],
                kind,
                sales.reference[about],
                commission.partner(),
                commission.component(),
                minor,
                commission.currency(),
                rows.size() == 1
                        ? rows.get(0).row().ref().sheet()
                        : rows.stream()
                                .map(row -> row.row().ref().sheet())
                                .distinct()
                                .collect(Collectors.joining(" + ")),
                rows.size() == 1
                        ? rows.get(0).row().ref().label()
                        : rows.stream().map(row -> row.row().ref().label()).collect(Collectors.joining(" + ")),
                base == null
                        ? ""
                        : RateText.decimal(base, sales.currencyOf(about).decimals()),
                rate(rows, commission.rate()),
                sales.time[line],
                payableFrom(about, commission),
                decisions.terms(commission.slot()).approval(),
                note,
                line,
                about);
    }

    /** Of a percentage as its row says it, which is nearly always, the text is there already. */
    private static String rate(List<RatePlan> rows, Object rate) {
        return rows.size() == 1 && rows.get(0).percent() == rate ? rows.get(0).rateText() : RateText.rate(rate);
    }

    private long payableFrom(int sale, Commission commission) {
        return Math.addExact(
                sales.time[sale],
                Math.multiplyExact(decisions.terms(commission.slot()).holdDays(), Spans.DAY_MICROS));
    }

    private ResultLine nothing(
            int line, int about, Kind kind, String sale, String partner, @Nullable RatePlan row, String reason) {
        return new ResultLine(
                sales.reference[line],
                kind,
                sale,
                partner,
                "",
                0,
                sales.currencyOf(line),
                row == null ? "" : row.row().ref().sheet(),
                row == null ? "" : row.row().ref().label(),
                "",
                row == null ? "" : "none",
                sales.time[line],
                null,
                null,
                reason,
                line,
                about);
    }
}
