package io.ratebook.report;

import io.ratebook.report.Reports.Wanted;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What a payment to all partners of a report pays each of them, by one method for all. Nothing is written: whoever makes payouts
 * of it asks again with the program's turn taken, and claims entries.
 *
 * <p>What is owed is what stands at the moment of asking, not of the report: entries that are past their hold and in no payout, up
 * to the report's last day, and all that is negative and past its hold, whatever its day. So what a payout under way claims is not owed again.
 */
@Component
public class GroupAmounts {
    private static final int LINES_AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final Reports reports;
    private final Clock clock;

    GroupAmounts(JdbcTemplate jdbc, Reports reports, Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * What a partner gets in a currency, in minor units.
     *
     * @param amount zero or less: nothing is paid
     * @param owed at the moment; below zero where the partner owes
     */
    public record Share(String partner, String currency, long amount, long owed) {
        public boolean isPaid() {
            return amount > 0;
        }

        /** How much of it is an advance: more than is owed. */
        public long advance() {
            return isPaid() ? amount - Math.max(0, Math.min(owed, amount)) : 0;
        }
    }

    /**
     * All shares of a currency.
     *
     * @param paid how many partners get something
     * @param left how many get nothing, since it comes to zero or less
     * @param over how many would get more than they are owed
     * @param advance how much more, all together
     */
    public record Total(String currency, long paid, long left, long amount, long over, long advance) {
        Total plus(Share share) {
            return new Total(
                    currency,
                    paid + (share.isPaid() ? 1 : 0),
                    left + (share.isPaid() ? 0 : 1),
                    share.isPaid() ? Math.addExact(amount, share.amount()) : amount,
                    over + (share.advance() > 0 ? 1 : 0),
                    Math.addExact(advance, share.advance()));
        }
    }

    /** Hands over the share of each line of the report, those included that come to nothing, by partner and currency. */
    public void each(LedgerReport report, GroupMethod method, Consumer<Share> taker) {
        long now = Times.micros(clock.instant());
        List<ReportLine> some = new ArrayList<>(LINES_AT_ONCE);
        reports.each(new Wanted(report.id(), null, ReportOrder.PARTNER, false), line -> {
            some.add(line);
            if (some.size() == LINES_AT_ONCE) {
                shares(report, method, some, now).forEach(taker);
                some.clear();
            }
        });
        shares(report, method, some, now).forEach(taker);
    }

    /** In the order of currencies. */
    public List<Total> totals(LedgerReport report, GroupMethod method) {
        Map<String, Total> totals = new TreeMap<>();
        each(
                report,
                method,
                share -> totals.merge(
                        share.currency(),
                        new Total(share.currency(), 0, 0, 0, 0, 0).plus(share),
                        (known, one) -> known.plus(share)));
        return List.copyOf(totals.values());
    }

    /** Of some lines that follow each other. */
    List<Share> shares(LedgerReport report, GroupMethod method, List<ReportLine> lines, long now) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<String, Long> owed = owed(report, lines, now);
        return lines.stream()
                .map(line -> {
                    long open = owed.getOrDefault(key(line.partner(), line.currency()), 0L);
                    return new Share(line.partner(), line.currency(), amount(method, line, open), open);
                })
                .toList();
    }

    static long amount(GroupMethod method, ReportLine line, long owed) {
        return switch (method) {
            case EARNED -> line.earned();
            case OPENING_AND_EARNED -> Math.addExact(line.opening(), line.earned());
            case CLOSING -> owed;
        };
    }

    private Map<String, Long> owed(LedgerReport report, List<ReportLine> lines, long now) {
        Map<String, Long> owed = new HashMap<>();
        jdbc.query(
                "SELECT partner, currency, SUM(amount) FROM payable_entry WHERE program_id = ?"
                        + " AND partner BETWEEN ? AND ? AND payout_id = 0"
                        + " AND payable_from <= ? AND (effective_day <= ? OR amount < 0) GROUP BY partner, currency",
                row -> {
                    owed.put(
                            key(row.getString(1), row.getString(2)),
                            row.getBigDecimal(3).longValueExact());
                },
                report.programId(),
                lines.get(0).partner(),
                lines.get(lines.size() - 1).partner(),
                now,
                report.filter().to().toString());
        return owed;
    }

    private static String key(String partner, String currency) {
        return currency + partner;
    }

    /**
     * A page of shares.
     *
     * @param after the last line of the page before; null at the beginning
     */
    public List<Share> page(LedgerReport report, GroupMethod method, @Nullable Share after, int limit) {
        List<ReportLine> lines = reports.behind(
                report.id(), after == null ? "" : after.partner(), after == null ? "" : after.currency(), limit);
        return shares(report, method, lines, Times.micros(clock.instant()));
    }
}
