package io.ratebook.payout;

import io.ratebook.database.RowWriter;
import io.ratebook.database.Where;
import io.ratebook.web.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Batches of payment providers, and the payouts in them, as they are kept. */
@Component
class ProviderTable {
    private static final String BATCHES =
            "SELECT b.*, r.batch_id AS run_batch FROM provider_batch b JOIN payout_run r ON r.id = b.run_id";
    private static final String PAYMENTS = "SELECT p.*, r.batch_id, r.kind AS run_kind, r.state AS run_state, r.pay_on,"
            + " r.from_day, r.to_day, q.number AS place, q.details_id AS paid_to, q.item, q.outcome, q.said,"
            + " q.paid_at FROM provider_payment q JOIN payout p ON p.id = q.payout_id"
            + " JOIN payout_run r ON r.id = p.run_id";
    private static final int SAID_MAX = 400;
    private static final int DUE_MAX = 50;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ProviderTable(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private long now() {
        return Times.micros(clock.instant());
    }

    static @Nullable String cut(@Nullable String said) {
        return said == null || said.length() <= SAID_MAX ? said : said.substring(0, SAID_MAX - 1) + "…";
    }

    /** The next number of a batch in its run, from 1. */
    int nextNumber(long runId) {
        Integer last = jdbc.queryForObject(
                "SELECT COALESCE(MAX(number), 0) FROM provider_batch WHERE run_id = ?", Integer.class, runId);
        return (last == null ? 0 : last) + 1;
    }

    /** Ready, and due at once. */
    void insert(GivenBatch batch, int number, List<PayoutRow> payouts) {
        jdbc.update(
                """
                INSERT INTO provider_batch (id, program_id, run_id, number, provider, batch_key, currency, payouts, amount, state,
                  asked, next_ask_at, watched_to, given_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, ?)
                """,
                batch.id(),
                batch.programId(),
                batch.runId(),
                number,
                batch.provider(),
                batch.key(),
                batch.currency(),
                batch.payouts(),
                batch.amount(),
                GivenState.READY.word(),
                batch.createdAt(),
                batch.givenBy(),
                batch.createdAt());
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (RowWriter rows = new RowWriter(
                    connection, "provider_payment", "payout_id", "batch_id", "number", "details_id", "item")) {
                for (int i = 0; i < payouts.size(); i++) {
                    rows.add(
                            payouts.get(i).id(),
                            batch.id(),
                            i + 1,
                            payouts.get(i).detailsId(),
                            "");
                }
            }
            return true;
        });
    }

    /** Programs with batches that are to be given or asked for by now. */
    List<Integer> programsWithDue() {
        return jdbc.queryForList(
                "SELECT DISTINCT program_id FROM provider_batch WHERE next_ask_at <= ?", Integer.class, now());
    }

    /** Those of a program, whose turn came first coming first. */
    List<Long> due(int programId) {
        return jdbc.queryForList(
                "SELECT id FROM provider_batch WHERE program_id = ? AND next_ask_at <= ? ORDER BY next_ask_at, id LIMIT "
                        + DUE_MAX,
                Long.class,
                programId,
                now());
    }

    /** Locked until the transaction ends. */
    @Nullable
    GivenBatch locked(int programId, long id) {
        List<Long> found = jdbc.queryForList(
                "SELECT id FROM provider_batch WHERE id = ? AND program_id = ? FOR UPDATE", Long.class, id, programId);
        return found.isEmpty() ? null : find(programId, id);
    }

    @Nullable
    GivenBatch find(int programId, long id) {
        return jdbc
                .query(BATCHES + " WHERE b.id = ? AND b.program_id = ?", (row, i) -> batch(row), id, programId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The latest first. */
    List<GivenBatch> page(Where where, int limit) {
        return jdbc.query(
                BATCHES + where + "ORDER BY b.id DESC LIMIT " + limit,
                (row, i) -> batch(row),
                where.values().toArray());
    }

    /**
     * A call is about to be made: kept before it is, with when it was first made, and when it is made again if nothing comes of
     * it, as after a kill.
     */
    void begin(GivenBatch batch, long againAt) {
        jdbc.update(
                "UPDATE provider_batch SET asked = asked + 1, last_asked_at = ?, next_ask_at = ?,"
                        + " first_sent_at = COALESCE(first_sent_at, ?), state = ? WHERE id = ?",
                now(),
                againAt,
                now(),
                (batch.state() == GivenState.READY ? GivenState.UNKNOWN : batch.state()).word(),
                batch.id());
    }

    /** The provider surely never heard of it: as if it had not been given. */
    void notGiven(long id, long nextAskAt, String said, @Nullable String fault) {
        jdbc.update(
                "UPDATE provider_batch SET state = ?, first_sent_at = NULL, next_ask_at = ?, said = ?, fault = ? WHERE id = ?",
                GivenState.READY.word(),
                nextAskAt,
                cut(said),
                cut(fault),
                id);
    }

    void accepted(long id, String providerBatch, long nextAskAt) {
        jdbc.update(
                "UPDATE provider_batch SET state = ?, accepted_at = COALESCE(accepted_at, ?), provider_batch = ?,"
                        + " next_ask_at = ?, said = NULL, fault = NULL, not_there_by = NULL, not_there_by_id = NULL"
                        + " WHERE id = ?",
                GivenState.ACCEPTED.word(),
                now(),
                providerBatch,
                nextAskAt,
                id);
    }

    /** @param nextAskAt null once nothing is left to ask */
    void set(long id, GivenState state, @Nullable Long nextAskAt, @Nullable String said, @Nullable String fault) {
        jdbc.update(
                "UPDATE provider_batch SET state = ?, next_ask_at = ?, said = ?, fault = ? WHERE id = ?",
                state.word(),
                nextAskAt,
                cut(said),
                cut(fault),
                id);
    }

    void notThere(long id, String by, long byId) {
        jdbc.update("UPDATE provider_batch SET not_there_by = ?, not_there_by_id = ? WHERE id = ?", by, byId, id);
    }

    void askAt(long id, long at) {
        jdbc.update("UPDATE provider_batch SET next_ask_at = ? WHERE id = ?", at, id);
    }

    /** How far a round of asking payout by payout is. */
    void watched(long id, int number) {
        jdbc.update("UPDATE provider_batch SET watched_to = ? WHERE id = ?", number, id);
    }

    /** All payouts of a batch in the order in which it was given. */
    List<GivenPayment> payments(long batchId) {
        return jdbc.query(PAYMENTS + " WHERE q.batch_id = ? ORDER BY q.number", (row, i) -> payment(row), batchId);
    }

    List<GivenPayment> payments(long batchId, List<Long> payouts) {
        Where where = new Where().and("q.batch_id = ?", batchId).andIn("q.payout_id", payouts);
        return jdbc.query(
                PAYMENTS + where, (row, i) -> payment(row), where.values().toArray());
    }

    @Nullable
    GivenPayment paymentOf(long payoutId) {
        return jdbc.query(PAYMENTS + " WHERE q.payout_id = ?", (row, i) -> payment(row), payoutId).stream()
                .findFirst()
                .orElse(null);
    }

    @Nullable
    GivenBatch batchOf(long payoutId) {
        return jdbc
                .query(
                        BATCHES + " JOIN provider_payment q ON q.batch_id = b.id WHERE q.payout_id = ?",
                        (row, i) -> batch(row),
                        payoutId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** What the provider said; one row of values each: item, outcome, said, paid_at where it is first heard, payout. */
    void heard(List<Object[]> words) {
        jdbc.batchUpdate(
                "UPDATE provider_payment SET item = ?, outcome = ?, said = ?, paid_at = COALESCE(paid_at, ?)"
                        + " WHERE payout_id = ?",
                words);
    }

    private static GivenBatch batch(ResultSet row) throws SQLException {
        return new GivenBatch(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getLong("run_id"),
                row.getString("run_batch"),
                row.getString("provider"),
                row.getString("batch_key"),
                row.getString("currency"),
                row.getInt("payouts"),
                row.getLong("amount"),
                GivenState.of(row.getString("state")),
                row.getObject("first_sent_at", Long.class),
                row.getObject("accepted_at", Long.class),
                row.getString("provider_batch"),
                row.getInt("asked"),
                row.getObject("last_asked_at", Long.class),
                row.getObject("next_ask_at", Long.class),
                row.getInt("watched_to"),
                row.getString("said"),
                row.getString("fault"),
                row.getString("not_there_by"),
                row.getObject("not_there_by_id", Long.class),
                row.getString("given_by"),
                row.getLong("created_at"));
    }

    private static GivenPayment payment(ResultSet row) throws SQLException {
        return new GivenPayment(
                PayoutTable.payout(row),
                row.getInt("place"),
                row.getLong("paid_to"),
                row.getString("item"),
                row.getString("outcome"),
                row.getString("said"),
                row.getObject("paid_at", Long.class));
    }
}
