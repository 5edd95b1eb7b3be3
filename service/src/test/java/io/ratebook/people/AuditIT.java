package io.ratebook.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ServiceTest;
import io.ratebook.web.Transactions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditIT extends ServiceTest {
    private final Audit audit = bean(Audit.class);
    private final Transactions transactions = bean(Transactions.class);

    @Test
    @DisplayName("G05: an entry says who did what to what, with before and after, and goes with its transaction")
    void an_entry_belongs_to_the_transaction_that_does_it() {
        Actor ada = Actor.person(7, "ada");
        bean(CurrentActor.class).as(ada, () -> {
            transactions.run(
                    () -> audit.record("partner.pause", "partner P-1", "shop", Map.of("state", "approved"), null));
            return true;
        });
        assertThatThrownBy(() -> transactions.run(() -> {
                    audit.record("partner.leave", "partner P-1", "shop", null, null);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        Map<String, Object> row = database().jdbc().queryForMap("SELECT * FROM audit_entry");
        assertThat(row)
                .containsEntry("actor", "ada")
                .containsEntry("actor_id", 7L)
                .containsEntry("action", "partner.pause")
                .containsEntry("before_json", "{\"state\":\"approved\"}")
                .containsEntry("after_json", null);
        assertThatThrownBy(() -> audit.record("partner.pause", "partner P-1", "shop", null, null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("G05: an entry cannot be changed or taken away")
    void the_log_is_only_ever_added_to() {
        transactions.run(() -> audit.record("partner.pause", "partner P-1", null, null, null));

        assertThatThrownBy(() -> database().jdbc().update("UPDATE audit_entry SET actor = 'nobody'"))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> database().jdbc().update("DELETE FROM audit_entry"))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> database().jdbc().update("REPLACE INTO audit_entry SELECT * FROM audit_entry"))
                .hasMessageContaining("only ever added to");
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM audit_entry", Integer.class))
                .isEqualTo(1);
    }
}
