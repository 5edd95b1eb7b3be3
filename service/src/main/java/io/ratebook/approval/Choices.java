package io.ratebook.approval;

import io.ratebook.commission.CommissionFilter;
import io.ratebook.commission.CommissionList;
import io.ratebook.commission.CommissionList.Seen;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what a person chose to what is done with it: no more than the person saw. */
@Component
class Choices {
    private final CommissionList list;
    private final Clock clock;

    Choices(CommissionList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param words of it, with its sum
     */
    record Checked(Selected selected, CommissionList.Totals totals, String words) {}

    /**
     * Looks what is pending of it.
     *
     * @throws Refusal if nothing is, or another number than was seen
     */
    Checked check(Program program, Choice chosen, @Nullable Long seen) {
        CommissionFilter filter =
                chosen.filter() == null ? null : chosen.filter().pending();
        if (filter != null && !"pending".equals(filter.state())) {
            throw nothingPending();
        }
        Seen there = list.seen(Times.micros(clock.instant()));
        CommissionList.Totals totals = filter == null
                ? list.totalsOfPending(program.id(), Objects.requireNonNull(chosen.ids()))
                : list.totals(program.id(), filter, there);
        if (totals.count() == 0) {
            throw nothingPending();
        }
        if (seen != null && seen != totals.count()) {
            throw Refusal.conflict(
                    "changed-meanwhile",
                    totals.count() + " commissions of what was chosen are pending by now, " + seen
                            + " were when it was chosen: look again");
        }
        return new Checked(new Selected(chosen.ids(), filter, there, totals.count()), totals, words(totals));
    }

    private static Refusal nothingPending() {
        return Refusal.conflict("nothing-pending", "nothing of what was chosen is pending");
    }

    private static String words(CommissionList.Totals totals) {
        return totals.count()
                + (totals.count() == 1 ? " commission, " : " commissions, ")
                + totals.sums().stream()
                        .map(sum -> new Money(sum.amount().longValueExact(), CurrencyCode.of(sum.currency()))
                                        .amount()
                                        .toPlainString()
                                + " " + sum.currency())
                        .collect(Collectors.joining(", "));
    }
}
