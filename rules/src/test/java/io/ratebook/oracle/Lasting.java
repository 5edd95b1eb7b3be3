package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.DurationRow.EarnsFor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Durations say of a sale line and a partner. */
final class Lasting {
    private final Program program;
    private final History history;
    private final When when;

    Lasting(Program program, History history, When when) {
        this.program = program;
        this.history = history;
        this.when = when;
    }

    private <T> @Nullable T first(SaleLine line, PartnerFacts partner, Function<DurationRow, @Nullable T> cell) {
        for (DurationRow row : program.of(line).policy().durations().rows()) {
            T value = cell.apply(row);
            if (value != null && when.matches(row, line, partner)) {
                return value;
            }
        }
        return null;
    }

    long payableFrom(SaleLine line, PartnerFacts partner) {
        Integer days = first(line, partner, DurationRow::holdDays);
        return line.occurredAtMicros() + (days == null ? 0 : days) * Instants.DAY;
    }

    DurationRow.Approval approval(SaleLine line, PartnerFacts partner) {
        DurationRow.Approval said = first(line, partner, DurationRow::approval);
        return said == null ? DurationRow.Approval.BY_HAND : said;
    }

    boolean stillEarns(SaleLine line, PartnerFacts partner) {
        EarnsFor earns = first(line, partner, DurationRow::earnsFor);
        if (line.customer() == null || earns == null || earns instanceof EarnsFor.ForEver) {
            return true;
        }
        if (earns instanceof EarnsFor.Payments payments) {
            Frac number = when.paymentNumber(line, partner.code());
            return number != null && number.compareTo(Frac.of(payments.payments())) <= 0;
        }
        int months = ((EarnsFor.Months) earns).months();
        History.OrderId firstOrder =
                history.ordersOfCustomer(line, partner.code()).get(0);
        long start = history.firstOf(firstOrder).occurredAtMicros();
        return Instants.monthsBetween(start, line.occurredAtMicros()) < months;
    }

    /** Those of the sale's refunds that did not come too late to take back. */
    List<SaleLine> inTime(SaleLine sale, PartnerFacts partner, List<SaleLine> refunds) {
        Integer within = first(sale, partner, DurationRow::clawbackWithinDays);
        return refunds.stream()
                .filter(refund -> within == null
                        || Instants.daysBetween(sale.occurredAtMicros(), refund.occurredAtMicros()) <= within)
                .toList();
    }
}
