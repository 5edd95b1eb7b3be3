package io.ratebook.closing;

import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Closes books, and says how far they are closed. What is pending or on hold in the days that are closed counts later: on the
 * first open day, when it is approved or released.
 */
@Service
public class ClosedBooks {
    private static final int HISTORY_MAX = 200;

    private final JdbcTemplate jdbc;
    private final Standstill standstill;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor currentActor;

    ClosedBooks(
            JdbcTemplate jdbc,
            Standstill standstill,
            Transactions transactions,
            Clock clock,
            Audit audit,
            CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.standstill = standstill;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /**
     * That books were closed.
     *
     * @param until the last closed day
     * @param closedAt micros
     */
    public record Closing(LocalDate until, String closedBy, long closedAt) {}

    /** The latest first. */
    public List<Closing> history(int programId) {
        return jdbc.query(
                "SELECT until_day, closed_by, closed_at FROM closed_books WHERE program_id = ?"
                        + " ORDER BY number DESC LIMIT " + HISTORY_MAX,
                (row, number) -> new Closing(LocalDate.parse(row.getString(1)), row.getString(2), row.getLong(3)),
                programId);
    }

    /** The last closed day; null where the books never were closed. */
    public @Nullable LocalDate until(int programId) {
        List<Closing> history = history(programId);
        return history.isEmpty() ? null : history.get(0).until();
    }

    /** Minor units of a currency, and of how many entries. */
    public record Sum(String currency, long amount, long count) {}

    /**
     * What stands in the days that a closing would close.
     *
     * @param paid stays where it is
     * @param counted approved, past its hold and not paid yet: stays where it is
     * @param onHold approved and held: moves to the first open day
     * @param pending not approved yet: gets the first open day when it is
     */
    public record Outlook(List<Sum> paid, List<Sum> counted, List<Sum> onHold, List<Sum> pending) {}

    /** Of the days that are open still, up to that one. */
    public Outlook outlook(Program program, LocalDate until) {
        LocalDate closed = until(program.id());
        String first = (closed == null ? LocalDate.of(1970, 1, 1) : closed.plusDays(1)).toString();
        long now = now();
        return new Outlook(
                entries("paid_entry", program.id(), first, until, "TRUE"),
                entries("payable_entry", program.id(), first, until, "(payable_from <= " + now + " OR amount < 0)"),
                entries("payable_entry", program.id(), first, until, "payable_from > " + now + " AND amount > 0"),
                jdbc.query(
                        "SELECT currency, SUM(amount), COUNT(*) FROM commission FORCE INDEX (commission_by_state)"
                                + " WHERE program_id = ? AND state = 'pending' AND day <= ? AND amount <> 0"
                                + " GROUP BY currency ORDER BY currency",
                        (row, number) -> new Sum(row.getString(1), row.getLong(2), row.getLong(3)),
                        program.id(),
                        until.toString()));
    }

    private List<Sum> entries(String table, int programId, String first, LocalDate until, String which) {
        return jdbc.query(
                "SELECT currency, SUM(amount), COUNT(*) FROM " + table + " WHERE program_id = ?"
                        + " AND effective_day BETWEEN ? AND ? AND " + which + " GROUP BY currency ORDER BY currency",
                (row, number) -> new Sum(row.getString(1), row.getLong(2), row.getLong(3)),
                programId,
                first,
                until.toString());
    }

    /**
     * Closes all days up to that one.
     *
     * @return what was held there and has moved to the first open day, in entries
     */
    public long close(Program program, LocalDate until) {
        standstill.prepare(program.id());
        return transactions.get(() -> {
            takeTurn(program.id());
            LocalDate before = until(program.id());
            refuseWrong(program, until, before);
            long moved = jdbc.update(
                    "UPDATE payable_entry SET effective_day = ? WHERE program_id = ? AND effective_day <= ?"
                            + " AND payable_from > ? AND amount > 0",
                    until.plusDays(1).toString(),
                    program.id(),
                    until.toString(),
                    now());
            jdbc.update(
                    "INSERT INTO closed_books (program_id, number, until_day, closed_by, closed_at)"
                            + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ? FROM closed_books WHERE program_id = ?",
                    program.id(),
                    until.toString(),
                    currentActor.current().name(),
                    now(),
                    program.id());
            audit.record(
                    "books.close",
                    "books of " + program.code(),
                    program.code(),
                    before == null ? null : Map.of("until", before.toString()),
                    Map.of("until", until.toString(), "moved", moved));
            return moved;
        });
    }

    private void refuseWrong(Program program, LocalDate until, @Nullable LocalDate before) {
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        if (!until.isBefore(today)) {
            throw Refusal.wrong("until", until, "a day that is over: before today, " + today);
        }
        if (before != null && !until.isAfter(before)) {
            throw Refusal.conflict(
                    "closed-already",
                    "the books are closed up to " + before + ": a day after it can be the next, none before");
        }
    }

    private void takeTurn(int programId) {
        try {
            if (!standstill.take(programId)) {
                throw Refusal.conflict(
                        "settling",
                        "sales of this program are being imported or decided again: try it when that job is done");
            }
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("the program's turn", null, failed);
        }
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
