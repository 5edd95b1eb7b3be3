package io.ratebook.people;

import io.ratebook.database.Ids;
import io.ratebook.web.Times;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The log of who did what, when, from where. Rows are only ever added; the database refuses anything else. */
@Component
public class Audit {
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;
    private final CurrentActor currentActor;

    Audit(JdbcTemplate jdbc, Ids ids, Clock clock, JsonMapper json, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.currentActor = currentActor;
    }

    /**
     * Says, in the transaction that does it, that the current actor does something.
     *
     * @param action a verb after its room: {@code partner.pause}
     * @param object what it is done to: {@code partner P-1}
     * @param programCode null where it belongs to no program
     * @param before what JSON shows of the object as it was; no secrets; null where there was none
     * @param after the same as it is now; null where there is none left
     * @throws IllegalStateException outside of a transaction
     */
    public void record(
            String action,
            String object,
            @Nullable String programCode,
            @Nullable Object before,
            @Nullable Object after) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("\"" + action + "\" is to be said in the transaction that does it");
        }
        Actor actor = currentActor.current();
        jdbc.update(
                """
                INSERT INTO audit_entry
                  (id, recorded_at, actor_id, actor_kind, actor, action, object, program, before_json, after_json, ip)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                ids.next("audit_entry"),
                Times.micros(clock.instant()),
                actor.id(),
                actor.kind().name(),
                actor.name(),
                action,
                object,
                programCode,
                text(before),
                text(after),
                address());
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
