package io.ratebook.payout;

import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Makes payouts by themselves, by the same code as by hand: all partners, with their minimums, what counts up to the day before,
 * without a lower end. A day that passed while nothing ran is made up for, once.
 */
@Service
public class PayoutSchedules {
    private final JdbcTemplate jdbc;
    private final Programs programs;
    private final PayoutRuns runs;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    PayoutSchedules(
            JdbcTemplate jdbc,
            Programs programs,
            PayoutRuns runs,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.programs = programs;
        this.runs = runs;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * When payouts are made.
     *
     * @param day as the rhythm counts it
     * @param nextOn the next such day, in the program's zone
     */
    public record Schedule(Rhythm every, int day, LocalDate nextOn, String setBy, long setAt) {}

    public @Nullable Schedule of(Program program) {
        return jdbc
                .query(
                        "SELECT every, day, next_on, set_by, set_at FROM payout_schedule WHERE program_id = ?",
                        (row, number) -> new Schedule(
                                Objects.requireNonNull(Rhythm.find(row.getString(1))),
                                row.getInt(2),
                                LocalDate.parse(row.getString(3)),
                                row.getString(4),
                                row.getLong(5)),
                        program.id())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** From the first such day after today. */
    public Schedule set(Program program, Rhythm every, int day) {
        return transactions.get(() -> {
            Schedule before = of(program);
            Schedule fresh = new Schedule(
                    every, day, every.next(today(program), day), actor.current().name(), Times.micros(clock.instant()));
            jdbc.update("DELETE FROM payout_schedule WHERE program_id = ?", program.id());
            jdbc.update(
                    "INSERT INTO payout_schedule (program_id, every, day, next_on, set_by, set_at) VALUES (?, ?, ?, ?, ?, ?)",
                    program.id(),
                    every.word(),
                    day,
                    fresh.nextOn().toString(),
                    fresh.setBy(),
                    fresh.setAt());
            audit.record("payout-schedule.set", "payout schedule", program.code(), before, fresh);
            return fresh;
        });
    }

    /** Payouts are made by hand only from now on. */
    public void end(Program program) {
        transactions.run(() -> {
            Schedule before = of(program);
            if (before != null) {
                jdbc.update("DELETE FROM payout_schedule WHERE program_id = ?", program.id());
                audit.record("payout-schedule.end", "payout schedule", program.code(), before, null);
            }
        });
    }

    @Scheduled(
            initialDelayString = "${ratebook.payouts.schedule-every:PT1M}",
            fixedDelayString = "${ratebook.payouts.schedule-every:PT1M}")
    void tick() {
        for (Program program : programs.all()) {
            release(program);
            makeIfDue(program);
        }
    }

    /** Payouts that were approved for a day that has come. */
    private void release(Program program) {
        jdbc.update(
                "UPDATE payout p JOIN payout_run r ON r.id = p.run_id SET p.state = 'approved', p.changed_at = ?"
                        + " WHERE p.program_id = ? AND p.state = 'scheduled' AND p.lead_id IS NULL AND r.pay_on <= ?",
                Times.micros(clock.instant()),
                program.id(),
                today(program).toString());
    }

    private void makeIfDue(Program program) {
        LocalDate today = today(program);
        Schedule schedule = of(program);
        if (schedule == null || schedule.nextOn().isAfter(today)) {
            return;
        }
        runs.prepare(program);
        transactions.run(() -> {
            List<String> next = jdbc.queryForList(
                    "SELECT next_on FROM payout_schedule WHERE program_id = ? FOR UPDATE", String.class, program.id());
            if (!next.isEmpty() && !LocalDate.parse(next.get(0)).isAfter(today)) {
                LocalDate due = LocalDate.parse(next.get(0));
                jdbc.update(
                        "UPDATE payout_schedule SET next_on = ? WHERE program_id = ?",
                        schedule.every().next(today, schedule.day()).toString(),
                        program.id());
                actor.as(Actor.SYSTEM, () -> runs.scheduled(program, due, today));
            }
        });
    }

    private LocalDate today(Program program) {
        return clock.instant().atZone(program.zoneId()).toLocalDate();
    }
}
