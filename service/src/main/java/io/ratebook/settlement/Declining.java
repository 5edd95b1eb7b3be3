package io.ratebook.settlement;

import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.ListedCommission;
import io.ratebook.program.Program;
import io.ratebook.sale.RecordedSales;
import org.springframework.stereotype.Service;

/**
 * What a person takes from a partner, and gives back. Declined is all that a partner earns with a sale by a component in a
 * currency, with what refunds take back of it: its rows come to nothing. It stays so however often the sale is decided by
 * itself, until a person has it decided again.
 */
@Service
public class Declining {
    private final Corrections corrections;
    private final PeriodEnds periods;
    private final RecordedSales sales;

    Declining(Corrections corrections, PeriodEnds periods, RecordedSales sales) {
        this.corrections = corrections;
        this.periods = periods;
        this.sales = sales;
    }

    /**
     * Declines it.
     *
     * @param one any of its rows
     * @param reason that the partner reads
     * @throws io.ratebook.web.Refusal if it is declined already, or its sale void
     */
    public void decline(Program program, ListedCommission one, String reason) {
        CommissionKey key = one.key().ofSale();
        if (one.source() == null) {
            periods.decline(program, key, reason);
        } else {
            corrections.decline(program, sales.changeable(program.id(), key.saleId()), key, reason);
        }
    }

    /**
     * Decides the sale, or the end of the period, again: what was declined there is owed as it is earned now.
     *
     * @param reason empty if none was given
     */
    public void reinstate(Program program, ListedCommission one, String reason) {
        if (one.source() == null) {
            periods.reinstate(program, one.key(), reason);
        } else {
            corrections.again(program, sales.changeable(program.id(), one.key().saleId()), reason);
        }
    }
}
