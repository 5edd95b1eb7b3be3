package io.ratebook.notice;

import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Says, in the transaction that does it, that something happened; machines that listen are told once it is committed. */
@Component
public class Outbox {
    /** Of a delivery: some tens of kilobytes. */
    private static final int ITEMS_MAX = 500;

    private final OutboxTable table;
    private final Programs programs;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(OutboxTable table, Programs programs, JsonMapper json, Clock clock) {
        this.table = table;
        this.programs = programs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a delivery says. It is made once and sent as it is however often it is tried.
     *
     * @param id the same for all tries, and for all webhooks of the program
     * @param items ids and references of what it happened to, no personal data
     */
    record Event(String id, String topic, String program, String at, List<?> items) {}

    /**
     * Says it. Where nobody listens this is one look at an index and nothing is written; where somebody does, a row for each
     * 500 things.
     *
     * @param items asked for only if somebody listens; each is a thing's JSON: ids and references, no personal data
     * @throws IllegalStateException outside of a transaction
     */
    public void add(int programId, Topic topic, Supplier<? extends List<?>> items) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("\"" + topic.word() + "\" is to be said in the transaction that does it");
        }
        List<Long> webhooks = table.listening(programId, topic);
        if (webhooks.isEmpty()) {
            return;
        }
        List<?> all = items.get();
        for (int from = 0; from < all.size(); from += ITEMS_MAX) {
            add(programId, topic, webhooks, all.subList(from, Math.min(all.size(), from + ITEMS_MAX)));
        }
    }

    /** One delivery for each of the webhooks. */
    void add(int programId, Topic topic, List<Long> webhooks, List<?> items) {
        Program program = Objects.requireNonNull(programs.byId(programId));
        long now = Times.micros(clock.instant());
        Event event = new Event(UUID.randomUUID().toString(), topic.word(), program.code(), Times.iso(now), items);
        String payload = json.writeValueAsString(event);
        for (long webhook : webhooks) {
            table.insert(new OutboxTable.Fresh(
                    programId, webhook, null, event.id(), topic.word(), items.size(), payload, now));
        }
    }

    /**
     * Has a mail sent.
     *
     * @return the row's id
     */
    long addMail(int programId, long mailId) {
        return table.insert(new OutboxTable.Fresh(
                programId,
                OutboxTable.MAIL,
                mailId,
                UUID.randomUUID().toString(),
                "mail",
                1,
                "",
                Times.micros(clock.instant())));
    }
}
