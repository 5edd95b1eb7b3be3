package io.ratebook.notice;

import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * The statements over what is to be sent. Whoever tries a row holds it by a lease, timed by the clock of the database: nothing is
 * locked while others are talked to, and what a dead process held is tried by another one.
 */
@Component
class OutboxTable {
    /** Stands where the webhook does; no webhook has it. */
    static final long MAIL = 0;

    /** Epoch-micros by the clock of the database. */
    private static final String NOW = "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";

    private static final int ANSWER_MAX = 2_000;
    private static final int REMOVED_AT_ONCE = 1_000;
    private static final int MAILS_AT_ONCE = 50;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Clock clock;

    OutboxTable(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A row to be. */
    record Fresh(
            int programId,
            long webhookId,
            @Nullable Long mailId,
            String eventId,
            String topic,
            int items,
            String payload,
            long createdAt) {}

    /**
     * A row that this process tries now.
     *
     * @param attempts this one among them
     */
    record Taken(long id, String eventId, String topic, String payload, int attempts, long createdAt, String claim) {}

    /** A mail's row. */
    record MailRow(long id, long mailId) {}

    /** How things stand. */
    record Standing(long open, @Nullable Long oldestAt, long failed) {}

    List<Long> listening(int programId, Topic topic) {
        return jdbc.queryForList(
                "SELECT webhook_id FROM webhook_topic WHERE program_id = ? AND topic = ? ORDER BY webhook_id",
                Long.class,
                programId,
                topic.word());
    }

    long insert(Fresh row) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement("""
                            INSERT INTO outbox (program_id, webhook_id, mail_id, event_id, topic, items, payload, state, done,
                              attempts, due_at, created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0, 0, ?)
                            """, Statement.RETURN_GENERATED_KEYS);
                    insert.setInt(1, row.programId());
                    insert.setLong(2, row.webhookId());
                    insert.setObject(3, row.mailId());
                    insert.setString(4, row.eventId());
                    insert.setString(5, row.topic());
                    insert.setInt(6, row.items());
                    insert.setString(7, row.payload());
                    insert.setLong(8, row.createdAt());
                    return insert;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Webhooks whose first open row is due. Those behind it wait, so that a webhook is told in order. */
    List<Long> dueWebhooks() {
        return jdbc.queryForList("""
                SELECT w.id FROM webhook w
                  JOIN outbox o ON o.id = (SELECT MIN(x.id) FROM outbox x WHERE x.done = 0 AND x.webhook_id = w.id)
                 WHERE w.enabled = 1 AND w.removed_at IS NULL AND o.due_at <=\s""" + NOW, Long.class);
    }

    /**
     * Mails that are due, the oldest first.
     *
     * @param before only those written down before this instant, micros
     */
    List<MailRow> dueMails(long before) {
        return jdbc.query(
                "SELECT id, mail_id FROM outbox WHERE done = 0 AND webhook_id = ? AND created_at < ? AND due_at <= "
                        + NOW + " ORDER BY id LIMIT " + MAILS_AT_ONCE,
                (row, number) -> new MailRow(row.getLong(1), row.getLong(2)),
                MAIL,
                before);
    }

    /** The first open row of a webhook, held from now on; null if it is not due, or another process has it. */
    @Nullable
    Taken takeFirst(long webhookId, Duration lease) {
        Long first = jdbc.queryForObject(
                "SELECT MIN(id) FROM outbox WHERE done = 0 AND webhook_id = ?", Long.class, webhookId);
        return first == null ? null : take(first, lease);
    }

    /** A row, held from now on; null if it is not due any more, or another process has it. */
    @Nullable
    Taken take(long id, Duration lease) {
        return transactions.get(() -> Optional.ofNullable(taken(id, lease))).orElse(null);
    }

    private @Nullable Taken taken(long id, Duration lease) {
        String claim = UUID.randomUUID().toString();
        Taken taken = DataAccessUtils.singleResult(jdbc.query(
                "SELECT id, event_id, topic, payload, attempts, created_at FROM outbox WHERE id = ? AND done = 0"
                        + " AND due_at <= " + NOW + " FOR UPDATE SKIP LOCKED",
                (row, number) -> taken(row, claim),
                id));
        if (taken != null) {
            jdbc.update(
                    "UPDATE outbox SET claim = ?, attempts = attempts + 1, due_at = " + NOW + " + ? WHERE id = ?",
                    claim,
                    micros(lease),
                    id);
        }
        return taken;
    }

    private static Taken taken(ResultSet row, String claim) throws SQLException {
        return new Taken(
                row.getLong("id"),
                row.getString("event_id"),
                row.getString("topic"),
                row.getString("payload"),
                row.getInt("attempts") + 1,
                row.getLong("created_at"),
                claim);
    }

    /** Nothing more is tried; nothing happens if the row was taken away from who held it. */
    void end(Taken taken, DeliveryState state, @Nullable Integer status, @Nullable String answer) {
        jdbc.update(
                "UPDATE outbox SET state = ?, done = 1, claim = NULL, ended_at = ?, status = ?, answer = ?"
                        + " WHERE id = ? AND claim = ?",
                state.word(),
                Times.micros(clock.instant()),
                status,
                cut(answer),
                taken.id(),
                taken.claim());
    }

    /** It is tried again after a while; nothing happens if the row was taken away from who held it. */
    void tryAgain(Taken taken, Duration delay, @Nullable Integer status, @Nullable String answer) {
        jdbc.update(
                "UPDATE outbox SET claim = NULL, due_at = " + NOW
                        + " + ?, status = ?, answer = ? WHERE id = ? AND claim = ?",
                micros(delay),
                status,
                cut(answer),
                taken.id(),
                taken.claim());
    }

    /** Ends what waits for a webhook that is removed. */
    void drop(long webhookId) {
        jdbc.update(
                "UPDATE outbox SET state = ?, done = 1, claim = NULL, ended_at = ?, answer = ?"
                        + " WHERE done = 0 AND webhook_id = ?",
                DeliveryState.DROPPED.word(),
                Times.micros(clock.instant()),
                "the webhook was removed",
                webhookId);
    }

    /** Ends what waits for a mail. */
    void dropMail(long mailId, long outboxId) {
        jdbc.update(
                "UPDATE outbox SET state = ?, done = 1, claim = NULL, ended_at = ? WHERE id = ? AND mail_id = ? AND done = 0",
                DeliveryState.DROPPED.word(),
                Times.micros(clock.instant()),
                outboxId,
                mailId);
    }

    /** An ended row is to be sent again, with as many tries as a new one; false if it has not ended. */
    boolean open(long id) {
        return jdbc.update(
                        "UPDATE outbox SET state = 'waiting', done = 0, attempts = 0, due_at = 0, ended_at = NULL"
                                + " WHERE id = ? AND done = 1",
                        id)
                == 1;
    }

    /** Forgets what ended before an instant, some at a time; answers how many. */
    int removeEnded(long before) {
        return jdbc.update(
                "DELETE FROM outbox WHERE done = 1 AND ended_at < ? ORDER BY ended_at LIMIT " + REMOVED_AT_ONCE,
                before);
    }

    /** Over all programs; what a disabled webhook waits for is not late. */
    Standing standing() {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                SELECT COUNT(*), MIN(o.created_at),
                  (SELECT COUNT(*) FROM outbox f WHERE f.state = 'failed')
                  FROM outbox o LEFT JOIN webhook w ON w.id = o.webhook_id
                 WHERE o.done = 0 AND (o.webhook_id = 0 OR w.enabled = 1)
                """, (row, number) -> new Standing(row.getLong(1), row.getObject(2, Long.class), row.getLong(3))));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.codePointCount(0, text.length()) <= ANSWER_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, ANSWER_MAX));
    }
}
