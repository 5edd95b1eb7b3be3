package io.ratebook.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills a program with partners and commissions by SQL, as many as nobody would send one by one: four fifths of them are approved, the
 * later fifth is pending. Each partner has details to be paid to. The ledger holds one transaction a partner for what was earned
 * and one for what was approved, so that its laws hold.
 */
final class PayableProgram {
    static final int COMMISSIONS_A_PARTNER = 50;
    static final int PENDING_PART = 5;

    private static final int ROWS_AT_ONCE = 500_000;

    /** Seconds between two sales: 5,000,000 are about a year. */
    private static final int SECONDS_APART = 6;

    private static final long FIRST_MICROS = 1_700_000_000_000_000L;

    /** Neither has a factor in common with 10, so that neighbours in time are far apart in the order of partners. */
    private static final int STRIDE = 7_919;

    private final JdbcTemplate jdbc;
    private final int programId;
    private final int partners;

    PayableProgram(JdbcTemplate jdbc, int programId, int partners) {
        this.jdbc = jdbc;
        this.programId = programId;
        this.partners = partners;
    }

    int commissions() {
        return partners * COMMISSIONS_A_PARTNER;
    }

    int pending() {
        return commissions() / PENDING_PART;
    }

    void fill() {
        numbers();
        partners();
        commissions(commissions() - pending());
        entries();
        ledger();
        for (String table : List.of(
                "partner",
                "partner_payment_details",
                "commission",
                "payable_entry",
                "account",
                "ledger_transaction",
                "posting")) {
            jdbc.execute("ANALYZE TABLE " + table);
        }
    }

