package io.ratebook.payout;

import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was handed to people or files, where nothing says what became of it, is void once two of them say that it was not sent. */
@Component
public class NotSent {
    private final JdbcTemplate jdbc;
    private final FourEyes fourEyes;
    private final CurrentActor actor;

    NotSent(JdbcTemplate jdbc, FourEyes fourEyes, CurrentActor actor) {
        this.jdbc = jdbc;
        this.fourEyes = fourEyes;
        this.actor = actor;
    }

    /**
     * Takes down who says so; of a payout that the current transaction has locked.
     *
     * @param invoice its number, for people
     * @return whether somebody else said so before
     * @throws io.ratebook.web.Refusal if the same person says it twice
     */
    public boolean isConfirmed(long payoutId, long invoice) {
        Actor by = actor.current();
        Long first = first(payoutId);
        if (first == null) {
            jdbc.update(
                    "UPDATE payout SET void_asked_by = ?, void_asked_by_id = ? WHERE id = ?",
                    by.name(),
                    by.personId(),
                    payoutId);
            return false;
        }
        fourEyes.refuse(by, List.of(first), "saying that invoice " + invoice + " was not sent");
        return true;
    }

    private @Nullable Long first(long payoutId) {
        return jdbc.queryForObject("SELECT void_asked_by_id FROM payout WHERE id = ?", Long.class, payoutId);
    }
}
