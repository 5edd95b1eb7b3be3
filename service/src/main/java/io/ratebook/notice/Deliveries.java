package io.ratebook.notice;

import io.ratebook.database.Where;
import io.ratebook.people.Audit;
import io.ratebook.program.Program;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** What webhooks were sent, and are to be sent: the latest first. */
@Service
public class Deliveries {
    private static final int ALL_AT_ONCE = 500;
    private static final String COLUMNS = """
            SELECT o.id, o.webhook_id, w.url, o.event_id, o.topic, o.items, o.state, o.done, o.attempts, o.created_at, o.due_at,
              o.ended_at, o.status, o.answer\
            """;
    private static final String FROM = " FROM outbox o JOIN webhook w ON w.id = o.webhook_id";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final OutboxTable table;
    private final Audit audit;

    Deliveries(JdbcTemplate jdbc, Transactions transactions, OutboxTable table, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.table = table;
        this.audit = audit;
    }

    /** Which are listed; null for any. */
    public record Filter(
            @Nullable Long webhook,
            @Nullable DeliveryState state,
            @Nullable String topic) {
        Where where(int programId) {
            return new Where()
                    .and("o.program_id = ?", programId)
                    .and("o.webhook_id > ?", OutboxTable.MAIL)
                    .andIf(webhook, "o.webhook_id = ?")
                    .andIf(state == null ? null : state.word(), "o.state = ?")
                    .andIf(topic, "o.topic = ?");
        }
    }

    public Page<Delivery> page(int programId, Filter filter, @Nullable String cursor, int limit) {
        Cursor.Scope scope = Cursor.Scope.of("-createdAt", programId, filter.webhook(), filter.state(), filter.topic());
        Cursor after = scope.read(cursor, 1);
        return Page.of(
                read(programId, filter, after == null ? Long.MAX_VALUE : after.number(0), limit + 1),
                limit,
                (Delivery last) -> scope.after(last.id()));
    }

    /** Hands over all of them, some hundred at a time. */
    public void each(int programId, Filter filter, Consumer<Delivery> taker) {
        long before = Long.MAX_VALUE;
        List<Delivery> some;
        do {
            some = read(programId, filter, before, ALL_AT_ONCE);
            some.forEach(taker);
            before = some.isEmpty() ? 0 : some.get(some.size() - 1).id();
        } while (some.size() == ALL_AT_ONCE);
    }

    public long count(int programId, Filter filter) {
        Where where = filter.where(programId);
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM outbox o" + where,
                Long.class,
                where.values().toArray()));
    }

    private List<Delivery> read(int programId, Filter filter, long before, int limit) {
        Where where = filter.where(programId).and("o.id < ?", before);
        return jdbc.query(
                COLUMNS + FROM + where + "ORDER BY o.id DESC LIMIT " + limit,
                (row, number) -> delivery(row, null),
                where.values().toArray());
    }

    /** With its body. */
    public Delivery required(int programId, long id) {
        return jdbc
                .query(
                        COLUMNS + ", o.payload" + FROM + " WHERE o.id = ? AND o.program_id = ?",
                        (row, number) -> delivery(row, row.getString("payload")),
                        id,
                        programId)
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("delivery", id));
    }

    /** Sends one that was sent or given up once more: the same body under the same id, before what waits already. */
    public Delivery sendAgain(Program program, long id) {
        return transactions.get(() -> {
            Delivery before = required(program.id(), id);
            if (jdbc.queryForList(
                            "SELECT id FROM webhook WHERE id = ? AND removed_at IS NULL",
                            Long.class,
                            before.webhookId())
                    .isEmpty()) {
                throw Refusal.conflict("webhook-removed", "the webhook of delivery " + id + " was removed");
            }
            if (!table.open(id)) {
                throw Refusal.conflict("delivery-waiting", "delivery " + id + " is still being sent");
            }
            audit.record(
                    "webhook.send",
                    "webhook " + before.webhookId() + " delivery " + id,
                    program.code(),
                    before.state().word(),
                    DeliveryState.WAITING.word());
            return required(program.id(), id);
        });
    }

    private static Delivery delivery(ResultSet row, @Nullable String payload) throws SQLException {
        boolean done = row.getBoolean("done");
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("url"),
                row.getString("event_id"),
                row.getString("topic"),
                row.getInt("items"),
                Objects.requireNonNull(DeliveryState.find(row.getString("state"))),
                row.getInt("attempts"),
                row.getLong("created_at"),
                done || row.getLong("due_at") == 0 ? null : row.getLong("due_at"),
                row.getObject("ended_at", Long.class),
                row.getObject("status", Integer.class),
                row.getString("answer"),
                payload);
    }
}
