package io.ratebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final LocalDate DAY = LocalDate.of(2011, 3, 1);
    private static final int TRIES = 100_000;

    private static Entry entry(Leg... legs) {
        return new Entry("sale", 5, 1, DAY, List.of(legs));
    }

    private static Leg earned(long amount, String currency) {
        return new Leg(AccountName.earned("P1", currency), amount);
    }

    private static Leg expense(long amount, String currency) {
        return new Leg(AccountName.expense(currency), amount);
    }

    @Test
    @DisplayName("reliability 1: of 100,000 random entries of several legs and currencies every balanced one exists")
    void balanced_entries_exist() {
        RandomEntries random = new RandomEntries(20101201, 50);
        for (int i = 0; i < TRIES; i++) {
            Map<String, Long> sums = new HashMap<>();
            random.entry().legs().forEach(leg -> sums.merge(leg.account().currency(), leg.amount(), Long::sum));
            assertThat(sums.values()).containsOnly(0L);
        }
    }

    @Test
    @DisplayName("reliability 1: of 100,000 random entries of several legs and currencies no unbalanced one exists")
    void unbalanced_entries_do_not_exist() {
        RandomEntries random = new RandomEntries(20101202, 50);
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            List<Leg> legs = random.unbalanced();
            try {
                new Entry("sale", i, 0, DAY, legs);
            } catch (UnbalancedEntryException expected) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(TRIES);
    }

    @Test
    @DisplayName("G08, reliability 6: currencies do not make up for each other")
    void each_currency_balances_by_itself() {
        assertThatThrownBy(() -> entry(earned(5, "EUR"), expense(-5, "USD")))
                .isInstanceOf(UnbalancedEntryException.class)
                .hasMessageContaining("entry sale 5/1");
    }

    @Test
    void an_entry_of_nothing_is_refused() {
        assertThatThrownBy(() -> entry()).isInstanceOf(UnbalancedEntryException.class);
        assertThatThrownBy(() -> earned(0, "EUR")).isInstanceOf(UnbalancedEntryException.class);
    }

    @Test
    @DisplayName("reliability 5: a sum beyond 64 bits is an error, never a wrapped value")
    void a_sum_beyond_64_bits_is_an_error() {
        assertThatThrownBy(() -> entry(earned(Long.MAX_VALUE, "EUR"), earned(Long.MAX_VALUE, "EUR"), expense(2, "EUR")))
                .isInstanceOf(AmountOverflowException.class);
        // As wrapped values these two would sum to zero.
        assertThatThrownBy(() -> entry(earned(Long.MIN_VALUE, "EUR"), expense(Long.MIN_VALUE, "EUR")))
                .isInstanceOf(AmountOverflowException.class);
        assertThatThrownBy(() -> Entry.earned("sale", 1, 0, DAY, "P1", Long.MIN_VALUE, "EUR"))
                .isInstanceOf(ArithmeticException.class);
        assertThat(entry(earned(Long.MAX_VALUE, "EUR"), expense(-Long.MAX_VALUE, "EUR"))
                        .legs())
                .hasSize(2);
    }
}
