package io.ratebook.today;

import io.ratebook.commission.LevelSums;
import io.ratebook.commission.LevelSums.LevelSum;
import io.ratebook.commission.Standings;
import io.ratebook.program.Program;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What was earned by level in the last twelve months. Adding up reads them all, so it is kept as long as nothing is booked, and
 * where much is booked, for some minutes.
 */
@Component
public class LevelFigures {
    private static final int MONTHS = 12;
    /** Kept for so many times as long as it took to add up. */
    private static final int TIMES_AS_LONG = 20;

    private final LevelSums sums;
    private final Standings standings;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    LevelFigures(LevelSums sums, Standings standings, Clock clock) {
        this.sums = sums;
        this.standings = standings;
        this.clock = clock;
    }

    /** @param from the first day of the first month */
    public record Figures(LocalDate from, List<LevelSum> sums) {}

    private record Kept(long latest, Instant until, Figures figures) {}

    public Figures of(Program program) {
        Instant now = clock.instant();
        LocalDate from =
                now.atZone(program.zoneId()).toLocalDate().withDayOfMonth(1).minusMonths(MONTHS - 1L);
        long latest = standings.latest();
        Kept known = kept.get(program.id());
        if (known != null
                && known.figures().from().equals(from)
                && (known.latest() == latest || now.isBefore(known.until()))) {
            return known.figures();
        }
        Figures figures = new Figures(
                from,
                sums.since(
                        program.id(),
                        Times.micros(from.atStartOfDay(program.zoneId()).toInstant())));
        Duration took = Duration.between(now, clock.instant());
        kept.put(program.id(), new Kept(latest, now.plus(took.multipliedBy(TIMES_AS_LONG)), figures));
        return figures;
    }
}
