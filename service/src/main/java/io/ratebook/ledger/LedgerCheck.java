package io.ratebook.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the database whether all is as it must be: on demand, and each night. */
@Component
public class LedgerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);
    private static final int SHOWN_MAX = 10;

    private static final List<Invariant> OWN = List.of(
            new Invariant(
                    "transactions sum to zero in each currency",
                    "SELECT transaction_id, currency, SUM(amount) FROM posting"
                            + " GROUP BY transaction_id, currency HAVING SUM(amount) <> 0"),
            new Invariant(
                    "the ledger sums to zero in each currency",
                    "SELECT currency, SUM(amount) FROM posting GROUP BY currency HAVING SUM(amount) <> 0"),
            new Invariant("balances are the sums of their postings", """
                    SELECT a.id, a.owner, a.currency, a.balance, COALESCE(p.amounts, 0) AS posted, a.posting_count,
                      COALESCE(p.postings, 0) AS postings
                    FROM account a LEFT JOIN
                      (SELECT account_id, SUM(amount) AS amounts, COUNT(*) AS postings FROM posting GROUP BY account_id) p
                      ON p.account_id = a.id
                    WHERE a.owner <> ''
                      AND (a.balance <> COALESCE(p.amounts, 0) OR a.posting_count <> COALESCE(p.postings, 0))
                    """),
            new Invariant(
                    "what is booked for is booked once",
                    "SELECT why, subject, number FROM ledger_transaction GROUP BY why, subject, number HAVING COUNT(*) > 1"),
            new Invariant(
                    "postings belong to a transaction of their day and an account of their currency and program", """
                    SELECT p.transaction_id, p.line FROM posting p
                      LEFT JOIN ledger_transaction t ON t.id = p.transaction_id
                      LEFT JOIN account a ON a.id = p.account_id
                    WHERE t.id IS NULL OR a.id IS NULL OR t.effective_day <> p.effective_day OR a.currency <> p.currency
                      OR a.program_id <> t.program_id OR p.amount = 0
                    """),
            new Invariant("transactions have postings", """
                    SELECT t.id FROM ledger_transaction t
                    WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.transaction_id = t.id)
                    """));

    private final JdbcTemplate jdbc;
    private final ObjectProvider<Invariant> others;
    private final ObjectProvider<Inspection> inspections;
    private final Clock clock;
    private volatile @Nullable Report last;

    LedgerCheck(
            JdbcTemplate jdbc, ObjectProvider<Invariant> others, ObjectProvider<Inspection> inspections, Clock clock) {
        this.jdbc = jdbc;
        this.others = others;
        this.inspections = inspections;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param violations how many breaches
     * @param shown the first of them, as rows of the query
     */
    public record Finding(String name, long violations, List<Map<String, Object>> shown) {}

    /** All findings, those without a breach too. */
    public record Report(Instant checkedAt, List<Finding> findings) {
        public boolean holds() {
            return findings.stream().allMatch(finding -> finding.violations() == 0);
        }
    }

    /** Reads the whole ledger: about a second for a million postings. */
    public Report run() {
        List<Invariant> all = new ArrayList<>(OWN);
        others.orderedStream().forEach(all::add);
        List<Finding> findings = new ArrayList<>(all.stream().map(this::finding).toList());
        inspections.orderedStream().map(Inspection::inspect).forEach(findings::add);
        Report report = new Report(clock.instant(), List.copyOf(findings));
        last = report;
        if (!report.holds()) {
            LOG.error("the ledger is not as it must be: {}", broken(report));
        }
        return report;
    }

    private Finding finding(Invariant invariant) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM (" + invariant.violations() + ") v", Long.class);
        long violations = count == null ? 0 : count;
        return new Finding(
                invariant.name(),
                violations,
                violations == 0 ? List.of() : jdbc.queryForList(invariant.violations() + " LIMIT " + SHOWN_MAX));
    }

    /** In a few words, for logs and health. */
    static String broken(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.violations() > 0)
                .map(finding -> finding.name() + ": " + finding.violations() + " violations")
                .toList()
                .toString();
    }

    /** What the last run found; null before the first one. */
    public @Nullable Report last() {
        return last;
    }

    @Scheduled(cron = "${ratebook.ledger.check-cron:0 40 3 * * *}")
    void nightly() {
        run();
    }
}
