package io.ratebook.idempotency;

import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of the keys. Each call is a short transaction of its own. */
@Component
class KeyTable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OWNER_BYTES = 16;
    private static final long KEPT_MICROS = Duration.ofDays(30).toNanos() / 1_000;
    private static final long SWEEP_MICROS = Duration.ofHours(1).toNanos() / 1_000;
    private static final int SWEPT_MAX = 5_000;
    private static final String ONE = " WHERE caller = ? AND method_path = ? AND idem_key = ?";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicLong swept = new AtomicLong();

    KeyTable(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the key this attempt's, if it is new or its attempt is dead; else says what became of the first. */
    Attempt begin(CallKey key, Duration lease) {
        sweep();
        long now = Times.micros(clock.instant());
        long until = now + lease.toNanos() / 1_000;
        byte[] random = new byte[OWNER_BYTES];
        RANDOM.nextBytes(random);
        String owner = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            transactions.run(() -> jdbc.update(
                    "INSERT INTO idempotency (caller, method_path, idem_key, owner, state, writes, lease_until, created_at)"
                            + " VALUES (?, ?, ?, ?, 'running', 0, ?, ?)",
                    key.caller(),
                    key.methodAndPath(),
                    key.key(),
                    owner,
                    until,
                    now));
            return new Attempt.Begun(key, owner);
        } catch (DuplicateKeyException notTheFirst) {
            return transactions.get(() -> after(key, owner, now, until));
        }
    }

    private Attempt after(CallKey key, String owner, long now, long until) {
        Row row = DataAccessUtils.singleResult(jdbc.query(
                "SELECT owner, state, lease_until, request_hash, status, content_type, location, body FROM idempotency"
                        + ONE + " FOR UPDATE",
                KeyTable::row,
                key.caller(),
                key.methodAndPath(),
                key.key()));
        if (row == null) {
            return new Attempt.UnderWay();
        }
        if (row.done() != null) {
            return row.done();
        }
        if (now <= row.leaseUntil()) {
            return new Attempt.UnderWay();
        }
        if (row.written()) {
            return new Attempt.AnswerLost();
        }
        jdbc.update(
                "UPDATE idempotency SET owner = ?, lease_until = ?" + ONE,
                owner,
                until,
                key.caller(),
                key.methodAndPath(),
                key.key());
        return new Attempt.Begun(key, owner);
    }

    private record Row(boolean written, long leaseUntil, Attempt.@Nullable Done done) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        Attempt.Done done = state.equals("done")
                ? new Attempt.Done(
                        row.getBytes("request_hash"),
                        new Attempt.Answer(
                                row.getInt("status"),
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getBytes("body")))
                : null;
        return new Row(state.equals("written"), row.getLong("lease_until"), done);
    }

    /** In the transaction that does something: says that it did. False if the key is another attempt's by now. */
    boolean write(Attempt.Begun attempt) {
        return update("state = 'written', writes = writes + 1", attempt) == 1;
    }

    void finish(Attempt.Begun attempt, byte[] requestHash, Attempt.Answer answer) {
        transactions.run(() -> update(
                "state = 'done', request_hash = ?, status = ?, content_type = ?, location = ?, body = ?",
                attempt,
                requestHash,
                answer.status(),
                answer.contentType(),
                answer.location(),
                answer.body()));
    }

    private int update(String change, Attempt.Begun attempt, @Nullable Object... values) {
        @Nullable Object[] all = new Object[values.length + 4];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = attempt.key().caller();
        all[values.length + 1] = attempt.key().methodAndPath();
        all[values.length + 2] = attempt.key().key();
        all[values.length + 3] = attempt.owner();
        return jdbc.update("UPDATE idempotency SET " + change + ONE + " AND owner = ?", all);
    }

    /** Gives a key back that nothing was done under, or only what a refusal leaves. */
    void release(Attempt.Begun attempt, boolean evenIfWritten) {
        transactions.run(() -> jdbc.update(
                "DELETE FROM idempotency" + ONE + " AND owner = ?" + (evenIfWritten ? "" : " AND state = 'running'"),
                attempt.key().caller(),
                attempt.key().methodAndPath(),
                attempt.key().key(),
                attempt.owner()));
    }

    /** Forgets keys of more than thirty days ago, from time to time. */
    private void sweep() {
        long now = Times.micros(clock.instant());
        long last = swept.get();
        if (now - last > SWEEP_MICROS && swept.compareAndSet(last, now)) {
            transactions.run(() -> jdbc.update(
                    "DELETE FROM idempotency WHERE created_at < ? ORDER BY created_at LIMIT " + SWEPT_MAX,
                    now - KEPT_MICROS));
        }
    }
}
