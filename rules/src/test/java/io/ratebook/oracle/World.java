package io.ratebook.oracle;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that follows from one set of counted lines. */
final class World {
    final Program program;
    final History history;
    final When when;
    final Lasting lasting;
    final RefundBook refunds;

    private final Map<SaleLine, Map<String, List<RateRow>>> won = new IdentityHashMap<>();
    private final Map<SaleLine, List<Settled>> settled = new IdentityHashMap<>();
    private final Map<SaleLine, String> parked = new IdentityHashMap<>();
    private boolean isSettled;

    World(Program program, Collection<SaleLine> counted, List<SaleLine> refundLines) {
        this.program = program;
        history = new History(counted);
        when = new When(program, history);
        lasting = new Lasting(program, history, when);
        refunds = new RefundBook(refundLines);
    }

    Terms terms(SaleLine line) {
        return program.of(line);
    }

    private Map<String, List<RateRow>> won(SaleLine line) {
        Map<String, List<RateRow>> known = won.get(line);
        if (known == null) {
            known = rowsByPartner(line);
            won.put(line, known);
        }
        return known;
    }

    /** Line by line in time order, once somebody asks. */
    private void settleAll() {
        if (isSettled) {
            return;
        }
        isSettled = true;
        Settlement settlement = new Settlement(this);
        for (SaleLine line : history.lines) {
            try {
                settled.put(line, settlement.settle(line));
            } catch (Parks reason) {
                parked.put(line, String.valueOf(reason.getMessage()));
            }
        }
    }

    boolean parks(SaleLine line) {
        settleAll();
        return parked.containsKey(line);
    }

    String whyParked(SaleLine line) {
        settleAll();
        return parked.getOrDefault(line, "");
    }

    /** Commissions of the line, after caps and Share. */
    List<Settled> settled(SaleLine line) {
        settleAll();
        return settled.getOrDefault(line, List.of());
    }

    List<RateRow> won(SaleLine line, String partner) {
        return won(line).getOrDefault(partner, List.of());
    }

    /** Whether the row, under whichever version it has its id and pays per order, is among those that won the line. */
    boolean winsPerOrder(RateRow row, SaleLine line) {
        return won(line).values().stream()
                .flatMap(List::stream)
                .anyMatch(one -> one.rate() instanceof Rate.PerOrder && Program.same(row.ref(), row, one.ref(), one));
    }

    boolean winsScheme(String scheme, SaleLine line, String partner) {
        return won(line, partner).stream()
                .anyMatch(row -> row.rate() instanceof Rate.Tiered tiered
                        && tiered.scheme().equals(scheme));
    }

    /** Whether the line counts in history: other events only if a row that names the event won them. */
    boolean counts(SaleLine line) {
        return When.isSaleOrRenewal(line)
                || won(line).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(row -> !(row.rate() instanceof Rate.None) && When.names(row, line.event()));
    }

    PartnerFacts partner(String code) {
        PartnerFacts found = program.partners().find(code);
        if (found == null) {
            throw new IllegalStateException("a line of the unknown partner " + code + " was not parked");
        }
        return found;
    }

    private Map<String, List<RateRow>> rowsByPartner(SaleLine line) {
        Map<String, List<RateRow>> byPartner = new LinkedHashMap<>();
        for (Credit credit : line.credits()) {
            PartnerFacts partner = partner(credit.partner());
            if (!partner.leftAt(line.occurredAtMicros()) && lasting.stillEarns(line, partner)) {
                byPartner.put(partner.code(), rowsWon(line, partner));
            }
        }
        return byPartner;
    }

    private List<RateRow> rowsWon(SaleLine line, PartnerFacts partner) {
        List<RateRow> rows = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        for (RateRow row : list(line, Reading.FIRST_MATCH)) {
            if (when.matches(row, line, partner)) {
                if (row.endsAll()) {
                    rows.add(row);
                    break;
                }
                if (decided.add(row.componentOrDefault())) {
                    rows.add(row);
                }
            }
        }
        for (RateRow row : list(line, Reading.ADDING)) {
            if (when.matches(row, line, partner)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<RateRow> list(SaleLine line, Reading reading) {
        return terms(line).policy().rates().stream()
                .filter(sheet -> sheet.reading() == reading)
                .map(RateSheet::rows)
                .flatMap(List::stream)
                .toList();
    }

    /** The refunds of the sale that lower what this partner has from it. */
    List<SaleLine> refundsInTime(SaleLine sale, PartnerFacts partner) {
        return lasting.inTime(sale, partner, refunds.acceptedOf(sale));
    }
}
