package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.TestService;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.database.Ids;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Days on which clocks change, clocks that are set back and forth, and machines that stand elsewhere. */
class ClockIT extends ShopTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String NOTHING = "nothing";

    private final StandingClock clock = new StandingClock(Instant.EPOCH);
    private ApiClient finance = anonymous();

    private Shop shop(TypedWorkbook policy, String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, policy, partners);
        shop.paypal(partners);
        // As if they had stood there for years.
        database().jdbc().update("UPDATE partner_payment_details SET counts_from = 0, from_at = 0");
        return shop;
    }

    private PayoutRuns runs() {
        return new PayoutRuns(
                bean(RunTable.class),
                bean(InvoiceNumbers.class),
                bean(Jobs.class),
                bean(Ids.class),
                bean(FourEyes.class),
                bean(KnownPartners.class),
                bean(Transactions.class),
                bean(Audit.class),
                bean(CurrentActor.class),
                clock);
    }

    private PayoutSchedules schedules() {
        return new PayoutSchedules(
                bean(JdbcTemplate.class),
                bean(Programs.class),
                runs(),
                bean(Transactions.class),
                bean(Audit.class),
                bean(CurrentActor.class),
                clock);
    }

    private Program program(String zone) {
        Shop.done(
                as("admin")
                        .post(
                                "/api/v1/programs",
                                "{\"code\":\"shop\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"" + zone + "\"}"),
                201);
        return bean(Programs.class).required(Scene.PROGRAM);
    }

    /** Looks at the schedule each hour from the first day's begin to the last day's end; with jumps, three times more. */
    private void hours(PayoutSchedules schedules, Program program, LocalDate last, boolean jumps) {
        Instant end = last.plusDays(1).atStartOfDay(program.zoneId()).toInstant();
        for (Instant now = clock.instant(); now.isBefore(end); now = now.plus(HOUR)) {
            List<Instant> shown = jumps ? List.of(now, now.plus(HOUR), now.minus(HOUR), now) : List.of(now);
            for (Instant one : shown) {
                clock.set(one);
                schedules.tick();
            }
        }
    }

    private void awaitMade() {
        for (int tries = 0;
                !strings("SELECT id FROM payout_run WHERE state = 'making'").isEmpty();
                tries++) {
            assertThat(tries).as("a run is not made").isLessThan(2_400);
            PayPalHouse.pause();
        }
    }

    private List<String> strings(String sql) {
        return database().jdbc().queryForList(sql, String.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, WEEKLY,        7,  2026-03-27, 2026-04-05, 2026-03-29 2026-04-05",
        "Europe/Berlin, WEEKLY,        7,  2026-03-27, 2026-04-05, 2026-03-29 2026-04-05",
        "Europe/London, WEEKLY,        1,  2026-03-28, 2026-03-31, 2026-03-30",
        "Europe/London, WEEKLY,        7,  2026-10-23, 2026-11-01, 2026-10-25 2026-11-01",
        "Europe/Berlin, WEEKLY,        7,  2026-10-23, 2026-11-01, 2026-10-25 2026-11-01",
        "Europe/Berlin, WEEKLY,        1,  2026-10-24, 2026-10-27, 2026-10-26",
        "Europe/London, MONTHLY,       29, 2026-02-27, 2026-03-30, 2026-02-28 2026-03-29",
        "Europe/Berlin, MONTHLY,       25, 2026-10-24, 2026-10-27, 2026-10-25",
        "Europe/Berlin, MONTHLY,       29, 2028-02-27, 2028-03-30, 2028-02-29 2028-03-29",
        "Europe/London, MONTHLY,       31, 2028-02-27, 2028-05-01, 2028-02-29 2028-03-31 2028-04-30",
        "Europe/Berlin, TWICE_MONTHLY, 15, 2026-02-13, 2026-03-31, 2026-02-15 2026-02-28 2026-03-15 2026-03-30",
        "America/Havana, WEEKLY,       7,  2026-03-07, 2026-03-09, 2026-03-08"
    })
    @DisplayName(
            "E01 reliability 35: looked at every hour, each day of the schedule has one run, when it begins: days with 23 and"
                    + " 25 hours, leap days, the 31st, a day that has no midnight")
    void each_day_has_one_run(String zone, Rhythm every, int day, LocalDate first, LocalDate last, String due) {
        eachDayHasOneRun(program(zone), new Wish(every, day, first, last, due), false);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, WEEKLY,  7,  2026-03-27, 2026-03-30, 2026-03-29",
        "Europe/Berlin, WEEKLY,  7,  2026-10-23, 2026-10-26, 2026-10-25",
        "Europe/Berlin, WEEKLY,  1,  2026-10-24, 2026-10-27, 2026-10-26",
        "Europe/London, MONTHLY, 31, 2028-02-27, 2028-03-01, 2028-02-29"
    })
    @DisplayName(
            "E01 reliability 35: a clock that jumps an hour back and forth all the time makes no run twice, and all")
    void a_jumping_clock(String zone, Rhythm every, int day, LocalDate first, LocalDate last, String due) {
        eachDayHasOneRun(program(zone), new Wish(every, day, first, last, due), true);
    }

    private record Wish(Rhythm every, int day, LocalDate first, LocalDate last, String due) {}

    private void eachDayHasOneRun(Program program, Wish wish, boolean jumps) {
        ZoneId zone = program.zoneId();
        clock.set(wish.first().atStartOfDay(zone).toInstant());
        PayoutSchedules schedules = schedules();
        schedules.set(program, wish.every(), wish.day());
        hours(schedules, program, wish.last(), jumps);
        awaitMade();
        List<String> expected = Arrays.stream(wish.due().split(" "))
                .map(LocalDate::parse)
                .map(due -> due + " of until " + due.minusDays(1) + " at "
                        + Times.micros(due.atStartOfDay(zone).toInstant()))
                .toList();
        assertThat(strings(
                        "SELECT CONCAT(pay_on, ' of until ', to_day, ' at ', created_at) FROM payout_run ORDER BY 1"))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "E08 reliability 35: a hold ends after N times 24 hours, to the microsecond, whatever clocks do meanwhile")
    void holds_end_after_hours() throws IOException {
        TypedWorkbook policy = Scene.tenPercent().sheet("Durations", "Partner|Hold days", "P-1|1", "P-2|30", "P-3|366");
        Shop shop = shop(policy, "P-1", "P-2", "P-3");
        List<String> times = List.of(
                "2024-02-28T23:59:59Z",
                "2024-02-29T12:00:00Z",
                "2026-03-28T00:30:00Z",
                "2026-03-29T00:59:59Z",
                "2026-03-29T01:00:00Z",
                "2025-10-25T23:30:00Z",
                "2025-10-26T00:30:00Z",
                "2025-10-26T01:30:00Z");
        List<String> expected = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < times.size(); i++) {
            int partner = 0;
            for (int days : new int[] {1, 30, 366}) {
                partner++;
                String reference = "S" + i + "-" + partner;
                lines.append("%s,sale,,%s,P-%d,100.00,GBP\n".formatted(reference, times.get(i), partner));
                expected.add(reference + " "
                        + Times.micros(Instant.parse(times.get(i)).plus(Duration.ofHours(24L * days))));
            }
        }
        shop.sales(lines.toString());
        shop.approveAll();
        assertThat(
                        strings(
                                "SELECT CONCAT(s.reference, ' ', e.payable_from) FROM payable_entry e"
                                        + " JOIN commission c ON c.id = e.entry_id JOIN sale s ON s.id = c.sale_id ORDER BY s.reference"))
                .isEqualTo(expected);

        Instant ends = Instant.parse("2026-03-29T00:30:00Z");
        assertThat(paidAt(ends.minusNanos(1_000))).isEqualTo(NOTHING);
        assertThat(paidAt(ends)).isEqualTo("1 of 1000");
        assertThat(paidAt(Instant.parse("2026-03-30T00:59:58.999999Z"))).isEqualTo(NOTHING);
        assertThat(paidAt(Instant.parse("2026-03-30T00:59:59Z"))).isEqualTo("1 of 1000");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E12: with a hold of 30 days, 20.00 earned on 1 May is payable on 31 May")
    void earned_on_1_May_is_payable_on_31_May() throws IOException {
        Shop shop = shop(Scene.tenPercent().sheet("Durations", "Hold days", "30"), "P-1");
        shop.sales("S1,sale,,2026-05-01T10:00:00Z,P-1,200.00,GBP\n");
        shop.approveAll();
        LocalDate may = LocalDate.of(2026, 5, 1);
        assertThat(paidAt(Instant.parse("2026-05-30T22:59:59Z"), may)).isEqualTo(NOTHING);
        assertThat(paidAt(Instant.parse("2026-05-31T10:00:00Z"), may)).isEqualTo("1 of 2000");
        shop.ledgerHolds();
    }

    private String paidAt(Instant instant) {
        return paidAt(instant, LocalDate.of(2026, 3, 1));
    }

    /** What a run that is made then pays P-1 of a month. */
    private String paidAt(Instant instant, LocalDate month) {
        clock.set(instant);
        long run = runs().generate(
                        bean(Programs.class).required(Scene.PROGRAM),
                        new RunDraft(month, month.plusMonths(1), List.of("P-1"), true, month))
                .run();
        awaitMade();
        return strings("SELECT CONCAT(entries, ' of ', amount) FROM payout WHERE run_id = " + run).stream()
                .findFirst()
                .orElse(NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"UTC, SYSTEM", "Pacific/Kiritimati, -10:00", "America/Los_Angeles, +05:30", "Europe/London, +13:00"})
    @DisplayName(
            "reliability 35: wherever the service and the database believe they are, days are those of the program")
    void zones_of_machines_do_not_matter(String ofService, String ofDatabase) throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1");
        TimeZone before = TimeZone.getDefault();
        database().asRoot("SET GLOBAL time_zone = '" + ofDatabase + "'");
        TimeZone.setDefault(TimeZone.getTimeZone(ofService));
        clock.set(Instant.parse("2026-03-28T23:59:59Z"));
        try (TestService service = new TestService(
                database(),
                context ->
                        context.registerBean("standingClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)),
                "--ratebook.payouts.schedule-every=PT10H")) {
            aDayInMarch(shop, service);
        } finally {
            TimeZone.setDefault(before);
            database().asRoot("SET GLOBAL time_zone = 'SYSTEM'");
        }
    }

    private void aDayInMarch(Shop shop, TestService service) {
        ApiClient there = service.as(withToken("read", "finance", "sales"));
        shop.sales("S1,sale,,2026-03-28T23:30:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2026-03-29T22:59:59Z,P-1,200.00,GBP\n"
                + "S3,sale,,2026-03-29T23:00:00Z,P-1,400.00,GBP\n");
        shop.approveAll();
        assertThat(strings("SELECT effective_day FROM payable_entry ORDER BY amount"))
                .containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
        Shop.done(there.put(Scene.path("/payout-schedule"), "{\"every\":\"monthly\",\"day\":30}"), 200);
        PayoutSchedules schedules = service.bean(PayoutSchedules.class);
        clock.set(Instant.parse("2026-03-29T22:59:59Z"));
        schedules.tick();
        assertThat(strings("SELECT id FROM payout_run")).isEmpty();
        clock.set(Instant.parse("2026-03-29T23:00:00Z"));
        schedules.tick();
        awaitMade();
        assertThat(Shop.done(there.get(Scene.path("/payout-schedule")), 200).at("/nextOn"))
                .isEqualTo("2026-04-30");
        long run = Long.parseLong(
                Objects.requireNonNull(database().jdbc().queryForObject("SELECT id FROM payout_run", String.class)));
        assertThat(Shop.done(there.get(Scene.path("/payout-runs/" + run)), 200).at("/payOn"))
                .isEqualTo("2026-03-30");
        shop.approve(run);
        shop.job(there.post(Scene.path("/payouts/paid"), "{\"run\":" + run + ",\"paidOn\":\"2026-03-30\"}"));
        assertThat(Shop.done(there.get(Scene.path("/payouts.csv")), 200).text().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("P-1,30.00,GBP,paid,paypal") && line.contains(",2026-03-30,"));
        assertThat(Shop.done(there.get(Scene.path("/partners/P-1/ledger?from=2026-03-30&to=2026-03-30")), 200)
                        .at("/opening/amount"))
                .isEqualTo("30.00");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("40.00");
        // By its clock: by that of this machine, what it wrote in March should be sealed long since.
        assertThat(service.bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }
}
