package io.ratebook.lead;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.Explanation;
import io.ratebook.evaluation.Explanation.Verdict;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.program.Program;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.settlement.Settlement;
import io.ratebook.settlement.Told;
import io.ratebook.web.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the policy in force gives a partner for a lead that is won: the rate of the Rates row that its sale would win. */
@Component
class PolicyRate {
    /** Of the tried sale. A rate in percent is the same for any; rows may look at it. */
    private static final BigDecimal AMOUNT = BigDecimal.valueOf(100);

    private static final String PERCENT = " %";

    private final Settlement settlement;
    private final PolicyTermsOfProgram terms;
    private final Clock clock;

    PolicyRate(Settlement settlement, PolicyTermsOfProgram terms, Clock clock) {
        this.settlement = settlement;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * A rate and its row.
     *
     * @param millionths of a percent
     * @param from the row, in words
     */
    record Found(long millionths, String from) {}

    /** Null where no row wins, more than one adds up, or the row gives no plain percentage. Nothing is written. */
    @Nullable
    Found find(Program program, String partner, String lead) {
        SaleLine line = SaleLine.sale(
                        "lead " + UUID.randomUUID(),
                        Times.micros(clock.instant()),
                        program.currencyCode().code(),
                        AMOUNT)
                .event(SaleLine.LEAD_WON)
                .credits(List.of(new Credit(partner, BigDecimal.valueOf(100))))
                .customer(lead)
                .attributes(Map.of(SaleLine.LEAD, lead))
                .build();
        Told told = settlement.tryOut(program.id(), line, terms.of(program.id()));
        List<ResultLine> earned = told.results().stream()
                .filter(result -> result.kind() == Kind.COMMISSION)
                .toList();
        Integer version = told.versionId();
        return earned.size() == 1 && version != null ? found(told.explanation(), earned.get(0), version) : null;
    }

    private @Nullable Found found(Explanation explanation, ResultLine earned, int version) {
        for (Explanation.Trial trial : explanation.trials()) {
            if (trial.verdict() == Verdict.WON
                    && trial.sheet().equals(earned.sheet())
                    && trial.row().equals(earned.row())
                    && trial.rate().endsWith(PERCENT)) {
                String percent = trial.rate()
                        .substring(0, trial.rate().length() - PERCENT.length())
                        .strip();
                Long millionths = LeadRate.millionths(percent);
                return millionths == null
                        ? null
                        : new Found(
                                millionths,
                                "row " + earned.row() + " of " + earned.sheet() + ", version "
                                        + terms.numberOf(version));
            }
        }
        return null;
    }
}
