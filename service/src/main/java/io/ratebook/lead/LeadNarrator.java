package io.ratebook.lead;

import io.ratebook.ledger.AccountLine;
import io.ratebook.ledger.Narrator;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says of lines of a partner's account which lead was paid. */
@Component
class LeadNarrator implements Narrator {
    private final PaymentTable table;
    private final LeadStore store;

    LeadNarrator(PaymentTable table, LeadStore store) {
        this.table = table;
        this.store = store;
    }

    @Override
    public Map<AccountLine, Narration> narrate(int programId, String partner, List<AccountLine> lines) {
        Map<Long, LeadPayment> earned = table.by("adjustment_id", programId, subjects(lines, "by-hand"));
        Map<Long, LeadPayment> paid = table.by("payout_id", programId, subjects(lines, "payout"));
        Map<Long, Lead> leads = new HashMap<>();
        store.read(Stream.concat(earned.values().stream(), paid.values().stream())
                        .map(LeadPayment::leadId)
                        .distinct()
                        .toList())
                .forEach(lead -> leads.put(lead.id(), lead));
        Map<AccountLine, Narration> told = new HashMap<>();
        for (AccountLine line : lines) {
            LeadPayment payment = line.why().equals("by-hand")
                    ? earned.get(line.subject())
                    : line.why().equals("payout") ? paid.get(line.subject()) : null;
            Lead lead = payment == null ? null : leads.get(payment.leadId());
            if (payment != null && lead != null) {
                told.put(line, new Narration(text(line, lead, payment), null, null, null, null));
            }
        }
        return told;
    }

    private static List<Long> subjects(List<AccountLine> lines, String why) {
        return lines.stream()
                .filter(line -> line.why().equals(why))
                .map(AccountLine::subject)
                .distinct()
                .toList();
    }

    private static String text(AccountLine line, Lead lead, LeadPayment payment) {
        if (line.why().equals("payout")) {
            return "paid for lead " + lead.code() + ", invoice " + payment.invoiceNumber();
        }
        Money revenue = new Money(payment.revenue(), CurrencyCode.of(payment.currency()));
        String what = "lead " + lead.code() + ": " + LeadRate.text(payment.rate()) + " % of " + revenue;
        return line.number() == 0 ? what : what + ", void";
    }
}
