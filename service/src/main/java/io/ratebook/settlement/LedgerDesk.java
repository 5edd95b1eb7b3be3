package io.ratebook.settlement;

import io.ratebook.commission.CommissionRow;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.OpenDays;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Books what lines earned and lost: one ledger transaction for each line that moves money, two legs for each commission.
 * Its subject is the line's id, its number says the how manieth of the line it is.
 */
@Component
class LedgerDesk {
    private static final String EARNED = "commission";
    private static final String TAKEN_BACK = "reversal";

    private final Ledger ledger;

    LedgerDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /** In the current transaction, late in it. */
    void book(int programId, List<LineChange> changes, OpenDays open) {
        List<Entry> entries = new ArrayList<>(changes.size());
        for (LineChange change : changes) {
            if (change.movesMoney()) {
                entries.add(entry(change, open));
            }
        }
        if (!entries.isEmpty()) {
            ledger.post(programId, entries);
        }
    }

    private static Entry entry(LineChange change, OpenDays open) {
        List<Leg> legs = new ArrayList<>(2 * change.rows().size());
        boolean refund = false;
        for (CommissionRow row : change.rows()) {
            if (row.amountMinor() != 0) {
                String currency = row.key().currency();
                legs.add(new Leg(
                        row.isApproved()
                                ? AccountName.payable(row.key().partner(), currency)
                                : AccountName.earned(row.key().partner(), currency),
                        row.amountMinor()));
                legs.add(new Leg(AccountName.expense(currency), Math.negateExact(row.amountMinor())));
                refund = row.key().refundId() != 0;
            }
        }
        return new Entry(
                refund ? TAKEN_BACK : EARNED, change.id(), change.bookings() - 1, open.effective(change.day()), legs);
    }
}
