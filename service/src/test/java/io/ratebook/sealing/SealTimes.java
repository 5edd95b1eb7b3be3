package io.ratebook.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Measures sealing and looking at what is sealed; see service/bench/seals. As a share of summing the same rows in one statement. */
class SealTimes extends ServiceTest {
    private static final int POSTINGS = Integer.getInteger("ratebook.seal.postings", 1_000_000);
    private static final Duration VERIFIED_WITHIN = Duration.ofMinutes(1);
    private static final String TEN =
            "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                    + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void write() {
        Triggers triggers = new Triggers(database().jdbc());
        triggers.drop();
        database().jdbc().execute("CREATE TABLE IF NOT EXISTS numbers (n INT NOT NULL PRIMARY KEY)");
        database()
                .jdbc()
                .update(
                        "INSERT INTO numbers SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d FROM "
                                + TEN + " a, " + TEN + " b, " + TEN + " c, " + TEN + " e, " + TEN + " f, " + TEN
                                + " g WHERE"
                                + " a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d < "
                                + POSTINGS / 2);
        database()
                .jdbc()
                .update(
                        "INSERT INTO ledger_transaction (id, program_id, why, subject, number, effective_day, booked_at)"
                                + " SELECT n + 1, 1, 'test', n, 0, '2026-01-01', CAST(n AS SIGNED) FROM numbers ORDER BY n");
        for (int line = 0; line < 2; line++) {
            database()
                    .jdbc()
                    .update(
                            "INSERT INTO posting (transaction_id, line, account_id, amount, currency, effective_day) SELECT"
                                    + " n + 1, " + line + ", " + line + " + 2 * (n % 500), " + (line == 0 ? "" : "-")
                                    + "(CAST(n AS SIGNED) + 1), 'GBP', '2026-01-01' FROM numbers ORDER BY n");
        }
        database().jdbc().execute("DROP TABLE numbers");
        triggers.restore();
    }

    @Test
    @DisplayName("reliability 12: a million clean rows are looked at within a minute")
    void sealed_and_looked_at() {
        write();
        long begun = System.nanoTime();
        bean(Sealer.class).seal(Integer.MAX_VALUE);
        Duration sealed = since(begun);
        begun = System.nanoTime();
        assertThat(bean(SealInspection.class).inspect().violations()).isZero();
        Duration looked = since(begun);
        begun = System.nanoTime();
        database()
                .jdbc()
                .queryForList(
                        "SELECT SUM(CRC32(CONCAT_WS(',', t.id, t.why, t.subject, p.line, p.account_id, p.amount))) FROM"
                                + " ledger_transaction t JOIN posting p ON p.transaction_id = t.id");
        System.out.println(POSTINGS + " postings: sealed in " + sealed.toMillis() + " ms, looked at in "
                + looked.toMillis() + " ms; one checksum of them by the server "
                + since(begun).toMillis() + " ms");
        assertThat(looked).isLessThan(VERIFIED_WITHIN);
    }
}
