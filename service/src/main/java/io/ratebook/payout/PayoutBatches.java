package io.ratebook.payout;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Payouts of a run, some at a time, as jobs go through them. */
@Component
class PayoutBatches {
    /** So that a transaction has some thousand entries. */
    private static final int PAYOUTS = 200;

    private final JdbcTemplate jdbc;

    PayoutBatches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** From the first id to the last, both included. */
    record Batch(long first, long last) {}

    List<Batch> of(long runId) {
        List<Batch> batches = new ArrayList<>();
        long[] range = {0, 0, 0};
        jdbc.query(
                "SELECT id FROM payout WHERE run_id = ? ORDER BY id",
                row -> {
                    long id = row.getLong(1);
                    range[0] = range[2] == 0 ? id : range[0];
                    range[1] = id;
                    if (++range[2] == PAYOUTS) {
                        batches.add(new Batch(range[0], range[1]));
                        range[2] = 0;
                    }
                },
                runId);
        if (range[2] > 0) {
            batches.add(new Batch(range[0], range[1]));
        }
        return batches;
    }
}
