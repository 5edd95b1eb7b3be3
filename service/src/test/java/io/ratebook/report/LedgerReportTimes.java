package io.ratebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Measures the ledger report; see service/bench/report. As a share of summing the same entries by partner in one statement. */
class LedgerReportTimes extends ServiceTest {
    private static final int PARTNERS = Integer.getInteger("ratebook.report.partners", 100_000);
    private static final int EACH = 50;
    private static final Duration MADE_WITHIN = Duration.ofSeconds(5);
    private static final Duration PAGE_WITHIN = Duration.ofMillis(300);

    @Test
    @DisplayName("C02: the report is made within 5 s, and any page of it in any order read within 300 ms")
    void made_and_read_in_time() {
        ApiClient caller = as("admin", "finance");
        new Scene(caller, bean(Jobs.class));
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        new ManyEntries(database().jdbc(), program.id(), PARTNERS, EACH)
                .write(Times.micros(bean(Clock.class).instant()));
        Reports reports = bean(Reports.class);
        ReportFilter filter =
                new ReportFilter(LocalDate.of(2026, 1, 11), LocalDate.of(2026, 2, 9), null, null, null, null);
        long begun = System.nanoTime();
        LedgerReport made = reports.make(program, filter);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        long plainBegun = System.nanoTime();
        database()
                .jdbc()
                .queryForList("SELECT partner, currency, SUM(amount) FROM payable_entry GROUP BY partner, currency");
        database()
                .jdbc()
                .queryForList("SELECT partner, currency, SUM(amount) FROM paid_entry GROUP BY partner, currency");
        Duration plain = Duration.ofNanos(System.nanoTime() - plainBegun);
        System.out.println("report of " + (long) PARTNERS * EACH + " entries: " + took.toMillis()
                + " ms; summing them by partner: " + plain.toMillis() + " ms");
        assertThat(made.rows()).isEqualTo(PARTNERS);
        assertThat(took).isLessThan(MADE_WITHIN);
        Duration slowest = Duration.ZERO;
        for (ReportOrder order : ReportOrder.values()) {
            for (String sort : new String[] {order.word(), "-" + order.word()}) {
                String path = Scene.path("/reports/" + made.id() + "/lines?limit=200&sort=" + sort);
                String next = "";
                for (int page = 0; page < 3; page++) {
                    long from = System.nanoTime();
                    ApiClient.Answer answer = caller.get(path + next);
                    Duration read = Duration.ofNanos(System.nanoTime() - from);
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                    assertThat(read).as(sort).isLessThan(PAGE_WITHIN);
                    slowest = read.compareTo(slowest) > 0 ? read : slowest;
                    next = "&cursor=" + answer.at("/next");
                }
            }
        }
        System.out.println("the slowest of three pages in any order: " + slowest.toMillis() + " ms");
    }
}
