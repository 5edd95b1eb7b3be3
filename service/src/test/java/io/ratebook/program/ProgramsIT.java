package io.ratebook.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ServiceTest;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.web.FieldProblem;
import io.ratebook.web.Refusal;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgramsIT extends ServiceTest {
    private final Programs programs = bean(Programs.class);

    private Program shop() {
        return programs.create(new ProgramDraft("shop", "The shop", "GBP", "Europe/London"));
    }

    private void sell(Program program) {
        database().jdbc().update("""
                INSERT INTO sale (id, program_id, source, reference, refund, occurred_at, recorded_at, event, currency,
                  amount, discount, tax, shipping, fees, content_hash, state)
                VALUES (1, ?, 'default', 'S1', 0, 0, 0, 'sale', 'GBP', 0, 0, 0, 0, 0, '0123456789012345', 'none')
                """, program.id());
    }

    @Test
    void a_program_is_found_by_its_code() {
        Program shop = shop();
        assertThat(programs.required("shop")).isEqualTo(shop);
        assertThat(programs.byId(shop.id())).isEqualTo(shop);
        assertThat(programs.byCode("SHOP")).isNull();
        assertThatThrownBy(() -> programs.required("nope")).hasMessage("there is no program \"nope\"");
        assertThatThrownBy(this::shop).hasMessage("there is a program \"shop\" already");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> programs.create(new ProgramDraft("a/b", " ", "EURO", "CEST")))
                .isInstanceOf(Refusal.class)
                .extracting(refused -> ((Refusal) refused).errors(), InstanceOfAssertFactories.list(FieldProblem.class))
                .extracting(FieldProblem::field)
                .containsExactly("code", "name", "currency", "zone");
    }

    @Test
    @DisplayName("G08: sums keep their currency and days their zone once something was counted in them")
    void currency_and_zone_stay_once_there_is_a_sale() {
        Program shop = shop();
        programs.change("shop", new ProgramDraft(null, null, "EUR", null));
        sell(shop);
        assertThatThrownBy(() -> programs.change("shop", new ProgramDraft(null, null, null, "UTC")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot change: it has sales");
        Program renamed = programs.change("shop", new ProgramDraft(null, "Another", "EUR", "Europe/London"));
        assertThat(renamed.name()).isEqualTo("Another");
        assertThat(programs.required("shop")).isEqualTo(renamed);
    }

    @Test
    void what_another_instance_changes_is_seen_within_seconds() throws InterruptedException {
        shop();
        assertThat(programs.required("shop").name()).isEqualTo("The shop");
        database().jdbc().update("UPDATE program SET name = 'Theirs', version = version + 1");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!programs.required("shop").name().equals("Theirs") && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(programs.required("shop").name()).isEqualTo("Theirs");
    }

    @Test
    @DisplayName("G04: a token of one program knows no other")
    void a_token_of_one_program_knows_no_other() {
        Program shop = shop();
        programs.create(new ProgramDraft("other", "Other", "EUR", "UTC"));
        Actor token = new Actor(1, "till", Actor.Kind.TOKEN, 1, "shop");
        bean(CurrentActor.class).as(token, () -> {
            assertThat(programs.required("shop")).isEqualTo(shop);
            assertThatThrownBy(() -> programs.required("other")).hasMessage("there is no program \"other\"");
            assertThatThrownBy(() -> programs.change("other", new ProgramDraft(null, "Mine", null, null)))
                    .hasMessage("there is no program \"other\"");
            assertThat(programs.page(null, 10).items()).containsExactly(shop);
            return true;
        });
        assertThat(programs.page(null, 1).items()).hasSize(1);
        String next = programs.page(null, 1).next();
        assertThat(programs.page(next, 1).items()).containsExactly(shop);
        assertThat(programs.page(next, 1).next()).isNull();
    }
}
