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
import java.time.temporal.ChronoUnit;
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

    private static TypedWorkbook full(
            String rate, String off, String waits, String minimum, String... durations) {
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
        EARNS_NEWLY(full("10 %", "20 %", "Gross", "5 GBP", "Off|0|automatic", "Waits|0|automatic", "Auto|5|automatic", "|10|by hand")),
        EVERYTHING(full("11.11 %", "20 %", "Gross", "6.50 GBP", "Waits|0|automatic", "Auto|3|automatic", "|20|automatic"));

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
        return today.minusDays(daysAgo) + "T00:30:00Z";
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
                sale("S81", 40, "P-8", "", "100.00"),
                sale("S91", 25, "P-9", "Off", "90.00"));
        house.decline("S41");
        house.approve("S11", "S13", "S14", "S22", "S31", "S42", "S52", "S61", "S62", "S81");
        house.sales(
                refund("R21", "S21", 5, "100.00"), refund("R31", "S31", 5, "30.00"), refund("R101", "S101", 4, "7.77"));
        house.adjust("{\"partner\":\"P-6\",\"amount\":{\"amount\":\"-12.34\",\"currency\":\"GBP\"},"
                + "\"reason\":\"agreed\",\"document\":\"D-1\"}");
        house.approveDue();
    }

    @ParameterizedTest
    @EnumSource(Draft.class)
    @DisplayName("F09 E13: once a draft counts, the run that is made pays what its preview said, and leaves out whom it said")
    void what_is_previewed_is_paid(Draft draft) throws IOException {
        Scene scene = new Scene(caller, bean(Jobs.class));
        House house = new House(parts(), scene, Scene.PROGRAM, inForce(), 10);
        events(house);
        int version = house.draft(draft.workbook);
        String preview = house.preview(version, FIRST_DAY, today.toString());
        assertThat(house.paid(preview, "activated", "old"))
                .containsExactly("P-1 GBP 23.57", "P-2 GBP 5.43", "P-3 GBP 5.00", "P-5 GBP 7.00", "P-6 EUR 6.13", "P-6 GBP 37.66");

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
}