    private void numbers() {
        jdbc.execute("DROP TABLE IF EXISTS bench_digit");
        jdbc.execute("DROP TABLE IF EXISTS bench_number");
        jdbc.execute("CREATE TABLE bench_digit (n INT PRIMARY KEY)");
        jdbc.execute("INSERT INTO bench_digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
        jdbc.execute("CREATE TABLE bench_number (n INT PRIMARY KEY)");
        jdbc.execute(
                "INSERT INTO bench_number SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n"
                        + " FROM bench_digit a, bench_digit b, bench_digit c, bench_digit d, bench_digit e, bench_digit f");
    }

    private static String code(String number) {
        return "CONCAT('P', LPAD(" + number + ", 6, '0'))";
    }

    private void partners() {
        jdbc.update(
                "INSERT INTO partner (id, program_id, code, country, referred_by, joined_at, created_at, erased_at)"
                        + " SELECT n + 1, ?, " + code("n") + ", 'GB', NULL, ?, ?, NULL FROM bench_number WHERE n < ?",
                programId,
                Long.MIN_VALUE,
                FIRST_MICROS,
                partners);
        jdbc.update("INSERT INTO partner_person (partner_id, program_id, name, email, name_key, search)"
                + " SELECT id, program_id, code, NULL, LOWER(code), LOWER(code) FROM partner");
        jdbc.update(
                "INSERT INTO partner_state (partner_id, from_at, until_at, program_id, state, reason)"
                        + " SELECT id, ?, ?, program_id, 'approved', NULL FROM partner",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        jdbc.update(
                "INSERT INTO partner_level (partner_id, from_at, until_at, program_id, level)"
                        + " SELECT id, ?, ?, program_id, IF(MOD(id, 3) = 0, 'Gold', 'Silver') FROM partner",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        jdbc.update(
                "INSERT INTO partner_payment_details (id, program_id, partner_id, number, from_at, until_at, counts_from,"
                        + " method, hash, paypal, entered_by) SELECT id, program_id, id, 1, ?, ?, ?, 'paypal', SHA2(code, 256),"
                        + " CONCAT(code, '@example.org'), 'bench' FROM partner",
                FIRST_MICROS,
                Long.MAX_VALUE,
                FIRST_MICROS);
    }

    /** Without its indexes but the first, which are made afterwards: row by row it would take an hour. */
    private void commissions(int approved) {
        Map<String, String> keys = keys("commission");
        jdbc.execute("ALTER TABLE commission "
                + String.join(
                        ", ",
                        keys.keySet().stream().map(key -> "DROP KEY " + key).toList()));
        for (int from = 0; from < commissions(); from += ROWS_AT_ONCE) {
            jdbc.update(
                    "INSERT INTO commission (id, program_id, sale_id, refund_id, partner, component, currency, number, kind,"
                            + " amount, state, occurred_at, payable_from, recorded_at, policy_version_id, sheet, row_id, base,"
                            + " rate, reason, booking, day, approves_at, approval_id)"
                            + " SELECT i, " + programId + ", i, 0, " + code("MOD(i * " + STRIDE + ", " + partners + ")")
                            + ", 'Base commission', 'GBP', 0, 'commission', 100 + MOD(i * 31, 5000),"
                            + " IF(i <= " + approved + ", 'approved', 'pending'), t, t, t, 1, 'Rates',"
                            + " CONCAT('R-', LPAD(MOD(i, 40), 4, '0')), 'Revenue', '20 %', NULL, 0,"
                            + " DATE(FROM_UNIXTIME(t DIV 1000000)), NULL, 0"
                            + " FROM (SELECT CAST(n + 1 + " + from + " AS SIGNED) AS i, " + FIRST_MICROS
                            + " + (n + 1 + " + from + ") * " + SECONDS_APART
                            + "000000 AS t FROM bench_number WHERE n < "
                            + Math.min(ROWS_AT_ONCE, commissions() - from) + ") numbered ORDER BY i");
        }
        jdbc.execute("ALTER TABLE commission " + String.join(", ", keys.values()));
    }

    /** What adds each index of a table but the first, by its name. */
    private Map<String, String> keys(String table) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, Boolean> unique = new TreeMap<>();
        jdbc.query("SHOW INDEX FROM " + table, row -> {
            if (!row.getString("Key_name").equals("PRIMARY")) {
                columns.computeIfAbsent(row.getString("Key_name"), unseen -> new ArrayList<>())
                        .add(row.getString("Column_name"));
                unique.put(row.getString("Key_name"), row.getInt("Non_unique") == 0);
            }
        });
        Map<String, String> keys = new LinkedHashMap<>();
        columns.forEach((key, all) -> keys.put(
                key,
                "ADD " + (Boolean.TRUE.equals(unique.get(key)) ? "UNIQUE " : "") + "KEY " + key + " ("
                        + String.join(", ", all) + ")"));
        return keys;
    }

    private void entries() {
        jdbc.update(
                "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount, payable_from,"
                        + " effective_day, approval_id) SELECT program_id, partner, currency, id, 0, 0, amount, payable_from, day, 0"
                        + " FROM commission FORCE INDEX (commission_by_partner) WHERE program_id = " + programId
                        + " AND state = 'approved' ORDER BY partner, id");
    }

    private void ledger() {
        jdbc.execute("DROP TABLE IF EXISTS bench_sum");
        jdbc.execute(
                "CREATE TABLE bench_sum (id BIGINT PRIMARY KEY, partner VARCHAR(60) NOT NULL, earned BIGINT NOT NULL,"
                        + " approved BIGINT NOT NULL)");
        jdbc.update("INSERT INTO bench_sum SELECT CAST(SUBSTRING(partner, 2) AS SIGNED) + 1, partner, SUM(amount),"
                + " SUM(IF(state = 'approved', amount, 0)) FROM commission FORCE INDEX (commission_by_time)"
                + " WHERE program_id = " + programId + " GROUP BY partner");
        jdbc.update(
                "INSERT INTO account (id, program_id, kind, owner, currency, balance, posting_count) VALUES"
                        + " (1, ?, 'expense', '', 'GBP', 0, 0), (2, ?, 'paid', '', 'GBP', 0, 0)",
                programId,
                programId);
        account(10, "earned", "earned - approved", 2);
        account(11, "payable", "approved", 1);
        withoutTriggers(() -> {
            transaction(0, "commission");
            transaction(1, "approval");
            posting(0, 0, "1", "-earned");
            posting(0, 1, "10 + 2 * id", "earned");
            posting(1, 0, "10 + 2 * id", "-approved");
            posting(1, 1, "11 + 2 * id", "approved");
        });
        for (String name :
                List.of("account", "ledger_transaction", "commission", "partner", "partner_payment_details")) {
            jdbc.update(
                    "UPDATE id_block SET next_id = GREATEST(next_id, (SELECT MAX(id) + 1 FROM " + name
                            + ")) WHERE name = ?",
                    name);
        }
    }

    /** MariaDB 11.4 refuses INSERT ... SELECT into a table with any trigger: "Column 'id' cannot be null". */
    private void withoutTriggers(Runnable work) {
        List<String> names = jdbc.queryForList(
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()", String.class);
        List<String> made = names.stream()
                .map(name -> jdbc.query("SHOW CREATE TRIGGER " + name, (row, number) -> row.getString(3))
                        .get(0))
                .toList();
        names.forEach(name -> jdbc.execute("DROP TRIGGER " + name));
        work.run();
        made.forEach(jdbc::execute);
    }

    private void account(int first, String kind, String balance, int postings) {
        jdbc.update(
                "INSERT INTO account (id, program_id, kind, owner, currency, balance, posting_count) SELECT " + first
                        + " + 2 * id, " + programId + ", '" + kind + "', partner, 'GBP', " + balance + ", " + postings
                        + " FROM bench_sum");
    }

    /** Of subjects below zero, which nothing else has. */
    private void transaction(int number, String why) {
        jdbc.update(
                "INSERT INTO ledger_transaction (id, program_id, why, subject, number, effective_day, booked_at) SELECT 2 * id + "
                        + number + ", " + programId + ", '" + why + "', -id, 0, '2024-01-01', "
                        + System.currentTimeMillis() * 1_000
                        + " FROM bench_sum");
    }

    private void posting(int number, int line, String account, String amount) {
        jdbc.update(
                "INSERT INTO posting (transaction_id, line, account_id, amount, currency, effective_day) SELECT 2 * id + "
                        + number + ", " + line + ", " + account + ", " + amount
                        + ", 'GBP', '2024-01-01' FROM bench_sum");
    }
}
