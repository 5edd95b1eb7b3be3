package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened to runs and payouts, in the words of states; kept in the transaction that does it. */
@Component
class PayoutEvents {
    private static final int SAID_MAX = 400;

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;

    PayoutEvents(JdbcTemplate jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** An event of a run (payout 0) or a payout. */
    record Event(
            long payoutId,
            long at,
            String what,
            String by,
            @Nullable String said) {}

    void ofRun(PayoutRun run, String what, String by, @Nullable String said) {
        ofPayouts(run, List.of(0L), what, by, said);
    }

    void ofPayouts(PayoutRun run, List<Long> payouts, String what, String by, @Nullable String said) {
        long first = ids.next("payout_event", payouts.size());
        long now = Times.micros(clock.instant());
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (RowWriter rows = new RowWriter(
                    connection,
                    "payout_event",
                    "id",
                    "program_id",
                    "run_id",
                    "payout_id",
                    "happened_at",
                    "what",
                    "done_by",
                    "said")) {
                for (int i = 0; i < payouts.size(); i++) {
                    rows.add(first + i, run.programId(), run.id(), payouts.get(i), now, what, by, cut(said));
                }
            }
            return true;
        });
    }

    private static @Nullable String cut(@Nullable String said) {
        return said == null || said.length() <= SAID_MAX ? said : said.substring(0, SAID_MAX - 1) + "…";
    }

    /** Of the run as a whole, and of one of its payouts; in the order of time. */
    List<Event> of(long runId, long payoutId) {
        return jdbc.query(
                "SELECT payout_id, happened_at, what, done_by, said FROM payout_event"
                        + " WHERE run_id = ? AND payout_id IN (0, ?) ORDER BY id",
                (row, number) ->
                        new Event(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)),
                runId,
                payoutId);
    }
}
