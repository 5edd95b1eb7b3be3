package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.program.Program;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What each partner would be paid now, a line for partner and currency, decided by the same code as a run: approved, past its hold,
 * in no payout. Nothing is written.
 */
@Component
public class PendingPayments {
    private final JdbcTemplate jdbc;
    private final Outlook outlook;
    private final Clock clock;

    PendingPayments(JdbcTemplate jdbc, Outlook outlook, Clock clock) {
        this.jdbc = jdbc;
        this.outlook = outlook;
        this.clock = clock;
    }

    /** By partner and currency. */
    public Page<PaymentLine> page(Program program, PaymentFilter filter, @Nullable String cursor, int limit) {
        return outlook.page(outlook.view(asIfNow(program, clock), program), filter, cursor, limit);
    }

    /** Hands over all that match, in the order of the list. */
    public void each(Program program, PaymentFilter filter, Consumer<PaymentLine> taker) {
        outlook.each(outlook.view(asIfNow(program, clock), program), filter, taker);
    }

    /** Of some lines. */
    public List<PaymentLine> named(Program program, Set<LineKey> keys) {
        return outlook.named(outlook.view(asIfNow(program, clock), program), keys);
    }

    /** Of the lines that match, by currency: what they sum to. */
    public Totals totals(Program program, PaymentFilter filter) {
        if (PaymentFilter.PAYABLE.equals(filter.what())) {
            return payable(program, filter);
        }
        if (filter.what() != null) {
            return added(program, filter);
        }
        PayoutRun now = asIfNow(program, clock);
        List<Totals.Sum> sums = new ArrayList<>();
        Where entries = filter.entries(program.id());
        List<Object> values = new ArrayList<>(Arrays.asList(PayableReader.due(now)));
        values.add(now.asOf());
        values.addAll(entries.values());
        jdbc.query(
                "SELECT e.currency, SUM(CASE WHEN " + PayableReader.DUE + " THEN e.amount ELSE 0 END),"
                        + " SUM(CASE WHEN e.payout_id = 0 AND e.payable_from > ? THEN e.amount ELSE 0 END)"
                        + " FROM payable_entry e" + entries + "GROUP BY e.currency ORDER BY e.currency",
                row -> {
                    sums.add(Totals.Sum.of("payable", row.getBigDecimal(2), row.getString(1)));
                    sums.add(Totals.Sum.of("onHold", row.getBigDecimal(3), row.getString(1)));
                },
                values.toArray());
        Where accounts = filter.accounts(program.id());
        Where earned = accounts.copy().and("kind = 'earned'");
        jdbc.query(
                "SELECT currency, SUM(balance) FROM account" + earned + "GROUP BY currency ORDER BY currency",
                row -> {
                    sums.add(Totals.Sum.of("notApproved", row.getBigDecimal(2), row.getString(1)));
                },
                earned.values().toArray());
        accounts.and("kind IN ('earned', 'payable')");
        Long lines = jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT DISTINCT owner, currency FROM account" + accounts + ") line",
                Long.class,
                accounts.values().toArray());
        return new Totals(lines == null ? 0 : lines, sums);
    }

    /** Of the lines on which something is payable, without deciding what comes of them. */
    private Totals payable(Program program, PaymentFilter filter) {
        PayoutRun now = asIfNow(program, clock);
        Where entries = filter.entries(program.id());
        List<Object> values = new ArrayList<>(Arrays.asList(PayableReader.due(now)));
        values.add(now.asOf());
        values.addAll(entries.values());
        values.add(program.id());
        List<Totals.Sum> sums = new ArrayList<>();
        long[] lines = {0};
        jdbc.query(
                "SELECT l.currency, COUNT(*), SUM(l.due), SUM(l.held), SUM(COALESCE(a.balance, 0)) FROM"
                        + " (SELECT e.partner, e.currency, SUM(CASE WHEN " + PayableReader.DUE
                        + " THEN e.amount ELSE 0 END) AS due,"
                        + " SUM(CASE WHEN e.payout_id = 0 AND e.payable_from > ? THEN e.amount ELSE 0 END) AS held"
                        + " FROM payable_entry e" + entries + "GROUP BY e.partner, e.currency HAVING due > 0) l"
                        + " LEFT JOIN account a ON a.program_id = ? AND a.kind = 'earned' AND a.owner = l.partner"
                        + " AND a.currency = l.currency GROUP BY l.currency ORDER BY l.currency",
                row -> {
                    lines[0] += row.getLong(2);
                    sums.add(Totals.Sum.of("payable", row.getBigDecimal(3), row.getString(1)));
                    sums.add(Totals.Sum.of("onHold", row.getBigDecimal(4), row.getString(1)));
                    sums.add(Totals.Sum.of("notApproved", row.getBigDecimal(5), row.getString(1)));
                },
                values.toArray());
        return new Totals(lines[0], sums);
    }

    private Totals added(Program program, PaymentFilter filter) {
        LineTotals totals = new LineTotals();
        each(program, filter, totals::add);
        return totals.totals();
    }

    /** A run of everything that is payable by now. */
    static PayoutRun asIfNow(Program program, Clock clock) {
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        return asIf(program, "run", today, Times.micros(clock.instant()), today, false);
    }

    /** A run of what is payable at an instant, up to a day, that nobody has asked for. */
    static PayoutRun asIf(Program program, String kind, LocalDate to, long asOf, LocalDate payOn, boolean noMinimum) {
        return new PayoutRun(
                0,
                program.id(),
                "",
                kind,
                null,
                null,
                to,
                null,
                noMinimum,
                null,
                payOn,
                asOf,
                PayoutRun.MAKING,
                null,
                new PayoutRun.By("", 0, 0),
                null,
                null,
                false,
                null,
                null);
    }
}
