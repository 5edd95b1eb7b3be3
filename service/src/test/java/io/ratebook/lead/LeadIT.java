package io.ratebook.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Leads, their phases and commission, and the sales that say they were won. */
class LeadIT extends ServiceTest {
    private ApiClient caller = anonymous();
    private LeadScene leads = new LeadScene(caller);

    private Scene shop() throws IOException {
        caller = as("admin", "program-manager", "finance");
        leads = new LeadScene(caller);
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(LeadScene.policy(), "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1", "P-2"));
        return scene;
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }

    @Test
    @DisplayName("A03: a lead's commission is that of the row that a lead won of its partner would win, and is edited")
    void commission_of_the_policy() throws IOException {
        shop();
        long lead = leads.lead("ACME", "P-1");
        Answer one = leads.get("/leads/" + lead);
        assertThat(one.at("/commissionPercent")).isEqualTo("20");
        assertThat(one.at("/commissionFrom")).startsWith("row ").endsWith(" of Rates, version 1");
        assertThat(one.at("/phase")).isEqualTo("New");
        assertThat(leads.get("/leads/" + leads.lead("BETA", "P-2"))
                        .json()
                        .path("commissionPercent")
                        .isNull())
                .as("25.00 is no percentage")
                .isTrue();

        String path = Scene.path("/leads/" + lead);
        Answer edited = leads.done(caller.patch(path, "{\"commissionPercent\":\"12.5\"}"), 200);
        assertThat(edited.at("/commissionPercent")).isEqualTo("12.5");
        assertThat(edited.at("/commissionFrom")).isEqualTo("by hand");
        assertThat(leads.done(caller.patch(path, "{\"commissionPercent\":\"120\"}"), 422)
                        .at("/errors/0/field"))
                .isEqualTo("commissionPercent");
        leads.phase(lead, "Closed Won", 200);
        assertThat(leads.pay(lead, "processing", "1000.00", "A").at("/amount/amount"))
                .isEqualTo("125.00");
        assertThat(leads.done(caller.patch(path, "{\"commissionPercent\":null}"), 200)
                        .json()
                        .path("commissionPercent")
                        .isNull())
                .isTrue();
    }

    @Test
    @DisplayName("A03: the phases are a list of the program's own, with exactly one that is won; a lead keeps its way")
    void phases_are_configured() throws IOException {
        shop();
        assertThat(leads.get("/lead-phases").json().path("phases").findValuesAsString("name"))
                .containsExactly("New", "Working", "Closed Won", "Closed Lost");
        long lead = leads.lead("ACME", "P-1");
        leads.phase(lead, "Working", 200);
        assertThat(leads.phase(lead, "Won", 422).at("/errors/0/expected")).contains("Closed Won");
        String path = Scene.path("/lead-phases");
        assertThat(leads.done(caller.put(path, "{\"phases\":[{\"name\":\"A\"},{\"name\":\"B\"}]}"), 422)
                        .at("/errors/0/expected"))
                .contains("exactly one");
        assertThat(leads.done(
                                caller.put(
                                        path,
                                        "{\"phases\":[{\"name\":\"A\",\"won\":true},{\"name\":\"B\",\"won\":true}]}"),
                                422)
                        .at("/errors/0/field"))
                .isEqualTo("phases");
        Answer used = leads.done(
                caller.put(path, "{\"phases\":[{\"name\":\"New\"},{\"name\":\"Signed\",\"won\":true}]}"), 409);
        assertThat(used.at("/code")).isEqualTo("phase-in-use");
        assertThat(used.at("/detail")).contains("\"Working\"").contains("1 lead");
        leads.done(
                caller.put(
                        path,
                        "{\"phases\":[{\"name\":\"New\"},{\"name\":\"Working\"},{\"name\":\"Signed\",\"won\":true}]}"),
                200);
        leads.phase(lead, "Closed Won", 422);
        leads.phase(lead, "Signed", 200);
        leads.pay(lead, "processing", "1000.00", "A");
        JsonNode stages = leads.get("/leads/" + lead).json().path("phases");
        assertThat(stages.findValuesAsString("phase")).containsExactly("New", "Working", "Signed");
        assertThat(stages.findValuesAsString("by")).allMatch(by -> by.startsWith("tester-"));
        assertThat(as("viewer").put(path, "{}").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A02: leads are listed, filtered, sorted and downloaded; a lead belongs to one partner that is known")
    void leads_are_listed() throws IOException {
        shop();
        assertThat(leads.done(caller.post(Scene.path("/leads"), "{\"partner\":\"P-9\"}"), 422)
                        .json()
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactlyInAnyOrder("partner", "name");
        for (int i = 0; i < 7; i++) {
            leads.lead("A-" + i, i % 2 == 0 ? "P-1" : "P-2");
        }
        Answer made = leads.done(
                caller.post(
                        Scene.path("/leads"),
                        "{\"partner\":\"P-1\",\"name\":\"Grace\",\"company\":\"Navy\",\"email\":\"g@example.org\",\"note\":\"by phone\"}"),
                201);
        assertThat(made.at("/code")).startsWith("L-");
        assertThat(leads.done(
                                caller.post(
                                        Scene.path("/leads"), "{\"code\":\"A-1\",\"partner\":\"P-1\",\"name\":\"x\"}"),
                                409)
                        .at("/code"))
                .isEqualTo("lead-exists");

        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = leads.get("/leads?limit=3&sort=code&partner=P-1&cursor=" + cursor);
            codes.addAll(page.json().path("items").findValuesAsString("code"));
            cursor = page.json().path("next").isNull() ? "" : page.at("/next");
        } while (!cursor.isEmpty());
        assertThat(codes).containsExactly("A-0", "A-2", "A-4", "A-6", made.at("/code"));
        assertThat(leads.get("/leads?q=nav").json().path("items").findValuesAsString("name"))
                .containsExactly("Grace");
        assertThat(leads.get("/leads/totals?partner=P-2").at("/count")).isEqualTo("3");
        long won = leads.won("WON", "P-1");
        leads.paypal("P-1");
        leads.pay(won, "complete", "2000.00", "A");
        JsonNode paid = leads.get("/leads?paid=true").json().path("items");
        assertThat(paid.findValuesAsString("code")).containsExactly("WON");
        assertThat(paid.at("/0/paid/0/amount").asString()).isEqualTo("400.00");
        assertThat(leads.get("/leads/totals?paid=false&phase=New").at("/count")).isEqualTo("8");
        assertThat(leads.get("/leads.csv?paid=true").text()).contains("WON,P-1,Ada of WON,,Closed Won,20,400.00 GBP,");
        assertThat(caller.get(Scene.path("/leads?sort=age")).status()).isEqualTo(400);
        assertThat(as("viewer")
                        .post(Scene.path("/leads"), "{\"partner\":\"P-1\",\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("G11 A02: who a lead is about is erased, by itself or with the partner; code and payments stay")
    void leads_are_erased() throws IOException {
        shop();
        long one = leads.won("ONE", "P-1");
        long two = leads.lead("TWO", "P-1");
        leads.pay(one, "processing", "2000.00", "A");
        leads.done(caller.post(Scene.path("/leads/" + two + "/erase"), "{\"reason\":\"asked to\"}"), 200);
        assertThat(leads.get("/leads/" + two).at("/name")).isEmpty();
        leads.done(caller.post(Scene.path("/partners/P-1/erase"), "{\"reason\":\"asked to\"}"), 200);
        Answer erased = leads.get("/leads/" + one);
        assertThat(erased.at("/name")).isEmpty();
        assertThat(erased.at("/payments/0/amount/amount")).isEqualTo("400.00");
        assertThat(leads.done(caller.patch(Scene.path("/leads/" + one), "{\"name\":\"Ada\"}"), 409)
                        .at("/code"))
                .isEqualTo("lead-erased");
        assertThat(database()
                        .jdbc()
                        .queryForList("SELECT CONCAT(name, name_key, search) FROM lead_person", String.class))
                .allMatch(text -> !text.contains("Ada") && !text.contains("ada"));
        assertThat(database()
                        .jdbc()
                        .queryForList(
                                "SELECT CONCAT(COALESCE(before_json, ''), after_json) FROM audit_entry WHERE action LIKE 'lead.%'",
                                String.class))
                .isNotEmpty()
                .noneMatch(text -> text.contains("Ada"));
    }

    private String state(String reference) {
        return String.valueOf(database()
                .jdbc()
                .queryForObject(
                        "SELECT CONCAT(state, ' ', COALESCE(reason, '')) FROM sale WHERE reference = ?",
                        String.class,
                        reference));
    }

    private Answer won(String reference, String more) {
        return caller.post(Scene.path("/sales"), """
                {"reference":"%s","event":"lead won","partner":"P-1","amount":"2000.00","occurredAt":"2026-10-03T12:00:00Z"%s}
                """.formatted(reference, more));
    }

    @Test
    @DisplayName("A13: closing a lead makes no sale; a lead won of a paid lead is parked, by call and by file")
    void a_lead_won_of_a_paid_lead_is_parked() throws IOException {
        Scene scene = shop();
        long acme = leads.won("ACME", "P-1");
        leads.won("FREE", "P-1");
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM sale", Long.class))
                .isZero();
        leads.pay(acme, "processing", "2000.00", "A");

        leads.done(won("BY-ATTRIBUTE", ",\"attributes\":{\"lead\":\"ACME\"}"), 201);
        leads.done(won("BY-CUSTOMER", ",\"customer\":\"ACME\""), 201);
        leads.done(won("ACME", ""), 201);
        leads.done(won("UNPAID", ",\"customer\":\"FREE\""), 201);
        scene.sales(LeadScene.FILE
                + "F1,sale,2026-10-04T12:00:00Z,lead won,P-1,,2000.00,GBP,ACME\n"
                + "F2,sale,2026-10-04T12:00:00Z,lead won,P-1,ACME,2000.00,GBP,\n"
                + "F3,sale,2026-10-04T12:00:00Z,lead won,P-1,,100.00,GBP,FREE\n"
                + "F4,sale,2026-10-04T12:00:00Z,sale,P-1,ACME,100.00,GBP,ACME\n");
        for (String parked : List.of("BY-ATTRIBUTE", "BY-CUSTOMER", "ACME", "F1", "F2")) {
            assertThat(state(parked)).as(parked).isEqualTo("parked lead ACME has a payment made by hand");
        }
        for (String earning : List.of("UNPAID", "F3", "F4")) {
            assertThat(state(earning)).as(earning).isEqualTo("evaluated ");
        }
        assertThat(leads.balance("P-1", "balance")).isEqualTo("830.00");
        assertThat(leads.get("/parked").text()).contains("lead-paid").contains("\"count\":5");

        long sale = id("F1");
        leads.done(caller.post(Scene.path("/sales/" + sale + "/rerun"), ""), 200);
        leads.done(
                caller.post(
                        Scene.path("/sales/" + sale + "/correct"),
                        "{\"changes\":{\"amount\":\"3000.00\"},\"reason\":\"typed wrongly\"}"),
                200);
        scene.policy(LeadScene.policy(), "2027-06-01");
        settled(scene);
        assertThat(state("F1")).startsWith("parked lead ACME");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("830.00");
        ledgerHolds();
    }

    private long id(String reference) {
        Long id = database().jdbc().queryForObject("SELECT id FROM sale WHERE reference = ?", Long.class, reference);
        return id == null ? 0 : id;
    }

    /** Waits until no job is left to do. */
    private void settled(Scene scene) {
        database()
                .jdbc()
                .queryForList("SELECT id FROM job ORDER BY id", Long.class)
                .forEach(scene::done);
    }

    @Test
    @DisplayName("A13: a payment parks the lead won that earned before, and its void lets it earn once more")
    void a_payment_takes_back_what_the_sale_earned() throws IOException {
        Scene scene = shop();
        long acme = leads.won("ACME", "P-1");
        leads.done(won("S1", ",\"customer\":\"ACME\""), 201);
        leads.done(
                caller.post(
                        Scene.path("/sales"),
                        "{\"type\":\"refund\",\"reference\":\"R1\",\"originalReference\":\"S1\",\"amount\":\"500.00\",\"occurredAt\":\"2026-10-09T12:00:00Z\"}"),
                201);
        assertThat(leads.balance("P-1", "balance")).isEqualTo("300.00");
        Answer made = leads.pay(acme, "scheduled", "2000.00", "A");
        settled(scene);
        assertThat(state("S1")).startsWith("parked lead ACME");
        assertThat(state("R1")).startsWith("parked sale S1 is parked");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("400.00");
        ledgerHolds();

        leads.done(caller.post(LeadScene.path(acme, made) + "/void", "{\"reason\":\"the sale stands\"}"), 200);
        settled(scene);
        assertThat(state("S1")).isEqualTo("evaluated ");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("300.00");
        ledgerHolds();
    }
}
