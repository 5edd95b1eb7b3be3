package io.ratebook.oracle;

import io.ratebook.evaluation.SaleLine;
import java.util.ArrayList;
import java.util.List;

/** The refunds of a sale by (time, reference): which are taken, and which are larger than what is left. */
final class RefundBook {
    private final List<SaleLine> refunds;

    RefundBook(List<SaleLine> refunds) {
        this.refunds = refunds;
    }

    List<SaleLine> acceptedOf(SaleLine sale) {
        List<SaleLine> accepted = new ArrayList<>();
        Frac left = SaleAmounts.revenue(sale);
        for (SaleLine refund : of(sale)) {
            Frac amount = Frac.of(refund.amount());
            if (refund.currency().equals(sale.currency()) && amount.compareTo(left) <= 0) {
                accepted.add(refund);
                left = left.minus(amount);
            }
        }
        return accepted;
    }

    private List<SaleLine> of(SaleLine sale) {
        return refunds.stream()
                .filter(refund -> refund.source().equals(sale.source())
                        && sale.reference().equals(refund.originalReference()))
                .sorted(History.IN_TIME)
                .toList();
    }

    /** The part of the sale that these of its refunds have given back: 1 = all. */
    static Frac ratio(SaleLine sale, List<SaleLine> counted) {
        Frac revenue = SaleAmounts.revenue(sale);
        if (revenue.isZero()) {
            return counted.isEmpty() ? Frac.ZERO : Frac.ONE;
        }
        return sum(counted).dividedBy(revenue);
    }

    static Frac sum(List<SaleLine> refunds) {
        Frac sum = Frac.ZERO;
        for (SaleLine refund : refunds) {
            sum = sum.plus(Frac.of(refund.amount()));
        }
        return sum;
    }
}
