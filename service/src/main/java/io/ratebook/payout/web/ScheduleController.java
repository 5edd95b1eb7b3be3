package io.ratebook.payout.web;

import io.ratebook.payout.PayoutSchedules;
import io.ratebook.payout.PayoutSchedules.Schedule;
import io.ratebook.payout.Rhythm;
import io.ratebook.program.Programs;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When payouts are made by themselves. */
@RestController
@RequestMapping("/api/v1/programs/{p}/payout-schedule")
class ScheduleController {
    private final Programs programs;
    private final PayoutSchedules schedules;

    ScheduleController(Programs programs, PayoutSchedules schedules) {
        this.programs = programs;
        this.schedules = schedules;
    }

    /** Null throughout where payouts are made by hand only. */
    record ScheduleJson(
            @Nullable String every,
            @Nullable Integer day,
            @Nullable LocalDate nextOn,
            @Nullable String by,
            @Nullable String at) {
        static ScheduleJson of(@Nullable Schedule schedule) {
            return schedule == null
                    ? new ScheduleJson(null, null, null, null, null)
                    : new ScheduleJson(
                            schedule.every().word(),
                            schedule.day(),
                            schedule.nextOn(),
                            schedule.setBy(),
                            Times.iso(schedule.setAt()));
        }
    }

    /** Weekly, twice-monthly or monthly, and on which day. */
    record ScheduleBody(@Nullable String every, @Nullable Integer day) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    ScheduleJson get(@PathVariable String p) {
        return ScheduleJson.of(schedules.of(programs.required(p)));
    }

    @PutMapping
    @PreAuthorize("hasAuthority('finance')")
    ScheduleJson put(@PathVariable String p, @RequestBody ScheduleBody body) {
        FieldProblems problems = new FieldProblems();
        Rhythm every = Rhythm.find(body.every());
        if (every == null) {
            problems.add("every", body.every(), "weekly, twice-monthly or monthly");
        }
        int last = every == null ? Rhythm.MONTHLY.dayMax() : every.dayMax();
        if (body.day() == null || body.day() < 1 || body.day() > last) {
            problems.add("day", body.day(), "a number from 1 to " + last);
        }
        problems.refuseIfAny();
        return ScheduleJson.of(
                schedules.set(programs.required(p), Objects.requireNonNull(every), Objects.requireNonNull(body.day())));
    }

    @DeleteMapping
    @PreAuthorize("hasAuthority('finance')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String p) {
        schedules.end(programs.required(p));
    }
}
