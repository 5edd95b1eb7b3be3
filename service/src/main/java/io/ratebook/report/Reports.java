package io.ratebook.report;

import io.ratebook.database.Ids;
import io.ratebook.database.Where;
import io.ratebook.partner.PartnerState;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Makes reports and keeps them for some days: one that is made is never changed. */
@Service
public class Reports {
    private static final int ALL_AT_ONCE = 500;
    private static final int LINES_A_DELETE = 10_000;
    private static final String LINES =
            "SELECT partner, currency, opening, earned, clawed_back, adjusted, paid, closing,"
                    + " pending, on_hold FROM report_line";

    private final JdbcTemplate jdbc;
    private final ReportMaking making;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final CurrentActor currentActor;
    private final Duration keep;

    Reports(
            JdbcTemplate jdbc,
            ReportMaking making,
            Transactions transactions,
            Ids ids,
            Clock clock,
            CurrentActor currentActor,
            @Value("${ratebook.reports.keep:7d}") Duration keep) {
        this.jdbc = jdbc;
        this.making = making;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.currentActor = currentActor;
        this.keep = keep;
    }

    /** A report of now: seconds for millions of entries. */
    public LedgerReport make(Program program, ReportFilter filter) {
        long asOf = Times.micros(clock.instant());
        List<ReportLine> lines = making.read(program.id(), filter, asOf);
        return transactions.get(() -> {
            LedgerReport made = new LedgerReport(
                    ids.next("report"),
                    program.id(),
                    filter,
                    asOf,
                    currentActor.current().name(),
                    lines.size());
            write(made);
            making.write(made.id(), lines);
            return made;
        });
    }

    private void write(LedgerReport made) {
        ReportFilter filter = made.filter();
        jdbc.update(
                "INSERT INTO report (id, program_id, from_day, to_day, partner, group_name, state, tag, as_of, made_by,"
                        + " rows_made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                made.id(),
                made.programId(),
                filter.from().toString(),
                filter.to().toString(),
                filter.partner(),
                filter.group(),
                filter.state() == null ? null : filter.state().word(),
                filter.tag(),
                made.asOf(),
                made.madeBy(),
                made.rows());
    }

