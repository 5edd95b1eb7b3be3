package io.ratebook.report;

import io.ratebook.payout.RunAmounts;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a run of payouts asks of a report: the amounts of some partners, by what is owed at that moment. */
@Component
class ReportAmounts implements RunAmounts {
    private final JdbcTemplate jdbc;
    private final Reports reports;

    ReportAmounts(JdbcTemplate jdbc, Reports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    @Override
    public List<String> partners(long report) {
        return jdbc.queryForList(
                "SELECT DISTINCT partner FROM report_line WHERE report_id = ? ORDER BY partner", String.class, report);
    }

    @Override
    public List<Amount> of(int programId, long report, String method, String first, String last, Owed owed) {
        GroupMethod by = Objects.requireNonNull(GroupMethod.find(method));
        return reports.ofPartners(reports.required(programId, report).id(), first, last).stream()
                .map(line -> new Amount(
                        line.partner(),
                        line.currency(),
                        GroupAmounts.amount(by, line, owed.to(line.partner(), line.currency()))))
                .toList();
    }
}
