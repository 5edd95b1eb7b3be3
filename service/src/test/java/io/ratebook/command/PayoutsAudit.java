package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whether everything is there once, as the model has it, and no law is broken. */
final class PayoutsAudit {
    private final Watcher watcher;
    private final PayoutModel model;
    private String told = "";

    PayoutsAudit(Watcher watcher, PayoutModel model) {
        this.watcher = watcher;
        this.model = model;
    }

    String told() {
        return told;
    }

    /** @param until micros of the epoch by which what was asked for before the last start had to end */
    void everyJobEnded(long until) {
        assertThat(watcher.rows("SELECT id, kind, state FROM job WHERE state NOT IN ('done', 'failed')"))
                .as("jobs that have not ended")
                .isEmpty();
        assertThat(watcher.rows("SELECT id, kind, finished_at - " + until + " FROM job WHERE created_at < " + until
                        + " - 60000000 AND finished_at > " + until))
                .as("jobs that took more than a minute after the last start, with micros over it")
                .isEmpty();
        assertThat(watcher.rows(
                        "SELECT id, kind, failure FROM job WHERE state = 'failed' AND kind NOT LIKE 'sales-import'"))
                .as("jobs that failed")
                .isEmpty();
    }

    void holds() {
        amounts();
        nothingTwice();
        runsAreWhole();
        Map<String, Long> sums = watcher.amounts("SELECT state, SUM(amount) FROM payout GROUP BY state");
        told = watcher.number("SELECT COUNT(*) FROM commission") + " commissions, "
                + watcher.number("SELECT COUNT(*) FROM payout") + " payouts in "
                + watcher.number("SELECT COUNT(*) FROM payout_run") + " runs, " + sums + " pence by state";
    }

    private void amounts() {
        assertThat(watcher.amounts(
                        "SELECT partner, SUM(amount) FROM commission GROUP BY partner HAVING SUM(amount) <> 0"))
                .as("earned by partner")
                .isEqualTo(model.earned());
        assertThat(watcher.amounts("SELECT partner, SUM(amount) FROM payout WHERE state = 'paid' GROUP BY partner"))
                .as("paid by partner")
                .isEqualTo(model.paid());
        assertThat(watcher.amounts(
                        "SELECT partner, SUM(amount) FROM payable_entry GROUP BY partner HAVING SUM(amount) <> 0"))
                .as("owed by partner")
                .isEqualTo(model.open());
        assertThat(watcher.amounts("SELECT owner, SUM(balance) FROM account WHERE owner <> ''"
                        + " GROUP BY owner HAVING SUM(balance) <> 0"))
                .as("balances in the ledger")
                .isEqualTo(model.open());
        assertThat(watcher.amounts("SELECT 'paid', COALESCE(SUM(p.amount), 0) FROM posting p"
                        + " JOIN account a ON a.id = p.account_id WHERE a.kind = 'paid'"))
                .as("paid in the ledger")
                .isEqualTo(Map.of(
                        "paid",
                        model.paid().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()));
        assertThat(watcher.number("SELECT COALESCE(SUM(amount), 0) FROM posting"))
                .as("the ledger")
                .isZero();
    }

    private void nothingTwice() {
        none("claimed and paid, or paid twice", """
                SELECT entry_id, part, COUNT(*) FROM (
                  SELECT entry_id, part FROM paid_entry UNION ALL SELECT entry_id, part FROM payable_entry) e
                GROUP BY entry_id, part HAVING COUNT(*) > 1""");
        none("commissions whose entries are not their amount", """
                SELECT c.id, c.state, c.amount, SUM(e.amount) FROM commission c LEFT JOIN (
                  SELECT entry_id, amount FROM paid_entry UNION ALL SELECT entry_id, amount FROM payable_entry) e
                  ON e.entry_id = c.id
                GROUP BY c.id, c.state, c.amount HAVING c.amount <> COALESCE(SUM(e.amount), 0)""");
        none("commissions whose state is not that of their entries", """
                SELECT c.id, c.state FROM commission c LEFT JOIN paid_entry e ON e.entry_id = c.id
                WHERE c.amount <> 0 AND (c.state = 'paid') <> (e.entry_id IS NOT NULL)""");
        none("payouts whose entries are not their amount", """
                SELECT p.id, p.state, p.amount, p.entries, COALESCE(SUM(e.amount), 0), COUNT(e.amount)
                FROM payout p LEFT JOIN (
                  SELECT payout_id, amount FROM paid_entry UNION ALL SELECT payout_id, amount FROM payable_entry
                  UNION ALL SELECT payout_id, amount FROM released_entry) e ON e.payout_id = p.id
                GROUP BY p.id, p.state, p.amount, p.entries
                HAVING p.amount <> COALESCE(SUM(e.amount), 0) OR p.entries <> COUNT(e.amount)""");
        none("entries claimed by payouts that are not open any more", """
                SELECT e.entry_id, p.id, p.state FROM payable_entry e LEFT JOIN payout p ON p.id = e.payout_id
                WHERE e.payout_id <> 0 AND COALESCE(p.state, '') NOT IN ('open', 'frozen', 'approved', 'scheduled', 'processing')""");
        none("payouts posted not as often as they were paid and returned", """
                SELECT p.id, p.state, COUNT(t.id) FROM payout p
                  LEFT JOIN ledger_transaction t ON t.subject = p.id AND t.why IN ('payout', 'payout-return')
                GROUP BY p.id, p.state
                HAVING COUNT(t.id) <> CASE p.state WHEN 'paid' THEN 1 WHEN 'returned' THEN 2 ELSE 0 END""");
        none("payouts not told of once in each state", """
                SELECT e.payout_id, e.what, COUNT(*) FROM payout_event e WHERE e.payout_id <> 0
                GROUP BY e.payout_id, e.what HAVING COUNT(*) > 1""");
    }

    private void runsAreWhole() {
        List<String> numbers = watcher.rows(
                        "SELECT COUNT(*), COUNT(DISTINCT invoice_number), COALESCE(MIN(invoice_number), 1),"
                                + " COALESCE(MAX(invoice_number), 0) FROM payout")
                .get(0);
        assertThat(numbers)
                .as("invoice numbers: how many, how many different, first, last")
                .isEqualTo(List.of(numbers.get(0), numbers.get(0), "1", numbers.get(0)));
        none("parts of runs that were not made", "SELECT * FROM payout_run_part WHERE done = 0");
        none("runs not at their end", "SELECT id, state FROM payout_run WHERE state NOT IN ('approved', 'void')");
        none(
                "payouts not at their end",
                "SELECT id, state FROM payout WHERE state NOT IN ('paid', 'returned', 'void')");
        none("approvals not at their end", "SELECT id FROM approval WHERE done_at IS NULL");
    }

    private void none(String what, String sql) {
        assertThat(watcher.rows(sql)).as(what).isEmpty();
    }

    /** As an operator would ask. */
    void lawsHold(Path folder, SharedDatabase database) {
        Jar.Run run = new Jar(folder)
                .shell("RATEBOOK_DATABASE_PASSWORD=" + SharedDatabase.PASSWORD + " ratebook audit --database-url '"
                        + database.url() + "' --database-user " + SharedDatabase.user(0));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.outLines()).hasSizeGreaterThan(10).allMatch(line -> line.startsWith("0  "));
        told += ", " + run.outLines().size() + " laws of the audit hold";
    }
}
