package io.ratebook.notice;

import io.ratebook.database.Ids;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The webhooks of a program. */
@Service
public class Webhooks {
    /** Each is a copy of all news; who needs more has a broker of their own. */
    private static final int COUNT_MAX = 20;

    private static final String SELECT = """
            SELECT w.*,
              (SELECT COUNT(*) FROM outbox o WHERE o.done = 0 AND o.webhook_id = w.id) AS waiting,
              (SELECT COUNT(*) FROM outbox o WHERE o.state = 'failed' AND o.program_id = w.program_id AND o.webhook_id = w.id)
                AS failed,
              (SELECT MAX(o.ended_at) FROM outbox o WHERE o.webhook_id = w.id AND o.state = 'sent') AS last_sent_at
              FROM webhook w
             WHERE w.removed_at IS NULL AND w.program_id = ?\
            """;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor actor;
    private final Outbox outbox;
    private final OutboxTable table;
    private final PublicAddresses addresses;

    Webhooks(
            JdbcTemplate jdbc,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Audit audit,
            CurrentActor actor,
            Outbox outbox,
            OutboxTable table,
            NoticeSettings.Holder settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.actor = actor;
        this.outbox = outbox;
        this.table = table;
        this.addresses = new PublicAddresses(settings.settings().allowPrivate());
    }

    /** Where something is sent, and what it is signed with. */
    record Target(String url, String secret) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** Null if nothing is sent there. */
    @Nullable
    Target target(long id) {
        return DataAccessUtils.singleResult(jdbc.query(
                "SELECT url, secret FROM webhook WHERE id = ? AND enabled = 1 AND removed_at IS NULL",
                (row, number) -> new Target(row.getString(1), row.getString(2)),
                id));
    }

    /** The oldest first. */
    public List<Webhook> all(Program program) {
        return jdbc.query(SELECT + " ORDER BY w.id", (row, number) -> webhook(row), program.id());
    }

    public Webhook required(Program program, long id) {
        return jdbc.query(SELECT + " AND w.id = ?", (row, number) -> webhook(row), program.id(), id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("webhook", id));
    }

    /**
     * A new webhook.
     *
     * @throws Refusal naming all wrong fields
     */
    public Webhook.WithSecret create(Program program, Webhook.Wish wish) {
        FieldProblems problems = new FieldProblems();
        String url = WebhookUrl.read("url", wish.url(), addresses, problems);
        Set<Topic> topics = topics(wish.topics(), problems);
        problems.refuseIfAny();
        boolean enabled = wish.enabled() == null || wish.enabled();
        long id = ids.next("webhook");
        String secret = Signature.secret();
        return transactions.get(() -> {
            refuseTooMany(program);
            jdbc.update(
                    "INSERT INTO webhook (id, program_id, url, secret, topics, enabled, created_by, created_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    program.id(),
                    url,
                    secret,
                    text(topics),
                    enabled ? 1 : 0,
                    actor.current().name(),
                    now());
            listen(program, id, enabled ? topics : Set.of());
            Webhook made = required(program, id);
            audit.record("webhook.create", object(id), program.code(), null, shown(made));
            return new Webhook.WithSecret(made, secret);
        });
    }

