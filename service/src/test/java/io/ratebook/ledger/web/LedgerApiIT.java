package io.ratebook.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import io.ratebook.web.Transactions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LedgerApiIT extends ServiceTest {
    private static final String ACCOUNT = "/api/v1/programs/shop/partners/P1/account";

    private long transaction;

    @BeforeEach
    void post_ten_days() {
        Program shop = bean(Programs.class).create(new ProgramDraft("shop", "The shop", "EUR", "Europe/London"));
        as("program-manager").post("/api/v1/programs/shop/partners", "{\"code\":\"P1\",\"name\":\"One\"}");
        List<Entry> entries = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            entries.add(Entry.earned("test", day, 0, LocalDate.of(2011, 3, day), "P1", day * 100L, "EUR"));
        }
        entries.add(Entry.earned("test", 11, 0, LocalDate.of(2011, 3, 5), "P1", -50, "EUR"));
        entries.add(Entry.earned("test", 12, 0, LocalDate.of(2011, 3, 5), "P1", 7, "JPY"));
        transaction = bean(Transactions.class).get(() -> bean(Ledger.class).post(shop.id(), entries));
        pending(shop.id(), 1, 5450, "EUR");
        pending(shop.id(), 2, 7, "JPY");
    }

    /** A commission that what was posted as earned is for: the check asks for it. */
    private void pending(int program, long id, long amount, String currency) {
        database()
                .jdbc()
                .update(
                        "INSERT INTO commission (id, program_id, sale_id, refund_id, partner, component, currency, number,"
                                + " kind, amount, state, occurred_at, payable_from, recorded_at, policy_version_id, sheet,"
                                + " row_id, base, rate, booking, day)"
                                + " VALUES (?, ?, ?, 0, 'P1', 'Base commission', ?, 0, 'commission', ?, 'pending', 0, 0, 0, 1,"
                                + " 'Rates', 'R-0001', 'Revenue', '5 %', 0, '2011-03-01')",
                        id, program, id, currency, amount);
    }

    @Test
    @DisplayName("C01, C03: a partner's account runs from its opening through every entry to its closing, by pages")
    void an_account_runs_from_opening_to_closing_by_pages() {
        Answer first = as("viewer").get(ACCOUNT + "?from=2011-03-04&to=2011-03-06&limit=3");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.at("/opening/amount")).isEqualTo("6.00");
        assertThat(first.at("/closing/amount")).isEqualTo("20.50");
        assertThat(first.json().get("items")).hasSize(3);
        assertThat(first.at("/items/0/day")).isEqualTo("2011-03-04");
        assertThat(first.at("/items/0/balance/amount")).isEqualTo("10.00");
        assertThat(first.at("/items/2/amount/amount")).isEqualTo("-0.50");
        assertThat(first.at("/items/2/balance/amount")).isEqualTo("14.50");
        Answer second =
                as("viewer").get(ACCOUNT + "?from=2011-03-04&to=2011-03-06&limit=3&cursor=" + first.at("/next"));
        assertThat(second.json().get("items")).hasSize(1);
        assertThat(second.at("/items/0/balance/amount")).isEqualTo("20.50");
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    @DisplayName("G08: an account is of one currency, the program's if not said")
    void an_account_is_of_one_currency() {
        Answer yen = as("viewer").get(ACCOUNT + "?currency=JPY");
        assertThat(yen.at("/closing/amount")).isEqualTo("7");
        assertThat(yen.at("/closing/currency")).isEqualTo("JPY");
        assertThat(as("viewer").get(ACCOUNT).at("/closing/amount")).isEqualTo("54.50");
        assertThat(as("viewer").get(ACCOUNT + "?currency=euro").status()).isEqualTo(400);
        assertThat(as("viewer").get(ACCOUNT + "?from=yesterday").status()).isEqualTo(400);
        assertThat(as("viewer").get("/api/v1/programs/shop/partners/P2/account").status())
                .isEqualTo(404);
    }

    @Test
    void an_account_comes_as_a_file() {
        Answer file = as("viewer").get(ACCOUNT + ".csv?to=2011-03-02");
        assertThat(file.text().lines()).hasSize(3);
        assertThat(file.text().lines().skip(2).findFirst().orElseThrow())
                .startsWith("2011-03-02,")
                .contains(",test,2.00,3.00,EUR,")
                .endsWith("," + (transaction + 1));
    }

    @Test
    void a_transaction_shows_its_postings() {
        Answer one = as("viewer").get("/api/v1/programs/shop/ledger/transactions/" + transaction);
        assertThat(one.at("/day")).isEqualTo("2011-03-01");
        assertThat(one.at("/postings/0/account")).isEqualTo("earned");
        assertThat(one.at("/postings/0/partner")).isEqualTo("P1");
        assertThat(one.at("/postings/0/amount/amount")).isEqualTo("1.00");
        assertThat(one.at("/postings/1/account")).isEqualTo("expense");
        assertThat(one.json().at("/postings/1/partner").isNull()).isTrue();
        assertThat(one.at("/postings/1/amount/amount")).isEqualTo("-1.00");
        assertThat(as("viewer")
                        .get("/api/v1/programs/shop/ledger/transactions/999999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("reliability 1: the check says of each law how often it is broken")
    void the_check_says_how_often_each_law_is_broken() {
        Answer balances = as("finance").get("/api/v1/programs/shop/ledger/balances");
        assertThat(balances.at("/items/0/balance/amount")).isEqualTo("54.50");
        assertThat(balances.at("/items/2/account")).isEqualTo("expense");
        assertThat(balances.at("/items/2/balance/amount")).isEqualTo("-54.50");
        Answer well = as("finance").get("/api/v1/programs/shop/ledger/check");
        assertThat(well.json().get("checks")).hasSizeGreaterThan(5).allSatisfy(check -> assertThat(
                        check.get("violations").asLong())
                .isZero());
        database().jdbc().update("UPDATE account SET balance = balance + 1 WHERE owner = 'P1'");
        Answer broken = as("finance").get("/api/v1/programs/shop/ledger/check");
        assertThat(broken.json().get("checks"))
                .filteredOn(check -> check.get("violations").asLong() > 0)
                .extracting(check -> check.get("name").asString())
                .containsExactlyInAnyOrder(
                        "balances are the sums of their postings",
                        "what is pending stands on the accounts of what was earned");
        // The service of this process serves later tests, and its health is what the last check found.
        database().jdbc().update("UPDATE account SET balance = balance - 1 WHERE owner = 'P1'");
        as("finance").get("/api/v1/programs/shop/ledger/check");
        assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);
    }
}
