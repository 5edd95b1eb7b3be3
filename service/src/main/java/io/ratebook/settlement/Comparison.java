package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.CommissionRow;
import io.ratebook.commission.Handled;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.policy.DurationRow;
import io.ratebook.sale.Answer;
import io.ratebook.sale.SaleState;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** COMPARE: what should be booked for a line with what is; the difference is to be written. */
final class Comparison {
    private static final String ADJUSTMENT = "adjustment";
    private static final int NOT_IN_BOOK = -1;

    /** Before the reason that a person gave. */
    static final String DECLINED = "declined: ";

    private final Decision decision;
    private final Handled handled;
    private final ZoneId zone;

    /** @param handled of the sales that the compared lines belong to, as {@link #salesOf} names them */
    Comparison(Decision decision, Handled handled) {
        this.decision = decision;
        this.handled = handled;
        this.zone = decision.zone();
    }

    /** Ids of the sales that lines belong to, now and by what is booked: of refunds, those that they take back from. */
    static Set<Long> salesOf(Decision decision, Iterable<Integer> lines, Booked booked) {
        Set<Long> sales = booked.saleIds();
        for (int line : lines) {
            for (ResultLine result : decision.results(line)) {
                if (isMoney(result)) {
                    sales.add(decision.id(result.saleLine()));
                }
            }
        }
        return sales;
    }

    /**
     * Ids of recorded sales that fresh refunds take back from.
     *
     * @param first number in the book of the first fresh line; below, not included, of the last
     * @param recordedBelow numbers of recorded lines are below it
     */
    static Set<Long> takenBackFrom(Decision decision, int first, int below, int recordedBelow) {
        Set<Long> sales = new HashSet<>();
        for (int number = first; number < below; number++) {
            for (ResultLine result : decision.results(decision.lineOf(number))) {
                if (result.kind() == Kind.REVERSAL && decision.number(result.saleLine()) < recordedBelow) {
                    sales.add(decision.id(result.saleLine()));
                }
            }
        }
        return sales;
    }

    /** A line that is not recorded yet. */
    LineChange fresh(int line) {
        List<ResultLine> results = decision.results(line);
        int versionId = versionOrZero(results);
        List<CommissionRow> rows = new ArrayList<>(results.size());
        for (ResultLine result : results) {
            if (isMoney(result) && handled.declinedWhy(keyOf(result)) == null) {
                rows.add(row(keyOf(result), 0, result, result.amountMinor(), 0, versionId, result.reason()));
            }
        }
        LineChange change = new LineChange(
                decision.number(line), decision.id(line), decision.line(line), answer(results), rows, dayOf(line), 0);
        return change.movesMoney() ? withBookings(change, 1) : change;
    }