    private void refuseTooMany(Program program) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM webhook WHERE program_id = ? AND removed_at IS NULL",
                Integer.class,
                program.id());
        if (count != null && count >= COUNT_MAX) {
            throw Refusal.conflict("too-many-webhooks", "a program has at most " + COUNT_MAX + " webhooks");
        }
    }

    /** Changes what is not null. One that is disabled is sent nothing: what waits for it waits on, and nothing is added. */
    public Webhook change(Program program, long id, Webhook.Wish wish) {
        FieldProblems problems = new FieldProblems();
        String url = wish.url() == null ? null : WebhookUrl.read("url", wish.url(), addresses, problems);
        Set<Topic> wanted = wish.topics() == null ? null : topics(wish.topics(), problems);
        problems.refuseIfAny();
        return transactions.get(() -> {
            lock(program, id);
            Webhook before = required(program, id);
            Set<Topic> topics = wanted == null ? Set.copyOf(before.topics()) : wanted;
            boolean enabled = wish.enabled() == null ? before.enabled() : wish.enabled();
            jdbc.update(
                    "UPDATE webhook SET url = ?, topics = ?, enabled = ? WHERE id = ?",
                    url == null ? before.url() : url,
                    text(topics),
                    enabled ? 1 : 0,
                    id);
            listen(program, id, enabled ? topics : Set.of());
            Webhook after = required(program, id);
            if (!shown(after).equals(shown(before))) {
                audit.record("webhook.edit", object(id), program.code(), shown(before), shown(after));
            }
            return after;
        });
    }

    /** A new secret, which counts from the next try on. */
    public Webhook.WithSecret renewSecret(Program program, long id) {
        String secret = Signature.secret();
        return transactions.get(() -> {
            lock(program, id);
            jdbc.update("UPDATE webhook SET secret = ? WHERE id = ?", secret, id);
            Webhook webhook = required(program, id);
            audit.record("webhook.secret", object(id), program.code(), null, null);
            return new Webhook.WithSecret(webhook, secret);
        });
    }

    /** What waits for it is not sent any more; what was sent stays in the list. */
    public void remove(Program program, long id) {
        transactions.run(() -> {
            lock(program, id);
            Webhook before = required(program, id);
            listen(program, id, Set.of());
            jdbc.update("UPDATE webhook SET removed_at = ?, enabled = 0, secret = '' WHERE id = ?", now(), id);
            table.drop(id);
            audit.record("webhook.remove", object(id), program.code(), shown(before), null);
        });
    }

    /** Sends it something to try it. */
    public void test(Program program, long id) {
        transactions.run(() -> {
            lock(program, id);
            if (!required(program, id).enabled()) {
                throw Refusal.conflict("webhook-disabled", "webhook " + id + " is disabled: nothing is sent to it");
            }
            outbox.add(program.id(), Topic.TEST, List.of(id), List.of(Map.of("webhook", id)));
            audit.record("webhook.test", object(id), program.code(), null, null);
        });
    }

    private void lock(Program program, long id) {
        if (jdbc.queryForList(
                        "SELECT id FROM webhook WHERE id = ? AND program_id = ? AND removed_at IS NULL FOR UPDATE",
                        Long.class,
                        id,
                        program.id())
                .isEmpty()) {
            throw Refusal.notFound("webhook", id);
        }
    }

    private void listen(Program program, long id, Set<Topic> topics) {
        jdbc.update("DELETE FROM webhook_topic WHERE webhook_id = ?", id);
        for (Topic topic : topics) {
            jdbc.update(
                    "INSERT INTO webhook_topic (program_id, topic, webhook_id) VALUES (?, ?, ?)",
                    program.id(),
                    topic.word(),
                    id);
        }
    }

    private static Set<Topic> topics(@Nullable List<String> words, FieldProblems problems) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        if (words == null || words.isEmpty()) {
            problems.add("topics", null, "at least one of " + Topic.words());
            return topics;
        }
        for (int i = 0; i < words.size(); i++) {
            Topic topic = Topic.find(words.get(i));
            if (topic == null || topic == Topic.TEST) {
                problems.add("topics[" + i + "]", words.get(i), "one of " + Topic.words());
            } else {
                topics.add(topic);
            }
        }
        return topics;
    }

    private static String text(Set<Topic> topics) {
        return topics.stream().sorted().map(Topic::word).collect(Collectors.joining(","));
    }

    private static String object(long id) {
        return "webhook " + id;
    }

    /** A path may hold what its owner takes for secret, so the log of changes has it as the list does: for admins only. */
    private static Map<String, Object> shown(Webhook webhook) {
        return Map.of(
                "url",
                webhook.url(),
                "topics",
                webhook.topics().stream().map(Topic::word).toList(),
                "enabled",
                webhook.enabled());
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getString("url"),
                Arrays.stream(row.getString("topics").split(","))
                        .map(Topic::find)
                        .filter(Objects::nonNull)
                        .toList(),
                row.getBoolean("enabled"),
                row.getString("created_by"),
                row.getLong("created_at"),
                row.getLong("waiting"),
                row.getLong("failed"),
                row.getObject("last_sent_at", Long.class));
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
