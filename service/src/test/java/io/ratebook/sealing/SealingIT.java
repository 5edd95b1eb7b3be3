package io.ratebook.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ServiceTest;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import io.ratebook.web.Transactions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows are changed behind the service's back, as who has all rights can: the triggers are taken away first. */
class SealingIT extends ServiceTest {
    private static final int TRIES = Integer.getInteger("ratebook.tries", 100);
    private static final int BLOCKS = 10;
    private static final int TRANSACTIONS_A_BLOCK = 60;
    private static final long SEED = 20_261_122;
    private static final int BITS = 30;

    private final Random random = new Random(SEED);
    private Triggers triggers = new Triggers(database().jdbc());
    private int posted;

    @BeforeEach
    void seal_some_blocks() {
        triggers = new Triggers(database().jdbc());
        Program shop = bean(Programs.class).create(new ProgramDraft("shop", "The shop", "EUR", "Europe/London"));
        for (int block = 0; block < BLOCKS; block++) {
            post(shop);
            for (int partner = 0; partner < 5; partner++) {
                String code = "P-" + block + "-" + partner;
                as("program-manager")
                        .post("/api/v1/programs/shop/partners", "{\"code\":\"" + code + "\",\"name\":\"One\"}");
            }
            bean(Sealer.class).seal(Integer.MAX_VALUE);
        }
        triggers.drop();
    }

    @AfterEach
    void bring_back() {
        triggers.restore();
    }

    private void post(Program program) {
        List<Entry> entries = IntStream.range(0, TRANSACTIONS_A_BLOCK)
                .mapToObj(i ->
                        Entry.earned("test", posted + i, 0, LocalDate.of(2011, 3, 1), "P-" + i % 7, 100 + i, "EUR"))
                .toList();
        posted += TRANSACTIONS_A_BLOCK;
        bean(Transactions.class).get(() -> bean(Ledger.class).post(program.id(), entries));
    }

    private List<Map<String, Object>> found() {
        return bean(SealInspection.class).inspect().shown();
    }