    /** Recorded lines: those of which not all stands as it should. */
    List<LineChange> again(List<Integer> lines, Recorded recorded, Booked booked) {
        List<LineChange> changes = new ArrayList<>();
        for (int line : lines) {
            LineChange change = again(line, recorded, booked);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private @Nullable LineChange again(int line, Recorded recorded, Booked booked) {
        long id = decision.id(line);
        Recorded.Standing standing = recorded.of(id);
        List<ResultLine> results = decision.results(line);
        Answer answer = answer(results);
        List<Booked.Sum> left = new ArrayList<>(booked.ofLine(id));
        List<CommissionRow> rows = new ArrayList<>(0);
        int versionId = versionOrZero(results);
        for (ResultLine result : results) {
            if (isMoney(result)) {
                Booked.Sum sum = take(left, keyOf(result));
                addDifference(rows, result, sum, standing.bookings(), versionId);
            }
        }
        for (Booked.Sum sum : left) {
            if (sum.amountMinor() != 0) {
                ResultLine first = results.get(0);
                Long payableFrom = first.payableFromMicros();
                rows.add(noLonger(
                        sum,
                        handled,
                        zone,
                        first.occurredAtMicros(),
                        payableFrom == null ? first.occurredAtMicros() : payableFrom,
                        standing,
                        answer));
            }
        }
        if (rows.isEmpty() && answer.equals(standing.answer())) {
            return null;
        }
        LineChange change =
                new LineChange(decision.number(line), id, null, answer, rows, dayOf(line), standing.bookings());
        return change.movesMoney() ? withBookings(change, standing.bookings() + 1) : change;
    }

    private static LineChange withBookings(LineChange change, int bookings) {
        return new LineChange(
                change.number(), change.id(), change.fresh(), change.answer(), change.rows(), change.day(), bookings);
    }

    private void addDifference(
            List<CommissionRow> rows, ResultLine result, Booked.@Nullable Sum sum, int bookings, int versionId) {
        String declinedWhy = handled.declinedWhy(keyOf(result));
        if (sum == null) {
            if (declinedWhy == null) {
                rows.add(row(keyOf(result), 0, result, result.amountMinor(), bookings, versionId, result.reason()));
            }
            return;
        }
        long due = declinedWhy == null ? result.amountMinor() : 0;
        long difference = Math.subtractExact(due, sum.amountMinor());
        if (difference != 0) {
            String why = declinedWhy == null
                    ? "decided again: " + shown(due, result.currency()) + " instead of "
                            + shown(sum.amountMinor(), result.currency())
                    : DECLINED + declinedWhy;
            rows.add(row(sum.key(), sum.numberNext(), result, difference, bookings, versionId, why));
        }
    }

    private static String shown(long minor, CurrencyCode currency) {
        return new Money(minor, currency).amount().toPlainString();
    }

    private static CommissionRow noLonger(
            Booked.Sum sum,
            Handled handled,
            ZoneId zone,
            long occurredAt,
            long payableFrom,
            Recorded.Standing standing,
            Answer answer) {
        long amount = Math.negateExact(sum.amountMinor());
        Long approved = amount < 0 ? handled.approvedPayableFrom(sum.key()) : null;
        return new CommissionRow(
                sum.key(),
                sum.numberNext(),
                ADJUSTMENT,
                amount,
                approved == null ? CommissionRow.PENDING : CommissionRow.APPROVED,
                occurredAt,
                day(occurredAt, zone),
                approved == null ? payableFrom : Math.min(payableFrom, approved),
                null,
                answer.versionId() == null ? 0 : answer.versionId(),
                "",
                "",
                "",
                "",
                "decided again: nothing instead of "
                        + shown(sum.amountMinor(), CurrencyCode.of(sum.key().currency()))
                        + (answer.reason() == null ? "" : ", " + answer.reason()),
                standing.bookings());
    }

    /** A line that counts no more: all that is booked for it is taken back. */
    static LineChange nothingLeft(
            long id,
            long occurredAt,
            ZoneId zone,
            Answer answer,
            Recorded.Standing standing,
            Booked booked,
            Handled handled) {
        List<CommissionRow> rows = new ArrayList<>();
        for (Booked.Sum sum : booked.ofLine(id)) {
            if (sum.amountMinor() != 0) {
                rows.add(noLonger(sum, handled, zone, occurredAt, occurredAt, standing, answer));
            }
        }
        LineChange change =
                new LineChange(NOT_IN_BOOK, id, null, answer, rows, day(occurredAt, zone), standing.bookings());
        return change.movesMoney() ? withBookings(change, standing.bookings() + 1) : change;
    }

    private static Booked.@Nullable Sum take(List<Booked.Sum> left, CommissionKey key) {
        for (Booked.Sum sum : left) {
            if (sum.key().equals(key)) {
                left.remove(sum);
                return sum;
            }
        }
        return null;
    }

    private CommissionRow row(
            CommissionKey key, int number, ResultLine result, long amount, int bookings, int versionId, String reason) {
        long payableFrom = Objects.requireNonNull(result.payableFromMicros());
        Long approved = amount < 0 ? handled.approvedPayableFrom(key) : null;
        return new CommissionRow(
                key,
                number,
                number == 0 ? result.kind().word() : ADJUSTMENT,
                amount,
                approved == null ? CommissionRow.PENDING : CommissionRow.APPROVED,
                result.occurredAtMicros(),
                day(result.occurredAtMicros(), zone),
                approved == null ? payableFrom : Math.min(payableFrom, approved),
                amount >= 0 && result.approval() == DurationRow.Approval.AUTOMATIC ? payableFrom : null,
                versionId,
                result.sheet(),
                result.row(),
                result.base(),
                result.rate(),
                reason.isEmpty() ? null : reason,
                amount == 0 ? null : bookings);
    }

    private CommissionKey keyOf(ResultLine result) {
        return keyOf(decision, result);
    }

    /** What the money of a result is of. */
    static CommissionKey keyOf(Decision decision, ResultLine result) {
        long lineId = decision.id(result.line());
        long saleId = decision.id(result.saleLine());
        return new CommissionKey(
                saleId,
                lineId == saleId ? 0 : lineId,
                result.partner(),
                result.component(),
                result.currency().code());
    }

    static boolean isMoney(ResultLine result) {
        if (result.kind() == Kind.ADJUSTMENT || result.kind() == Kind.REFERRAL) {
            throw new IllegalStateException("a line gave a " + result.kind().word());
        }
        return result.kind() == Kind.COMMISSION || result.kind() == Kind.REVERSAL;
    }

    private int versionOrZero(List<ResultLine> results) {
        Integer version = decision.versionId(results.get(0).saleLine());
        return version == null ? 0 : version;
    }

    /** What is parked is not decided, so it is not pinned to a version either. */
    private Answer answer(List<ResultLine> results) {
        ResultLine first = results.get(0);
        SaleState state =
                switch (first.kind()) {
                    case PARKED -> SaleState.PARKED;
                    case NONE -> SaleState.NONE;
                    default -> SaleState.EVALUATED;
                };
        return new Answer(
                state,
                state == SaleState.EVALUATED ? null : first.reason(),
                state == SaleState.PARKED ? null : decision.versionId(first.saleLine()));
    }

    private LocalDate dayOf(int line) {
        return day(decision.sales().occurredAtMicros(line), zone);
    }

    private static LocalDate day(long micros, ZoneId zone) {
        return Times.instant(micros).atZone(zone).toLocalDate();
    }
}
