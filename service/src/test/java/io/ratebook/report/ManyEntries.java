package io.ratebook.report;

import org.springframework.jdbc.core.JdbcTemplate;

/** Entries of many partners as a program has them after some years, made by the server: three of five are paid. */
final class ManyEntries {
    private static final String DIGITS =
            "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
                    + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    private static final int PARTNERS_A_STATEMENT = 2_000;

    private final JdbcTemplate jdbc;
    private final int programId;
    private final int partners;
    private final int each;

    /** @param each entries of a partner, a multiple of five */
    ManyEntries(JdbcTemplate jdbc, int programId, int partners, int each) {
        this.jdbc = jdbc;
        this.programId = programId;
        this.partners = partners;
        this.each = each;
    }

    /**
     * Of partner n, entry k counts on day k (of 2026, and so on); its amount is k + n % 7 + 1, every tenth is taken back, and the
     * last one is held. What is paid is in one payout, paid on the day of its last entry.
     */
    void write(long now) {
        jdbc.execute("CREATE TABLE IF NOT EXISTS numbers (n INT NOT NULL PRIMARY KEY)");
        jdbc.update("DELETE FROM numbers");
        jdbc.update("INSERT INTO numbers SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d FROM " + DIGITS
                + " a, " + DIGITS + " b, " + DIGITS + " c, " + DIGITS + " e, " + DIGITS + " f");
        int paid = each / 5 * 3;
        for (int from = 0; from < partners; from += PARTNERS_A_STATEMENT) {
            int end = Math.min(partners, from + PARTNERS_A_STATEMENT);
            String rows = "%d, CONCAT('P-', LPAD(p.n, 6, '0')), 'GBP', CAST(p.n AS SIGNED) * %d + k.n + 1, 0"
                    .formatted(programId, each);
            String amount =
                    "IF(k.n %% 10 = 9, -3, k.n + p.n %% 7 + 1), IF(k.n = %d, %d, 0), '2026-01-01' + INTERVAL k.n DAY, 0"
                            .formatted(each - 1, now + 1_000_000_000_000L);
            String among = " FROM numbers p JOIN numbers k ON k.n BETWEEN %d AND %d WHERE p.n >= " + from
                    + " AND p.n < " + end;
            jdbc.update("INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount,"
                    + " payable_from, effective_day, approval_id) SELECT " + rows + ", 0, " + amount
                    + among.formatted(paid, each - 1));
            jdbc.update("INSERT INTO paid_entry (program_id, partner, currency, entry_id, part, payout_id, amount,"
                    + " payable_from, effective_day, approval_id) SELECT " + rows + ", p.n + 1, " + amount
                    + among.formatted(0, paid - 1));
        }
        jdbc.update(
                "INSERT INTO payout (id, run_id, program_id, partner, currency, amount, advance, entries, invoice_number,"
                        + " state, method, paid_on, paid_day, created_at, changed_at) SELECT payout_id, payout_id, program_id, partner,"
                        + " currency, SUM(amount), 0, COUNT(*), payout_id, 'paid', 'bank', MAX(effective_day), MAX(effective_day), 0, 0 FROM paid_entry"
                        + " GROUP BY payout_id, program_id, partner, currency");
        jdbc.update(
                "INSERT INTO account (id, program_id, kind, owner, currency, balance, posting_count) SELECT MIN(entry_id),"
                        + " program_id, 'payable', partner, currency, SUM(amount), 0 FROM payable_entry"
                        + " GROUP BY program_id, partner, currency");
        jdbc.execute("DROP TABLE numbers");
        jdbc.execute("ANALYZE TABLE payable_entry, paid_entry, payout, account, adjustment");
    }
}
