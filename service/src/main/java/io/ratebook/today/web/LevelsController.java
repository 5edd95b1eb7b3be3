package io.ratebook.today.web;

import io.ratebook.commission.LevelSums;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.today.LevelFigures;
import io.ratebook.web.MoneyJson;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was earned by level. */
@RestController
class LevelsController {
    private final Programs programs;
    private final LevelFigures figures;

    LevelsController(Programs programs, LevelFigures figures) {
        this.programs = programs;
        this.figures = figures;
    }

    /** Earned by a level in a currency; the level is null of partners without one. */
    record LevelJson(@Nullable String level, long partners, MoneyJson earned) {
        static LevelJson of(LevelSums.LevelSum sum) {
            return new LevelJson(sum.level(), sum.partners(), MoneyJson.of(sum.amount(), sum.currency()));
        }
    }

    /** Of sales from that day on. */
    record LevelsJson(LocalDate from, List<LevelJson> levels) {}

    /** Of the last twelve months, by the level that the partner had at each sale. */
    @GetMapping("/api/v1/programs/{p}/today/by-level")
    @PreAuthorize("hasAuthority('read')")
    LevelsJson byLevel(@PathVariable String p) {
        Program program = programs.required(p);
        LevelFigures.Figures told = figures.of(program);
        return new LevelsJson(
                told.from(), told.sums().stream().map(LevelJson::of).toList());
    }
}