    /** The block that has the row, as the table says. */
    private long block(Chain chain, long id) {
        return bean(SealedRows.class).blocks(chain, 0).stream()
                .filter(block -> block.ids().contains(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private void assertFound(Chain chain, long... ids) {
        assertThat(found())
                .extracting(found -> found.get("chain") + " " + found.get("block"))
                .containsExactlyElementsOf(Arrays.stream(ids)
                        .map(id -> block(chain, id))
                        .sorted()
                        .distinct()
                        .mapToObj(block -> chain.word() + " " + block)
                        .toList());
    }

    private void sql(String statement, Object... values) {
        assertThat(database().jdbc().update(statement, values)).as(statement).isEqualTo(1);
    }

    private long any(Chain chain) {
        List<Long> ids = database().jdbc().queryForList("SELECT id FROM " + chain.table() + " ORDER BY id", Long.class);
        return ids.get(random.nextInt(ids.size()));
    }

    @Test
    @DisplayName("reliability 12: one bit changed in a posting, a transaction or the audit log is found, in its block")
    void one_bit_is_found() {
        assertThat(found()).isEmpty();
        List<String> columns = List.of(
                "ledger_transaction.id.booked_at",
                "ledger_transaction.id.number",
                "posting.transaction_id.amount",
                "posting.transaction_id.account_id",
                "audit_entry.id.recorded_at",
                "audit_entry.id.actor_id");
        for (int i = 0; i < TRIES; i++) {
            String[] column = columns.get(random.nextInt(columns.size())).split("\\.");
            Chain chain = column[0].equals("audit_entry") ? Chain.AUDIT : Chain.LEDGER;
            long id = any(chain);
            String row = column[0].equals("posting") ? " AND line = " + random.nextInt(2) : "";
            String flip = "UPDATE " + column[0] + " SET " + column[2] + " = CAST(" + column[2] + " ^ "
                    + (1L << random.nextInt(BITS)) + " AS SIGNED) WHERE " + column[1] + " = ?" + row;
            sql(flip, id);
            assertFound(chain, id);
            sql(flip, id);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    @DisplayName("reliability 12: rows that were deleted are found, the first block first")
    void deleted_rows_are_found() {
        long[] gone = IntStream.range(0, 10)
                .mapToLong(i -> any(Chain.AUDIT))
                .sorted()
                .distinct()
                .toArray();
        for (long id : gone) {
            sql("DELETE FROM audit_entry WHERE id = ?", id);
        }
        assertThat(found()).isNotEmpty().allSatisfy(found -> assertThat(found.get("chain"))
                .isEqualTo("audit"));
        long firstBlock = block(Chain.AUDIT, gone[0]);
        assertThat(found().get(0).get("block")).isEqualTo(firstBlock);
    }

    @Test
    @DisplayName("reliability 12: two rows that changed places are found in both their blocks")
    void swapped_rows_are_found() {
        List<Long> ids = database().jdbc().queryForList("SELECT id FROM ledger_transaction ORDER BY id", Long.class);
        long one = ids.get(3);
        long two = ids.get(ids.size() - 3);
        sql("UPDATE ledger_transaction SET id = -1 WHERE id = ?", one);
        sql("UPDATE ledger_transaction SET id = ? WHERE id = ?", one, two);
        sql("UPDATE ledger_transaction SET id = ? WHERE id = -1", two);
        assertFound(Chain.LEDGER, one, two);
    }

    @Test
    @DisplayName("reliability 12: a posting added to a sealed transaction, or a block of the chain left out, is found")
    void what_is_put_in_or_left_out_is_found() {
        long id = any(Chain.LEDGER);
        sql(
                "INSERT INTO posting (transaction_id, line, account_id, amount, currency, effective_day)"
                        + " SELECT transaction_id, 9, account_id, amount, currency, effective_day FROM posting"
                        + " WHERE transaction_id = ? AND line = 0",
                id);
        assertFound(Chain.LEDGER, id);
        sql("DELETE FROM posting WHERE transaction_id = ? AND line = 9", id);
        sql("DELETE FROM seal_block WHERE chain = 'ledger' AND number = 4");
        assertThat(found().get(0).get("block")).isEqualTo(5L);
    }

    @Test
    @DisplayName(
            "reliability 12: what another service wrote late, below what is sealed, is sealed next; nothing is left for a day")
    void late_rows_are_sealed_too() {
        long id = any(Chain.LEDGER);
        sql("UPDATE ledger_transaction SET id = 1000000000 WHERE id = ?", id);
        sql("UPDATE ledger_transaction SET id = ? WHERE id = 1000000000", id);
        assertThat(found()).isEmpty();
        Program shop = bean(Programs.class).required("shop");
        post(shop);
        List<Long> ids = database()
                .jdbc()
                .queryForList(
                        "SELECT id FROM ledger_transaction ORDER BY id DESC LIMIT " + TRANSACTIONS_A_BLOCK, Long.class);
        long early = ids.get(ids.size() - 1);
        long unused = early + 500_000;
        database().jdbc().update("UPDATE posting SET transaction_id = ? WHERE transaction_id = ?", unused, early);
        sql("UPDATE ledger_transaction SET id = ? WHERE id = ?", unused, early);
        bean(Sealer.class).seal(Integer.MAX_VALUE);
        post(shop);
        database()
                .jdbc()
                .update("UPDATE ledger_transaction SET booked_at = 1 WHERE id > ? AND id <> ?", ids.get(0), unused);
        assertThat(found()).singleElement().satisfies(open -> assertThat(open.get("unsealed"))
                .isEqualTo(TRANSACTIONS_A_BLOCK));
        bean(Sealer.class).seal(Integer.MAX_VALUE);
        assertThat(found()).isEmpty();
        assertThat(bean(LedgerCheck.class).run().findings())
                .filteredOn(finding -> finding.name().startsWith("what was sealed"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.violations()).isZero());
    }
}
