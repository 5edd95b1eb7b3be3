package io.ratebook.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** What is in the ledger. Sums that leave 64 bits are an error, never a wrapped value. */
@Component
public class Books {
    /** Days are compared as text of this form by the server. */
    private static final String FIRST_DAY = "1000-01-01";

    private static final String LAST_DAY = "9999-12-31";

    private static final RowMapper<Balance> BALANCE = (row, index) -> new Balance(
            new AccountName(AccountKind.of(row.getString("kind")), row.getString("owner"), row.getString("currency")),
            exact(row.getBigDecimal("balance")),
            row.getLong("posting_count"));

    private final JdbcTemplate jdbc;

    Books(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static long exact(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }

    /** Where a page of lines ended. */
    public record Place(LocalDate day, long transactionId, int line) {
        public static Place of(AccountLine line) {
            return new Place(line.day(), line.transactionId(), line.line());
        }
    }

    /** What a partner has earned and was not paid, approved or not: a balance a currency, in the order of currencies. */
    public List<Balance> ofPartner(int programId, String partner) {
        return jdbc.query("""
                SELECT 'earned' AS kind, owner, currency, SUM(balance) AS balance, SUM(posting_count) AS posting_count
                FROM account WHERE program_id = ? AND kind IN ('earned', 'payable') AND owner = ?
                GROUP BY owner, currency ORDER BY currency
                """, BALANCE, programId, partner);
    }

    /** The program's own accounts, and all partners' together as one of each kind and currency; the owner is empty. */
    public List<Balance> ofProgram(int programId) {
        List<Balance> balances = new ArrayList<>(jdbc.query("""
                SELECT kind, '' AS owner, currency, SUM(balance) AS balance, SUM(posting_count) AS posting_count
                FROM account WHERE program_id = ? AND owner <> '' GROUP BY kind, currency ORDER BY kind, currency
                """, BALANCE, programId));
        balances.addAll(jdbc.query("""
                SELECT a.kind, a.owner, a.currency, SUM(p.amount) AS balance, COUNT(p.amount) AS posting_count
                FROM account a LEFT JOIN posting p ON p.account_id = a.id
                WHERE a.program_id = ? AND a.owner = '' GROUP BY a.id, a.kind, a.owner, a.currency
                ORDER BY a.kind, a.currency, a.owner
                """, BALANCE, programId));
        return balances;
    }

    /** What was on an account as we knew it at an instant (included), summed from its postings. */
    public long balanceAt(int programId, AccountName account, Instant bookedUntil) {
        return exact(jdbc.queryForObject(
                """
                SELECT SUM(p.amount) FROM account a JOIN posting p ON p.account_id = a.id
                  JOIN ledger_transaction t ON t.id = p.transaction_id
                WHERE a.program_id = ? AND a.kind = ? AND a.owner = ? AND a.currency = ? AND t.booked_at <= ?
                """,
                BigDecimal.class,
                programId,
                account.kind().code(),
                account.owner(),
                account.currency(),
                ChronoUnit.MICROS.between(Instant.EPOCH, bookedUntil)));
    }

    /**
     * Opening and closing of an account; zeros where there is none yet. A partner's is what was earned and what is owed, as one:
     * approving moves money between the two, which is no line of it.
     */
    public AccountRange range(int programId, AccountName account, @Nullable LocalDate from, @Nullable LocalDate to) {
        return jdbc.query(
                        """
                        SELECT SUM(CASE WHEN p.effective_day < ? THEN p.amount ELSE 0 END), SUM(p.amount)
                        FROM account a JOIN posting p ON p.account_id = a.id AND p.effective_day <= ?
                        WHERE a.program_id = ? AND a.kind IN (?, ?) AND a.owner = ? AND a.currency = ?
                        """,
                        (row, index) -> new AccountRange(
                                account, from, to, exact(row.getBigDecimal(1)), exact(row.getBigDecimal(2))),
                        from == null ? FIRST_DAY : from.toString(),
                        to == null ? LAST_DAY : to.toString(),
                        programId,
                        account.kind().code(),
                        account.kind().together().code(),
                        account.owner(),
                        account.currency())
                .get(0);
    }

    /**
     * Lines of an account in the order of days, those of a day in the order of booking.
     *
     * @param after where the page before ended; null at the beginning
     * @param limit at most so many
     */
    public List<AccountLine> lines(int programId, AccountRange range, @Nullable Place after, int limit) {
        List<Long> accounts = accountIds(programId, range.account());
        if (accounts.isEmpty()) {
            return List.of();
        }
        long account = accounts.get(0);
        long other = accounts.get(accounts.size() - 1);
        String from = range.from() == null ? FIRST_DAY : range.from().toString();
        Place place = after == null ? new Place(LocalDate.parse(from), Long.MIN_VALUE, 0) : after;
        List<AccountLine> lines = new ArrayList<>();
        long[] balance = {balanceAfter(account, other, place)};
        jdbc.query(
                """
                SELECT p.effective_day, t.booked_at, t.why, t.subject, t.number, p.transaction_id, p.line, p.amount
                FROM posting p JOIN ledger_transaction t ON t.id = p.transaction_id
                WHERE p.account_id IN (?, ?) AND t.why NOT IN ('approval', 'declined') AND p.effective_day BETWEEN ? AND ?
                  AND (p.effective_day > ? OR p.transaction_id > ? OR (p.transaction_id = ? AND p.line > ?))
                ORDER BY p.effective_day, p.transaction_id, p.line LIMIT ?
                """,
                row -> {
                    balance[0] = Math.addExact(balance[0], row.getLong("amount"));
                    lines.add(new AccountLine(
                            LocalDate.parse(row.getString("effective_day")),
                            row.getLong("booked_at"),
                            row.getString("why"),
                            row.getLong("subject"),
                            row.getInt("number"),
                            row.getLong("transaction_id"),
                            row.getInt("line"),
                            row.getLong("amount"),
                            balance[0]));
                },
                account,
                other,
                place.day().toString(),
                range.to() == null ? LAST_DAY : range.to().toString(),
                place.day().toString(),
                place.transactionId(),
                place.transactionId(),
                place.line(),
                limit);
        return lines;
    }

    private List<Long> accountIds(int programId, AccountName name) {
        return jdbc.queryForList(
                "SELECT id FROM account WHERE program_id = ? AND kind IN (?, ?) AND owner = ? AND currency = ?",
                Long.class,
                programId,
                name.kind().code(),
                name.kind().together().code(),
                name.owner(),
                name.currency());
    }

    /** Reckoned again for each page: what was booked meanwhile on an earlier day is in it. */
    private long balanceAfter(long account, long other, Place place) {
        return exact(jdbc.queryForObject(
                """
                SELECT SUM(amount) FROM posting
                WHERE account_id IN (?, ?) AND effective_day <= ?
                  AND (effective_day < ? OR transaction_id < ? OR (transaction_id = ? AND line <= ?))
                """,
                BigDecimal.class,
                account,
                other,
                place.day().toString(),
                place.day().toString(),
                place.transactionId(),
                place.transactionId(),
                place.line()));
    }

    /** A transaction of a program with its postings; empty where the program has none of that id. */
    public Optional<PostedTransaction> transaction(int programId, long id) {
        List<Leg> legs = jdbc.query(
                """
                SELECT a.kind, a.owner, a.currency, p.amount FROM posting p JOIN account a ON a.id = p.account_id
                WHERE p.transaction_id = ? ORDER BY p.line
                """,
                (row, index) -> new Leg(
                        new AccountName(
                                AccountKind.of(row.getString("kind")),
                                row.getString("owner"),
                                row.getString("currency")),
                        row.getLong("amount")),
                id);
        return jdbc
                .query(
                        "SELECT * FROM ledger_transaction WHERE id = ? AND program_id = ?",
                        (row, index) -> new PostedTransaction(
                                id,
                                row.getString("why"),
                                row.getLong("subject"),
                                row.getInt("number"),
                                LocalDate.parse(row.getString("effective_day")),
                                row.getLong("booked_at"),
                                legs),
                        id,
                        programId)
                .stream()
                .findFirst();
    }
}