    public LedgerReport required(int programId, long id) {
        return jdbc
                .query(
                        "SELECT * FROM report WHERE id = ? AND program_id = ?",
                        (row, number) -> report(row),
                        id,
                        programId)
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("report", id));
    }

    private static LedgerReport report(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new LedgerReport(
                row.getLong("id"),
                row.getInt("program_id"),
                new ReportFilter(
                        LocalDate.parse(row.getString("from_day")),
                        LocalDate.parse(row.getString("to_day")),
                        row.getString("partner"),
                        row.getString("group_name"),
                        state == null ? null : PartnerState.find(state),
                        row.getString("tag")),
                row.getLong("as_of"),
                row.getString("made_by"),
                row.getLong("rows_made"));
    }

    /** Those that are kept, the latest first. */
    public List<LedgerReport> latest(int programId, int limit) {
        return jdbc.query(
                "SELECT * FROM report WHERE program_id = ? ORDER BY id DESC LIMIT " + limit,
                (row, number) -> report(row),
                programId);
    }

    /**
     * Lines of a report, and in which order.
     *
     * @param currency null for all
     * @param descending the last first
     */
    public record Wanted(long report, @Nullable String currency, ReportOrder order, boolean descending) {
        Cursor.Scope scope() {
            return Cursor.Scope.of((descending ? "-" : "") + order.word(), report, currency);
        }
    }

    /** Where a page ended. */
    private record Place(long key, String partner, String currency) {
        static Place of(ReportOrder order, ReportLine line) {
            return new Place(order.key(line), line.partner(), line.currency());
        }
    }

    /** By reading all lines of the report, of which the server keeps a page: 100 ms for 100,000 lines. */
    public Page<ReportLine> lines(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 3);
        Place place = after == null ? null : new Place(after.number(0), after.text(1), after.text(2));
        return Page.of(
                read(wanted, place, limit + 1),
                limit,
                line -> scope.after(wanted.order().key(line), line.partner(), line.currency()));
    }

    /** Hands over all of them in order. */
    public void each(Wanted wanted, Consumer<ReportLine> taker) {
        Place place = null;
        List<ReportLine> some;
        do {
            some = read(wanted, place, ALL_AT_ONCE);
            some.forEach(taker);
            if (!some.isEmpty()) {
                place = Place.of(wanted.order(), some.get(some.size() - 1));
            }
        } while (some.size() == ALL_AT_ONCE);
    }

    /** Lines behind a place, by partner and currency. */
    List<ReportLine> behind(long report, String partner, String currency, int limit) {
        return read(new Wanted(report, null, ReportOrder.PARTNER, false), new Place(0, partner, currency), limit);
    }

    /** Of partners from the first to the last code, both included, by partner and currency. */
    List<ReportLine> ofPartners(long report, String first, String last) {
        return jdbc.query(
                LINES + " WHERE report_id = ? AND partner BETWEEN ? AND ? ORDER BY partner, currency",
                (row, number) -> line(row),
                report,
                first,
                last);
    }

    private List<ReportLine> read(Wanted wanted, @Nullable Place after, int limit) {
        Where where = new Where().and("report_id = ?", wanted.report()).andIf(wanted.currency(), "currency = ?");
        String sign = wanted.descending() ? "<" : ">";
        boolean byPartner = wanted.order() == ReportOrder.PARTNER;
        String column = wanted.order().column();
        if (after != null) {
            String behind = "(partner " + sign + " ? OR partner = ? AND currency " + sign + " ?)";
            if (byPartner) {
                where.and(
                        "partner " + sign + "= ? AND " + behind,
                        after.partner(),
                        after.partner(),
                        after.partner(),
                        after.currency());
            } else {
                where.and(
                        column + " " + sign + "= ? AND (" + column + " " + sign + " ? OR " + behind + ")",
                        after.key(),
                        after.key(),
                        after.partner(),
                        after.partner(),
                        after.currency());
            }
        }
        String direction = wanted.descending() ? " DESC" : "";
        return jdbc.query(
                LINES + where + "ORDER BY " + (byPartner ? "" : column + direction + ", ") + "partner" + direction
                        + ", currency" + direction + " LIMIT " + limit,
                (row, number) -> line(row),
                where.values().toArray());
    }

    private static ReportLine line(ResultSet row) throws SQLException {
        return new ReportLine(
                row.getString("partner"),
                row.getString("currency"),
                row.getLong("opening"),
                row.getLong("earned"),
                row.getLong("clawed_back"),
                row.getLong("adjusted"),
                row.getLong("paid"),
                row.getLong("closing"),
                row.getLong("pending"),
                row.getLong("on_hold"));
    }

    /** The line of a partner; null where there is none. */
    public @Nullable ReportLine line(long report, String partner, String currency) {
        return jdbc
                .query(
                        LINES + " WHERE report_id = ? AND partner = ? AND currency = ?",
                        (row, number) -> line(row),
                        report,
                        partner,
                        currency)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** All lines of a currency together, in minor units that may be more than 64 bits hold; in the order of {@link #SUMMED}. */
    public record Totals(String currency, long count, List<BigDecimal> sums) {}

    /** What is summed. */
    public static final List<ReportOrder> SUMMED = List.of(
            ReportOrder.OPENING,
            ReportOrder.EARNED,
            ReportOrder.CLAWED_BACK,
            ReportOrder.ADJUSTED,
            ReportOrder.PAID,
            ReportOrder.CLOSING,
            ReportOrder.PENDING,
            ReportOrder.ON_HOLD);

    /** In the order of currencies. */
    public List<Totals> totals(long report, @Nullable String currency) {
        Where where = new Where().and("report_id = ?", report).andIf(currency, "currency = ?");
        StringBuilder sums = new StringBuilder();
        SUMMED.forEach(one -> sums.append(", SUM(").append(one.column()).append(')'));
        return jdbc.query(
                "SELECT currency, COUNT(*)" + sums + " FROM report_line" + where
                        + "GROUP BY currency ORDER BY currency",
                (row, number) -> {
                    List<BigDecimal> all = new ArrayList<>();
                    for (int i = 0; i < SUMMED.size(); i++) {
                        all.add(row.getBigDecimal(3 + i));
                    }
                    return new Totals(row.getString(1), row.getLong(2), all);
                },
                where.values().toArray());
    }

    /** Reports can be made again at any time, so old ones are no loss; but for those that say why somebody was paid. */
    @Scheduled(cron = "${ratebook.reports.clean-cron:0 20 3 * * *}")
    void removeOld() {
        long before = Times.micros(clock.instant().minus(keep));
        for (long id : jdbc.queryForList(
                "SELECT id FROM report WHERE as_of < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM payout_run r WHERE r.report_id = report.id)",
                Long.class,
                before)) {
            int removed = LINES_A_DELETE;
            while (removed == LINES_A_DELETE) {
                removed = jdbc.update("DELETE FROM report_line WHERE report_id = ? LIMIT " + LINES_A_DELETE, id);
            }
            jdbc.update("DELETE FROM report WHERE id = ?", id);
        }
    }
}
