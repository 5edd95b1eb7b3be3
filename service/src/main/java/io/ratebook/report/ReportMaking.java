package io.ratebook.report;

import io.ratebook.database.RowWriter;
import io.ratebook.partner.PartnerFilter;
import io.ratebook.partner.PartnerList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds a report up, at one moment. The server sums entries in the order of partners, as its indexes have them; here the sums of
 * each partner come together, some hundred bytes a line. Entries are first taken as if sales had earned them, then what
 * adjustments are of it is moved to where it belongs.
 */
@Component
class ReportMaking {
    /** Past its hold. */
    private static final String COUNTS = "e.payable_from <= :asOf";

    /**
     * Few conditions a row: most of the time goes into them. Total is what counts up to the last day, net what of it in the range,
     * negative what of that is below zero.
     */
    private static final String OPEN_SUMS = """
            SELECT e.partner, e.currency,
              SUM(IF(e.effective_day > :to OR e.payable_from > :asOf, 0, e.amount)) AS total,
              SUM(IF(e.effective_day < :from OR e.effective_day > :to OR e.payable_from > :asOf, 0, e.amount)) AS net,
              SUM(IF(e.amount < 0 AND e.payable_from <= :asOf AND e.effective_day BETWEEN :from AND :to, e.amount, 0))
                AS negative,
              SUM(e.amount) AS entries, SUM(IF(e.payable_from > :asOf, e.amount, 0)) AS held
            FROM payable_entry e WHERE e.program_id = :program ONE GROUP BY e.partner, e.currency
            """;

    private static final String PAID_SUMS = """
            SELECT e.partner, e.currency, SUM(e.amount) AS total, SUM(IF(e.effective_day >= :from, e.amount, 0)) AS net,
              SUM(IF(e.amount < 0 AND e.effective_day >= :from, e.amount, 0)) AS negative, 0 AS entries, 0 AS held
            FROM paid_entry e FORCE INDEX (paid_entry_by_partner)
            WHERE e.program_id = :program AND e.effective_day <= :to ONE GROUP BY e.partner, e.currency
            """;

    /**
     * Leads are earned. An advance is no entry of the business: it evens out, among entries, that more was paid than they came
     * to; here what was paid is subtracted anyway.
     */
    private static final String MOVED = """
            SELECT a.partner, a.currency,
              CASE WHEN a.kind = 'advance' AND e.effective_day < :from THEN -e.amount ELSE 0 END AS opening,
              CASE WHEN e.effective_day >= :from AND e.amount > 0 THEN -e.amount ELSE 0 END AS earned,
              CASE WHEN e.effective_day >= :from AND e.amount < 0 THEN e.amount ELSE 0 END AS clawed_back,
              CASE WHEN e.effective_day >= :from AND a.kind <> 'advance' THEN e.amount ELSE 0 END AS adjusted,
              0 AS paid, 0 AS pending, 0 AS on_hold
            FROM adjustment a STRAIGHT_JOIN ENTRIES
            WHERE a.program_id = :program AND a.state = 'approved' AND a.kind <> 'lead'
              AND e.effective_day <= :to AND COUNTS ONE
            """;

    private static final String OPEN_ENTRIES =
            "payable_entry e ON e.program_id = a.program_id AND e.partner = a.partner"
                    + " AND e.currency = a.currency AND e.entry_id = a.id";

    private static final String PAID_ENTRIES = "paid_entry e ON e.entry_id = a.id";

    /** On the days on which they count: what came back later was paid all the same. */
    private static final String PAYOUTS = """
            SELECT partner, currency, -SUM(IF(day < :from, amount, 0)) AS opening, 0 AS earned, 0 AS clawed_back, 0 AS adjusted,
              SUM(IF(day >= :from, amount, 0)) AS paid, 0 AS pending, 0 AS on_hold
            FROM (SELECT e.partner, e.currency, e.paid_day AS day, e.amount FROM payout e
                WHERE e.program_id = :program AND e.state IN ('paid', 'returned') AND e.paid_day <= :to ONE
              UNION ALL SELECT e.partner, e.currency, e.returned_day, -e.amount FROM payout e
                WHERE e.program_id = :program AND e.state = 'returned' AND e.returned_day <= :to ONE) moved
            GROUP BY partner, currency
            """;

    /** What stands on a partner's two accounts and has no entry is pending, in the midst of an approval too. */
    private static final String PENDING = """
            SELECT e.owner AS partner, e.currency, 0 AS opening, 0 AS earned, 0 AS clawed_back, 0 AS adjusted, 0 AS paid,
              e.balance AS pending, 0 AS on_hold
            FROM account e WHERE e.program_id = :program AND e.kind IN ('earned', 'payable') AND e.balance <> 0 OWNER
            """;

    /**
     * Some of the figures.
     *
     * @param sql partner and currency, and what is placed
     */
    private record Part(String sql, Placing placing) {
        Part with(String other) {
            return new Part(other, placing);
        }
    }

    /** Adds a row of a part to the figures of its partner. */
    private interface Placing {
        void add(long[] figures, ResultSet row) throws SQLException;
    }

