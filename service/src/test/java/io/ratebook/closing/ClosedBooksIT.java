package io.ratebook.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.ClosedBooksException;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import io.ratebook.web.Transactions;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosedBooksIT extends ServiceTest {
    private static final String FILE = "reference,type,original_reference,occurred_at,partner,amount,currency\n";
    private static final int HELD_DAYS = 36_000;

    private ApiClient caller = anonymous();

    private Scene shop(TypedWorkbook workbook) throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(workbook, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1", "P-2"));
        return scene;
    }

    private static TypedWorkbook held() {
        return Scene.tenPercent().sheet("Durations", "Partner|Hold days", "P-2|" + HELD_DAYS, "|0");
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private Answer close(String until, int status) {
        return done(caller.post(Scene.path("/books/close"), "{\"until\":\"" + until + "\"}"), status);
    }

    private void approveAll(Scene scene) {
        scene.done(done(caller.post(Scene.path("/commissions/approve"), "{\"filter\":{}}"), 202)
                .json()
                .path("job")
                .longValue());
    }

    private List<String> days(String sql) {
        return database().jdbc().queryForList(sql, String.class);
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }

    @Test
    @DisplayName("C12: before books are closed it is said in numbers what stands there; then who closed them, and when")
    void says_what_it_does() throws IOException {
        Scene scene = shop(held());
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-2,50.00,GBP\n");
        approveAll(scene);
        scene.sales(FILE
                + "S3,sale,,2010-12-05T12:00:00Z,P-1,70.00,GBP\n"
                + "S4,sale,,2011-12-05T12:00:00Z,P-1,30.00,GBP\n");
        Answer before = done(caller.get(Scene.path("/books?until=2010-12-31")), 200);
        assertThat(before.at("/closedUntil")).isEmpty();
        assertThat(before.at("/outlook/counted/0/amount/amount")).isEqualTo("10.00");
        assertThat(before.at("/outlook/onHold/0/amount/amount")).isEqualTo("5.00");
        assertThat(before.at("/outlook/onHold/0/count")).isEqualTo("1");
        assertThat(before.at("/outlook/pending/0/amount/amount")).isEqualTo("7.00");
        assertThat(close("2010-12-31", 200).at("/moved")).isEqualTo("1");
        Answer after = done(caller.get(Scene.path("/books")), 200);
        assertThat(after.at("/closedUntil")).isEqualTo("2010-12-31");
        assertThat(after.at("/history/0/closedBy")).startsWith("tester-");
        assertThat(after.at("/history/0/closedAt")).isNotEmpty();
        assertThat(days("SELECT effective_day FROM payable_entry ORDER BY partner"))
                .containsExactly("2010-12-03", "2011-01-01");
        assertThat(done(caller.get("/api/v1/audit?action=books.close"), 200)
                        .json()
                        .path("items"))
                .hasSize(1);
        ledgerHolds();
    }

    @Test
    @DisplayName("C12: what is approved, sold, given back, adjusted after the close counts from the first open day")
    void nothing_counts_in_closed_days() throws IOException {
        Scene scene = shop(Scene.tenPercent());
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-2,50.00,GBP\n");
        long first = Long.parseLong(days("SELECT MIN(id) FROM commission").get(0));
        scene.done(done(caller.post(Scene.path("/commissions/approve"), "{\"ids\":[" + first + "]}"), 202)
                .json()
                .path("job")
                .longValue());
        close("2010-12-31", 200);
        approveAll(scene);
        scene.sales(FILE
                + "S3,sale,,2010-12-20T12:00:00Z,P-1,70.00,GBP\n"
                + "R1,refund,S1,2010-12-21T12:00:00Z,,20.00,GBP\n");
        Long sale = database().jdbc().queryForObject("SELECT id FROM sale WHERE reference = 'S2'", Long.class);
        done(
                caller.post(
                        Scene.path("/sales/" + sale + "/correct"),
                        "{\"changes\":{\"amount\":\"40.00\"},\"reason\":\"typed wrongly\"}"),
                200);
        done(
                caller.post(
                        Scene.path("/adjustments"),
                        "{\"partner\":\"P-1\",\"amount\":{\"amount\":\"3\",\"currency\":\"GBP\"},\"day\":\"2010-12-24\",\"reason\":\"late\"}"),
                201);
        assertThat(days("SELECT DISTINCT effective_day FROM ledger_transaction WHERE booked_at >"
                        + " (SELECT closed_at FROM closed_books) AND why <> 'approval'"))
                .containsExactly("2011-01-01");
        assertThat(days("SELECT effective_day FROM payable_entry WHERE entry_id <> " + first))
                .isNotEmpty()
                .containsOnly("2011-01-01");
        assertThat(days("SELECT effective_day FROM payable_entry WHERE entry_id = " + first))
                .containsExactly("2010-12-03");
        ledgerHolds();
    }

    @Test
    @DisplayName("C12: books do not open again, close no day that is not over, and are for finance")
    void refused() throws IOException {
        shop(Scene.tenPercent());
        close("2010-12-31", 200);
        assertThat(close("2010-12-31", 409).at("/code")).isEqualTo("closed-already");
        assertThat(close("2010-12-30", 409).at("/code")).isEqualTo("closed-already");
        assertThat(close("2999-12-30", 422).at("/errors/0/field")).isEqualTo("until");
        close("soon", 422);
        done(as("program-manager").post(Scene.path("/books/close"), "{\"until\":\"2011-01-31\"}"), 403);
        assertThat(days("SELECT until_day FROM closed_books")).containsExactly("2010-12-31");
    }

    @Test
    @DisplayName("C12: whoever posts for a closed day all the same is refused, and nothing is posted")
    void the_ledger_keeps_it() throws IOException {
        shop(Scene.tenPercent());
        close("2010-12-31", 200);
        int program = bean(Programs.class).required(Scene.PROGRAM).id();
        Ledger ledger = bean(Ledger.class);
        assertThatThrownBy(() -> bean(Transactions.class)
                        .get(() -> ledger.post(
                                program,
                                List.of(
                                        Entry.earned("test", 1, 0, LocalDate.of(2011, 1, 1), "P-1", 5, "GBP"),
                                        Entry.earned("test", 2, 0, LocalDate.of(2010, 12, 31), "P-1", 5, "GBP")))))
                .isInstanceOf(ClosedBooksException.class)
                .hasMessageContaining("open from 2011-01-01");
        assertThat(days("SELECT id FROM ledger_transaction")).isEmpty();
    }
}
