package io.ratebook.today;

import io.ratebook.commission.Standings;
import io.ratebook.commission.Standings.Overview;
import io.ratebook.program.Program;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sums of a program, added up again when something was booked or a minute has passed, in which a hold may have ended. */
@Component
public class TodayFigures {
    private final Standings standings;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    TodayFigures(Standings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    private record Kept(long latest, Instant minute, Overview figures) {}

    public Overview of(Program program) {
        long latest = standings.latest();
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Kept known = kept.get(program.id());
        if (known != null && known.latest() == latest && known.minute().equals(minute)) {
            return known.figures();
        }
        Overview figures = standings.ofProgram(program.id(), program.zoneId(), Times.micros(now));
        kept.put(program.id(), new Kept(latest, minute, figures));
        return figures;
    }
}
