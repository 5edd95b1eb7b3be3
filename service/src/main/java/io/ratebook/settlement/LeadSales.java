package io.ratebook.settlement;

import org.springframework.stereotype.Component;

/** For the room that keeps leads: its payments by hand change what sales of a lead come to. */
@Component
public class LeadSales {
    private final SettleWhenChanged changes;

    LeadSales(SettleWhenChanged changes) {
        this.changes = changes;
    }

    /**
     * A lead was paid by hand for the first time, or the last of its payments is void. To be called in the transaction that
     * does it: sales that come later know it, those that are there are decided again by a job.
     */
    public void changed(int programId, String lead) {
        changes.leadChanged(programId, lead);
    }
}
