package io.ratebook.settlement;

import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.Declines;
import io.ratebook.evaluation.Evaluation;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Books what rules add at the ends of periods. That takes all sales of a program, so it is not done with each of them: an
 * import does it at its end; for what comes in one by one, and for periods that end by time alone, a minute's tick does.
 */
@Component
class PeriodEnds {
    private final Programs programs;
    private final Turns turns;
    private final SettlementLock rows;
    private final Deciding deciding;
    private final PeriodAdjustments adjustments;
    private final Declines declines;
    private final PolicyTermsOfProgram terms;
    private final Clock clock;

    PeriodEnds(
            Programs programs,
            Turns turns,
            SettlementLock rows,
            Deciding deciding,
            PeriodAdjustments adjustments,
            Declines declines,
            PolicyTermsOfProgram terms,
            Clock clock) {
        this.programs = programs;
        this.turns = turns;
        this.rows = rows;
        this.deciding = deciding;
        this.adjustments = adjustments;
        this.declines = declines;
        this.terms = terms;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${ratebook.settlement.periods-every:PT1M}",
            fixedDelayString = "${ratebook.settlement.periods-every:PT1M}")
    void settleDue() {
        for (int programId : rows.programs()) {
            Program program = Objects.requireNonNull(programs.byId(programId));
            if (rows.periodsAreDue(programId, today(program))) {
                settle(programId);
            }
        }
    }

    private LocalDate today(Program program) {
        return clock.instant().atZone(program.zoneId()).toLocalDate();
    }

    /** All periods that have ended, for the sales that are there; sales may come in meanwhile, and are for the next time. */
    void settle(int programId) {
        PolicyTerms inForce = terms.of(programId);
        Program program = Objects.requireNonNull(programs.byId(programId));
        Instant now = clock.instant();
        LocalDate day = now.atZone(program.zoneId()).toLocalDate();
        if (!inForce.evaluator().hasPeriodEnd()) {
            rows.keepPeriods(programId, rows.latest(programId), day);
            return;
        }
        StoredSales stored = turns.looking(programId, turn -> deciding.stored(programId, turn.open()));
        Evaluation all = stored.evaluate(inForce);
        turns.writing(programId, turn -> {
            if (rows.periodsChanges(programId) <= stored.changes()) {
                adjustments.settle(turn.connection(), programId, all, inForce.zone(), Times.micros(now));
                rows.keepPeriods(programId, stored.changes(), day);
            }
            return day;
        });
    }

    /** See {@link Declining#decline}. */
    void decline(Program program, CommissionKey key, String reason) {
        long now = Times.micros(clock.instant());
        turns.writing(program.id(), turn -> {
            declines.begin(turn.connection(), program, key, key.component(), reason);
            adjustments.takeBack(
                    turn.connection(), program.id(), key, Comparison.DECLINED + reason, program.zoneId(), now);
            declines.mark(turn.connection(), program, key);
            return key;
        });
    }

    /** See {@link Declining#reinstate}. */
    void reinstate(Program program, CommissionKey key, String reason) {
        turns.writing(program.id(), turn -> {
            declines.end(turn.connection(), program, key.saleId(), key.component(), reason);
            return key;
        });
        settle(program.id());
    }
}
