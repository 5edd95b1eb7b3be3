package io.ratebook.lead;

import io.ratebook.evaluation.PaidLeads;
import io.ratebook.settlement.PaidLeadsOfProgram;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells who settles sales which leads were paid by hand. */
@Component
class LeadsPaid implements PaidLeadsOfProgram {
    private final PaymentTable table;

    LeadsPaid(PaymentTable table) {
        this.table = table;
    }

    @Override
    public PaidLeads paid(int programId) {
        Set<String> codes = Set.copyOf(table.paidLeads(programId));
        return codes.isEmpty() ? PaidLeads.NONE : codes::contains;
    }
}
