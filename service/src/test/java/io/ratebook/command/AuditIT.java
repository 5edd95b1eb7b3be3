package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.ServiceTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditIT extends ServiceTest {
    private static final String PASSWORD = "ratebook.database.password";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int audit() {
        HikariDataSource database = database().dataSource();
        System.setProperty(PASSWORD, String.valueOf(database.getPassword()));
        try {
            return CommandLineTool.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                    .execute(
                            "audit",
                            "--database-url",
                            String.valueOf(database.getJdbcUrl()),
                            "--database-user",
                            String.valueOf(database.getUsername()));
        } finally {
            System.clearProperty(PASSWORD);
        }
    }

    @Test
    @DisplayName("reliability: the check of the night is a command, whose exit code says whether the ledger holds")
    void the_exit_code_says_whether_the_ledger_holds() {
        assertThat(audit()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("0  the ledger sums to zero in each currency");

        database()
                .jdbc()
                .update("INSERT INTO account (id, program_id, kind, owner, currency, balance, posting_count)"
                        + " VALUES (1, 1, 'payable', 'P1', 'GBP', 5, 0)");
        assertThat(audit()).isEqualTo(1);
        assertThat(out.toString()).contains("1  balances are the sums of their postings", "owner=P1");
    }
}
