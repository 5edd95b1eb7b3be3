package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.Service;
import io.ratebook.database.Grants;
import io.ratebook.database.Migration;
import io.ratebook.database.MigrationRefusedException;
import io.ratebook.database.TestDatabase;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.people.People;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as a user who has what "ratebook grants" prints, in a database that another user has made. */
class AppendOnlyIT {
    private static final String DATABASE = "append_only";
    private static final String PASSWORD = "a-password-of-a-test-1";

    /** Refused by a trigger; refused for want of a right. */
    private static final Set<Integer> REFUSED = Set.of(1644, 1142);

    private final TestDatabase server = TestDatabase.open();
    private final String url = server.urlOf(DATABASE);

    @BeforeEach
    void makeUsers() {
        server.asRoot(
                "DROP DATABASE IF EXISTS " + DATABASE,
                "CREATE DATABASE " + DATABASE,
                "DROP USER IF EXISTS app@'%', migrator@'%'",
                "CREATE USER app@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "CREATE USER migrator@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT ALL ON " + DATABASE + ".* TO migrator@'%' WITH GRANT OPTION");
    }

    @AfterEach
    void removeThem() {
        server.asRoot("DROP DATABASE " + DATABASE, "DROP USER app@'%', migrator@'%'");
    }

    @Test
    @DisplayName("reliability 2: the ledger and the audit log can be added to and nothing else, and all works")
    void what_is_granted_is_enough_and_no_more() throws SQLException, IOException {
        migrate();
        try (ConfigurableApplicationContext service = Service.start(
                null,
                "--server.port=0",
                "--ratebook.database.url=" + url,
                "--ratebook.database.user=app",
                "--ratebook.database.password=" + PASSWORD)) {
            sell(service);
            Map<String, String> rows = rows();
            Map<String, String> refusals = refusals();
            assertThat(refusals).hasSize(21).doesNotContainValue("was done");
            assertThat(rows()).isEqualTo(rows).doesNotContainValue("0");
        }
    }

    private void migrate() throws SQLException {
        if (Boolean.TRUE.equals(server.jdbc().queryForObject("SELECT @@log_bin", Boolean.class))) {
            assertThatThrownBy(() -> Migration.run(url, "migrator", PASSWORD))
                    .isInstanceOf(MigrationRefusedException.class)
                    .hasMessageContaining("log_bin_trust_function_creators");
            server.asRoot("GRANT SUPER ON *.* TO migrator@'%'");
        }
        assertThat(Grants.of(url, "migrator", PASSWORD, "app", "%")).isEmpty();
        assertThat(Migration.run(url, "migrator", PASSWORD)).isGreaterThan(10);
        assertThat(Migration.run(url, "migrator", PASSWORD)).isZero();
        try (Connection migrator = DriverManager.getConnection(url, "migrator", PASSWORD);
                Statement statement = migrator.createStatement()) {
            for (String grant : Grants.of(url, "migrator", PASSWORD, "app", "%")) {
                statement.execute(grant.replaceFirst(";$", ""));
            }
        }
    }

    /** A file and a single sale, decided and booked. */
    private static void sell(ConfigurableApplicationContext service) throws IOException {
        People.WithPassword admin = service.getBean(People.class)
                .create("seller", "Seller", List.of("admin", "program-manager", "finance"));
        URI address =
                URI.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
        ApiClient caller = new ApiClient(address).signIn("seller", admin.password());
        Scene scene = new Scene(caller, service.getBean(Jobs.class));
        scene.policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(
                service.getBean(PartnerImport.class),
                service.getBean(Programs.class).required(Scene.PROGRAM),
                List.of("P1"));
        scene.sales("reference,type,occurred_at,partner,amount\nS1,sale,2011-03-01T10:00:00Z,P1,20.00\n");
        Answer sold = caller.post(Scene.path("/sales"), """
                {"reference":"S2","occurredAt":"2011-03-02T10:00:00Z","partner":"P1","amount":"30.00","currency":"GBP"}""");
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(caller.get(Scene.path("/partners/P1/account?currency=GBP")).at("/closing/amount"))
                .isEqualTo("5.00");
        assertThat(service.getBean(LedgerCheck.class).run().holds()).isTrue();
    }

    /** What was tried, and what was said to it. */
    private Map<String, String> refusals() throws SQLException {
        Map<String, String> refusals = new TreeMap<>();
        for (String table : List.of("ledger_transaction", "posting", "audit_entry")) {
            String column = table.equals("posting") ? "account_id" : "id";
            for (String attempt : List.of(
                    "UPDATE %1$s SET %2$s = %2$s + 1000000",
                    "DELETE FROM %1$s",
                    "TRUNCATE TABLE %1$s",
                    "DROP TABLE %1$s",
                    "ALTER TABLE %1$s ADD COLUMN more INT NULL",
                    "REPLACE INTO %1$s SELECT * FROM (SELECT * FROM %1$s) t",
                    "INSERT INTO %1$s SELECT * FROM (SELECT * FROM %1$s) t ON DUPLICATE KEY UPDATE %2$s = t.%2$s + 1000000")) {
                refusals.put(attempt.formatted(table, column), refusal(attempt.formatted(table, column)));
            }
        }
        return refusals;
    }

    private String refusal(String sql) throws SQLException {
        try (Connection app = DriverManager.getConnection(url, "app", PASSWORD);
                Statement statement = app.createStatement()) {
            statement.execute(sql);
            return "was done";
        } catch (SQLException refused) {
            assertThat(REFUSED).as(sql + ": " + refused.getMessage()).contains(refused.getErrorCode());
            return String.valueOf(refused.getMessage());
        }
    }

    private Map<String, String> rows() throws SQLException {
        Map<String, String> counts = new TreeMap<>();
        try (Connection migrator = DriverManager.getConnection(url, "migrator", PASSWORD);
                Statement statement = migrator.createStatement()) {
            for (String table : List.of("ledger_transaction", "posting", "audit_entry")) {
                try (var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    row.next();
                    counts.put(table, row.getString(1));
                }
            }
        }
        return counts;
    }
}