    private static final List<Part> PARTS = List.of(
            new Part(OPEN_SUMS, ReportMaking::entries),
            new Part(PAID_SUMS, ReportMaking::entries),
            new Part(MOVED.replace("ENTRIES", OPEN_ENTRIES).replace("COUNTS", COUNTS), ReportMaking::figures),
            new Part(MOVED.replace("ENTRIES", PAID_ENTRIES).replace("COUNTS", "1 = 1"), ReportMaking::figures),
            new Part(PAYOUTS, ReportMaking::figures),
            new Part(PENDING, ReportMaking::figures));

    private static final String AMONG = "SELECT t.* FROM (PART) t WHERE t.partner IN (CODES)";

    /** Places of the figures in a row of a part, after partner and currency. */
    private static final int FIGURES = 7;

    private static final String[] COLUMNS = {
        "report_id",
        "partner",
        "currency",
        "opening",
        "earned",
        "clawed_back",
        "adjusted",
        "paid",
        "closing",
        "pending",
        "on_hold"
    };

    private final NamedParameterJdbcTemplate jdbc;
    private final PartnerList partners;
    private final TransactionTemplate oneMoment;
    private final DataSource dataSource;

    ReportMaking(
            JdbcTemplate jdbc, PartnerList partners, PlatformTransactionManager transactions, DataSource dataSource) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.partners = partners;
        this.dataSource = dataSource;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
    }

    private record Key(String partner, String currency) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::partner).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** The lines as of now, by partner and currency; those of nothing but zeros are left out. To be called outside of a transaction. */
    List<ReportLine> read(int programId, ReportFilter filter, long asOf) {
        Map<String, Object> values = new HashMap<>();
        values.put("program", programId);
        values.put("from", filter.from().toString());
        values.put("to", filter.to().toString());
        values.put("asOf", asOf);
        String one = "";
        if (filter.partner() != null) {
            one = " AND e.partner = :partner";
            values.put("partner", filter.partner());
        }
        String around = "PART";
        if (filter.choosesAmongPartners()) {
            PartnerList.Codes codes = partners.codes(
                    programId, new PartnerFilter(null, filter.state(), null, filter.group(), filter.tag(), null));
            around = AMONG.replace("CODES", codes.sql());
            values.putAll(codes.parameters());
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : PARTS) {
            String sql = part.sql()
                    .replace("OWNER", one.replace("e.partner", "e.owner"))
                    .replace("ONE", one);
            parts.add(part.with(around.replace("PART", sql)));
        }
        return Objects.requireNonNull(oneMoment.execute(status -> lines(parts, values)));
    }

    private List<ReportLine> lines(List<Part> parts, Map<String, Object> values) {
        Map<Key, long[]> figures = new TreeMap<>();
        for (Part part : parts) {
            jdbc.query(part.sql(), values, row -> {
                long[] sums = figures.computeIfAbsent(
                        new Key(row.getString(1), row.getString(2)), unseen -> new long[FIGURES]);
                part.placing().add(sums, row);
            });
        }
        List<ReportLine> lines = new ArrayList<>(figures.size());
        figures.forEach((key, sums) -> {
            if (Arrays.stream(sums).anyMatch(sum -> sum != 0)) {
                lines.add(line(key, sums));
            }
        });
        return lines;
    }

    private static void figures(long[] figures, ResultSet row) throws SQLException {
        for (int i = 0; i < FIGURES; i++) {
            add(figures, i, row.getLong(3 + i));
        }
    }

    /** Of total, net, negative, entries and held: as if sales had earned all of it. */
    private static void entries(long[] figures, ResultSet row) throws SQLException {
        long total = row.getLong(3);
        long net = row.getLong(4);
        long negative = row.getLong(5);
        add(figures, 0, Math.subtractExact(total, net));
        add(figures, 1, Math.subtractExact(net, negative));
        add(figures, 2, Math.negateExact(negative));
        add(figures, 5, Math.negateExact(row.getLong(6)));
        add(figures, 6, row.getLong(7));
    }

    private static void add(long[] figures, int place, long amount) {
        figures[place] = Math.addExact(figures[place], amount);
    }

    private static ReportLine line(Key key, long[] sums) {
        long closing = Math.addExact(sums[0], sums[1]);
        closing = Math.subtractExact(closing, sums[2]);
        closing = Math.addExact(closing, sums[3]);
        closing = Math.subtractExact(closing, sums[4]);
        return new ReportLine(
                key.partner(), key.currency(), sums[0], sums[1], sums[2], sums[3], sums[4], closing, sums[5], sums[6]);
    }

    /** In the current transaction. */
    void write(long report, List<ReportLine> lines) {
        try (RowWriter rows = new RowWriter(DataSourceUtils.getConnection(dataSource), "report_line", COLUMNS)) {
            for (ReportLine line : lines) {
                rows.add(
                        report,
                        line.partner(),
                        line.currency(),
                        line.opening(),
                        line.earned(),
                        line.clawedBack(),
                        line.adjusted(),
                        line.paid(),
                        line.closing(),
                        line.pending(),
                        line.onHold());
            }
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("a report", null, failed);
        }
    }
}
