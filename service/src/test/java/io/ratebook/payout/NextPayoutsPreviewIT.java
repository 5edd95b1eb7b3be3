package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ServiceTest;
import io.ratebook.approval.Approvals;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import io.ratebook.web.Times;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a preview says of the next payouts, against payouts that are made. */
class NextPayoutsPreviewIT extends ServiceTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String FIRST_DAY = "2010-12-01";
    private static final String HELD = "Category|Hold days|Approval";

    private ApiClient caller = anonymous();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void beginWithSomebody() {
        caller = as("admin", "program-manager", "finance");
        today = LocalDate.now(ZONE);
    }

    /** Category Off earns nothing, Waits is of the profit and has no cost, Auto is approved by itself after five days. */
    private static TypedWorkbook policy(String rate, String minimum, String... durations) {
        return full(rate, "none", "Profit", minimum, durations);
    }

    private static TypedWorkbook full(String rate, String off, String waits, String minimum, String... durations) {
        List<String> held = new ArrayList<>(List.of(HELD));
        held.addAll(List.of(durations));
        return new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Category|Rate|Base",
                        "Off|" + off + "|",
                        "Waits|10 %|" + waits,
                        "|" + rate + "|")
                .sheet("Durations", held.toArray(new String[0]))
                .sheet("Thresholds", "Minimum", minimum);
    }

    private static TypedWorkbook inForce() {
        return policy("10 %", "5 GBP", "Auto|5|automatic", "|10|by hand");
    }

    /** What is changed, and nothing else. */
    enum Draft {
        HIGHER_RATE(policy("12.5 %", "5 GBP", "Auto|5|automatic", "|10|by hand")),
        LOWER_RATE(policy("7.25 %", "5 GBP", "Auto|5|automatic", "|10|by hand")),
        HIGHER_MINIMUM(policy("10 %", "8 GBP", "Auto|5|automatic", "|10|by hand")),
        NO_MINIMUM(policy("10 %", "0 GBP", "Auto|5|automatic", "|10|by hand")),
        LONGER_HOLD(policy("10 %", "5 GBP", "Auto|5|automatic", "|30|by hand")),
        SHORTER_HOLD(policy("10 %", "5 GBP", "Auto|1|automatic", "|1|by hand")),
        APPROVED_BY_ITSELF(policy("10 %", "5 GBP", "|15|automatic")),
        EARNS_NEWLY(full(
                "10 %",
                "20 %", "Gross", "5 GBP", "Off|0|automatic", "Waits|0|automatic", "Auto|5|automatic", "|10|by hand")),
        EVERYTHING(
                full("11.11 %", "20 %", "Gross", "6.50 GBP", "Waits|0|automatic", "Auto|3|automatic", "|20|automatic"));

        private final TypedWorkbook workbook;

        Draft(TypedWorkbook workbook) {
            this.workbook = workbook;
        }
    }

    private House.Parts parts() {
        return new House.Parts(
                caller,
                database().jdbc(),
                bean(Jobs.class),
                bean(PartnerImport.class),
                bean(Programs.class),
                bean(Approvals.class));
    }

    private House house(TypedWorkbook policy) throws IOException {
        return new House(parts(), new Scene(caller, bean(Jobs.class)), Scene.PROGRAM, policy, 10);
    }

    /** A second program, with people, partners and files like the first one's. */
    private House twin(Scene first, TypedWorkbook policy) throws IOException {
        Shop.done(
                caller.post(
                        "/api/v1/programs",
                        "{\"code\":\"twin\",\"name\":\"Twin\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"),
                201);
        return new House(parts(), first.in("twin"), "twin", policy, 10);
    }

    private String sale(String reference, int daysAgo, String partner, String category, String amount) {
        return sale(reference, daysAgo, partner, category, amount, "GBP");
    }

    private String sale(
            String reference, int daysAgo, String partner, String category, String amount, String currency) {
        return String.join(",", reference, "sale", "", at(daysAgo), partner, category, amount, currency);
    }

    private String refund(String reference, String of, int daysAgo, String amount) {
        return String.join(",", reference, "refund", of, at(daysAgo), "", "", amount, "GBP");
    }

    private String at(int daysAgo) {
        return today.minusDays(daysAgo) + "T00:00:00Z";
    }

    /** Partners in every state: paid, in a payout, approved, held, pending, declined, taken back before and after it was paid. */
    private void events(House house) {
        house.paypal("P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7", "P-9", "P-10");
        house.sales(sale("S21", 50, "P-2", "", "300.00"), sale("S101", 60, "P-10", "", "777.70"));
        house.approve("S21", "S101");
        house.pay(house.run("{\"to\":\"" + today.minusDays(45) + "\",\"noMinimum\":true}"));
        house.sales(sale("S51", 40, "P-5", "", "120.00"));
        house.approve("S51");
        house.run("{\"to\":\"" + today + "\",\"partners\":[\"P-5\"],\"noMinimum\":true}");
        house.sales(
                sale("S11", 40, "P-1", "", "100.00"),
                sale("S12", 40, "P-1", "", "33.33"),
                sale("S13", 12, "P-1", "", "55.55"),
                sale("S14", 3, "P-1", "", "200.00"),
                sale("X11", 20, "P-1", "Auto", "80.05"),
                sale("X12", 2, "P-1", "Auto", "90.00"),
                sale("S22", 35, "P-2", "", "154.30"),
                sale("S31", 40, "P-3", "", "80.00"),
                sale("S32", 2, "P-3", "", "45.00"),
                sale("S41", 35, "P-4", "", "60.00"),
                sale("S42", 35, "P-4", "", "49.90"),
                sale("S52", 25, "P-5", "", "70.00"),
                sale("S61", 40, "P-6", "", "500.00"),
                sale("S62", 40, "P-6", "", "61.25", "EUR"),
                sale("S71", 0, "P-7", "Waits", "400.00"),
                sale("S43", 0, "P-4", "", "25.00"),
                sale("S81", 40, "P-8", "", "100.00"),
                sale("S91", 25, "P-9", "Off", "90.00"));
        house.decline("S41");
        house.approve("S11", "S13", "S14", "S22", "S31", "S42", "S43", "S52", "S61", "S62", "S81");
        house.sales(
                refund("R21", "S21", 5, "100.00"), refund("R31", "S31", 5, "30.00"), refund("R101", "S101", 4, "7.77"));
        house.adjust("{\"partner\":\"P-6\",\"amount\":{\"amount\":\"-12.34\",\"currency\":\"GBP\"},"
                + "\"reason\":\"agreed\",\"document\":\"D-1\"}");
        house.approveDue();
    }

    @ParameterizedTest
    @EnumSource(Draft.class)
    @DisplayName(
            "F09 E13: once a draft counts, the run that is made pays what its preview said, and leaves out whom it said")
    void what_is_previewed_is_paid(Draft draft) throws IOException {
        Scene scene = new Scene(caller, bean(Jobs.class));
        House house = new House(parts(), scene, Scene.PROGRAM, inForce(), 10);
        events(house);
        int version = house.draft(draft.workbook);
        String preview = house.preview(version, FIRST_DAY, today.toString());
        assertThat(house.paid(preview, "activated", "old"))
                .containsExactly(
                        "P-1 GBP 23.57",
                        "P-2 GBP 5.43",
                        "P-3 GBP 5.00",
                        "P-5 GBP 7.00",
                        "P-6 EUR 6.13",
                        "P-6 GBP 37.66");

        // The same events where the draft has counted from the beginning.
        House twin = twin(scene, draft.workbook);
        events(twin);
        long counted = twin.run("{\"to\":\"" + today + "\"}");
        assertThat(house.paid(preview, "counted", "new")).isEqualTo(twin.paid(counted));
        assertThat(house.leftOut(preview, "counted", "new")).isEqualTo(twin.leftOut(counted));

        house.activate(version, today.toString());
        long activated = house.run("{\"to\":\"" + today + "\"}");
        assertThat(house.paid(preview, "activated", "new")).isEqualTo(house.paid(activated));
        assertThat(house.leftOut(preview, "activated", "new")).isEqualTo(house.leftOut(activated));
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    private House house() throws IOException {
        House house = house(inForce());
        events(house);
        return house;
    }

    private String preview(House house, TypedWorkbook draft) throws IOException {
        return house.preview(house.draft(draft), FIRST_DAY, today.toString());
    }

    private static List<String> texts(JsonNode list, String... pointers) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            List<String> cells = new ArrayList<>();
            for (String pointer : pointers) {
                cells.add(item.at(pointer).asString());
            }
            texts.add(String.join(" ", cells));
        }
        return texts;
    }

    private static final String[] SUMS = {
        "/currency",
        "/old/payouts",
        "/old/amount/amount",
        "/new/payouts",
        "/new/amount/amount",
        "/difference/amount",
        "/more",
        "/less",
        "/newly",
        "/noLonger"
    };

    @Test
    @DisplayName(
            "F09: a higher rate pays more to the cent had it counted, and nothing more of sales that are decided already")
    void a_higher_rate() throws IOException {
        House house = house();
        String preview = preview(house, Draft.HIGHER_RATE.workbook);
        JsonNode whole = house.get(preview);
        assertThat(whole.get("scheduled").asBoolean()).isFalse();
        assertThat(whole.get("on").asString()).isEqualTo(today.toString());
        assertThat(whole.get("to").asString()).isEqualTo(today.toString());
        assertThat(whole.get("activeFrom").asString()).isEqualTo(today.toString());
        assertThat(whole.get("minimumsOf").asInt()).isEqualTo(2);
        assertThat(texts(whole.at("/ways/0/sums"), SUMS))
                .containsExactly("EUR 1 6.13 1 6.13 0.00 0 0 0 0", "GBP 5 78.66 5 78.66 0.00 0 0 0 0");
        // P-1: 12.50, 6.94 and 10.01. P-2: 19.29 less 12.50 of what was paid. P-3: 10.00 less 3.75. P-4: 6.24, now
        // enough.
        assertThat(house.paid(preview, "counted", "new"))
                .containsExactly(
                        "P-1 GBP 29.45",
                        "P-2 GBP 6.79",
                        "P-3 GBP 6.25",
                        "P-4 GBP 6.24",
                        "P-5 GBP 8.75",
                        "P-6 EUR 7.66",
                        "P-6 GBP 50.16");
        assertThat(texts(whole.at("/ways/1/sums"), SUMS))
                .containsExactly("EUR 1 6.13 1 7.66 1.53 1 0 0 0", "GBP 5 78.66 6 107.64 28.98 5 0 1 0");
        assertThat(texts(
                        house.get(preview + "/partners?way=counted&limit=2").get("items"),
                        "/partner",
                        "/difference/amount"))
                .as("the largest difference first")
                .containsExactly("P-6 12.50", "P-4 6.24");
    }

    @Test
    @DisplayName(
            "F09 E13: whom a higher minimum leaves out falls out of the next payouts, with what would have been enough")
    void a_higher_minimum() throws IOException {
        House house = house();
        String preview = preview(house, Draft.HIGHER_MINIMUM.workbook);
        assertThat(texts(house.get(preview).at("/ways/0/sums"), SUMS))
                .containsExactly("EUR 1 6.13 1 6.13 0.00 0 0 0 0", "GBP 5 78.66 2 61.23 -17.43 0 0 0 3");
        JsonNode out =
                house.get(preview + "/partners?what=noLonger&sort=partner").get("items");
        assertThat(texts(
                        out,
                        "/partner",
                        "/old/amount/amount",
                        "/new/amount/amount",
                        "/new/why/0/reason",
                        "/new/why/0/amount/amount",
                        "/new/why/0/needed/amount"))
                .containsExactly(
                        "P-2 5.43 0.00 below-threshold 5.43 8.00",
                        "P-3 5.00 0.00 below-threshold 5.00 8.00",
                        "P-5 7.00 0.00 below-threshold 7.00 8.00");
        assertThat(texts(
                        house.get(preview + "/partners?why=below-threshold&currency=GBP&q=P-&sort=-partner")
                                .get("items"),
                        "/partner"))
                .containsExactly("P-5", "P-4", "P-3", "P-2");
        assertThat(house.text(preview + "/partners.csv?way=counted&what=noLonger&sort=partner")
                        .lines())
                .containsExactly(
                        "partner,currency,old,new,difference,oldWhy,newWhy,newNeeded,newUntil",
                        "P-2,GBP,5.43,0.00,-5.43,,below-threshold,8.00,",
                        "P-3,GBP,5.00,0.00,-5.00,,below-threshold not-approved,8.00,",
                        "P-5,GBP,7.00,0.00,-7.00,,below-threshold,8.00,");
        assertThat(house.asked(preview + "/partners?way=both").status()).isEqualTo(400);
        assertThat(house.asked(preview + "/partners?why=luck").status()).isEqualTo(400);
        assertThat(house.asked(preview + "/partners?sort=luck").status()).isEqualTo(400);
        assertThat(house.asked("/previews/77/next-payouts").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "F09 E12 E13: what a longer hold would keep back is on hold until its end had it counted, and stays payable else")
    void a_longer_hold() throws IOException {
        House house = house();
        String preview = preview(house, Draft.LONGER_HOLD.workbook);
        assertThat(house.paid(preview, "activated", "new")).isEqualTo(house.paid(preview, "activated", "old"));
        JsonNode line = house.get(preview + "/partners?way=counted&q=P-5").at("/items/0");
        Instant until =
                today.minusDays(25).plusDays(30).atStartOfDay(ZoneId.of("UTC")).toInstant();
        assertThat(line.at("/old/amount/amount").asString()).isEqualTo("7.00");
        assertThat(texts(line.at("/new/why"), "/reason", "/amount/amount", "/until"))
                .containsExactly("on-hold 7.00 " + Times.iso(Times.micros(until)));
        assertThat(house.paid(preview, "counted", "new")).contains("P-1 GBP 18.01");
    }

    @Test
    @DisplayName("F09 E02: a draft that changes nothing changes no payout: the next payouts are the upcoming ones")
    void nothing_changed() throws IOException {
        House house = house();
        TypedWorkbook same = policy("10 %", "5 GBP", "Never|99|by hand", "Auto|5|automatic", "|10|by hand");
        String preview = preview(house, same);
        JsonNode whole = house.get(preview);
        JsonNode upcoming = house.get("/upcoming-payments/summary");
        List<String> paid = texts(upcoming.get("paid"), "/amount/currency", "/payouts", "/amount/amount");
        for (JsonNode way : whole.get("ways")) {
            assertThat(texts(way.get("sums"), "/currency", "/old/payouts", "/old/amount/amount"))
                    .isEqualTo(paid);
            assertThat(texts(way.get("sums"), "/currency", "/new/payouts", "/new/amount/amount"))
                    .isEqualTo(paid);
        }
        for (String way : List.of("activated", "counted")) {
            assertThat(house.paid(preview, way, "new"))
                    .isEqualTo(house.paid(preview, way, "old"))
                    .isEqualTo(texts(
                            house.get("/upcoming-payments?what=paid").get("items"),
                            "/partner",
                            "/payable/currency",
                            "/payable/amount"));
            assertThat(house.leftOut(preview, way, "new")).isEqualTo(house.leftOut(preview, way, "old"));
            assertThat(house.get(preview + "/partners?what=same&way=" + way + "&limit=100")
                            .get("items"))
                    .hasSize(house.get(preview + "/partners?limit=100")
                            .get("items")
                            .size());
        }
    }

    @Test
    @DisplayName(
            "F09 E01 E02: by a schedule it is the next day of it, with what is past its hold by then, and what counts by then")
    void of_the_next_day_of_the_schedule() throws IOException {
        House house = house(policy("10 %", "5 GBP", "|10|by hand"));
        LocalDate on = today.plusDays(2);
        house.paypal("P-1", "P-2");
        house.sales(sale("S1", 8, "P-1", "", "60.00"), sale("S2", 20, "P-2", "", "70.00"));
        house.approveAll();
        house.schedule("{\"every\":\"weekly\",\"day\":" + on.getDayOfWeek().getValue() + "}");
        String preview = preview(house, policy("10 %", "6.50 GBP", "|10|by hand"));
        JsonNode whole = house.get(preview);
        assertThat(whole.get("scheduled").asBoolean()).isTrue();
        assertThat(whole.get("on").asString()).isEqualTo(on.toString());
        assertThat(whole.get("to").asString()).isEqualTo(on.minusDays(1).toString());
        assertThat(whole.get("minimumsOf").asInt()).isEqualTo(2);
        assertThat(house.paid(preview, "activated", "old")).containsExactly("P-1 GBP 6.00", "P-2 GBP 7.00");
        assertThat(house.paid(preview, "activated", "new")).containsExactly("P-2 GBP 7.00");
        assertThat(house.paid(preview, "counted", "new")).containsExactly("P-2 GBP 7.00");

        // Another version counts from tomorrow: activating the draft today would not hold on the day of the run.
        house.activate(
                house.draft(policy("10 %", "0 GBP", "|10|by hand")),
                today.plusDays(1).toString());
        String later = house.preview(2, FIRST_DAY, today.toString());
        assertThat(house.get(later).get("minimumsOf").asInt()).isEqualTo(3);
        assertThat(house.paid(later, "activated", "new")).containsExactly("P-1 GBP 6.00", "P-2 GBP 7.00");
        assertThat(house.paid(later, "counted", "new")).containsExactly("P-2 GBP 7.00");
    }

    @Test
    @DisplayName(
            "F09: what waits since today is decided by a version that counts from today, and is in its next payouts")
    void what_waits_is_decided() throws IOException {
        House house = house();
        String preview = preview(house, Draft.EARNS_NEWLY.workbook);
        assertThat(texts(
                        house.get(preview + "/partners?what=newly&sort=partner").get("items"),
                        "/partner",
                        "/new/amount/amount"))
                .containsExactly("P-7 40.00");
        assertThat(texts(
                        house.get(preview + "/partners?what=newly&sort=partner&way=counted")
                                .get("items"),
                        "/partner",
                        "/new/amount/amount"))
                .containsExactly("P-7 40.00", "P-9 18.00");
    }
}
