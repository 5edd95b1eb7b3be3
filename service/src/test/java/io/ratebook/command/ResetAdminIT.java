package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.ServiceTest;
import io.ratebook.database.TestDatabase;
import io.ratebook.people.People;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResetAdminIT extends ServiceTest {
    private static final String PASSWORD = "ratebook.database.password";

    private record Run(int exitCode, String out, String err) {}

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLineTool.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    @Test
    @DisplayName("G10: a command gives the admin a new password, and a disabled admin a way back")
    void the_admin_gets_a_new_password() {
        HikariDataSource database = database().dataSource();
        People people = bean(People.class);
        People.WithPassword old = people.create("admin", "Boss", List.of("admin"));
        people.create("second", "Second", List.of("admin"));
        people.change(old.person().id(), new People.Change(null, List.of("viewer"), true));
        System.setProperty(PASSWORD, String.valueOf(database.getPassword()));
        try {
            Run run = run(
                    "reset-admin",
                    "--database-url",
                    String.valueOf(database.getJdbcUrl()),
                    "--database-user",
                    String.valueOf(database.getUsername()));

            assertThat(run.exitCode()).as(run.err()).isZero();
            Matcher shown = Pattern.compile("admin  password  (\\S{20})\\R").matcher(run.out());
            assertThat(shown.matches()).as(run.out()).isTrue();
            assertThat(anonymous()
                            .signIn("admin", shown.group(1))
                            .get("/api/v1/audit?action=person.password")
                            .text())
                    .contains("\"actor\":\"system\"")
                    .doesNotContain(shown.group(1));
        } finally {
            System.clearProperty(PASSWORD);
        }
    }

    @Test
    @DisplayName("G10: while a service has the data folder, and where there is none, the command says so")
    void a_folder_in_use_is_left_alone() {
        if (database().isEmbedded()) {
            Run used = run("reset-admin", "--data", TestDatabase.FOLDER.toString());
            assertThat(used.exitCode()).isEqualTo(2);
            assertThat(used.err()).contains("is in use by another Ratebook").doesNotContain("\tat ");
        }
        Run none = run("reset-admin", "--data", "target/no-such-folder");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no data folder").doesNotContain("\tat ");
    }
}
