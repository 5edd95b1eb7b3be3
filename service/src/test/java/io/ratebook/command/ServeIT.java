package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service from the packaged jar, with its own database. */
class ServeIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    @DisplayName("G10: one process has a data folder, a second fails clearly, and a killed one leaves it usable")
    void a_data_folder_belongs_to_one_process() throws IOException, InterruptedException {
        try (RunningService first = RunningService.start(folder, "--data", "data")) {
            assertThat(first.get("/actuator/health").body()).contains("\"status\":\"UP\"");

            assertThat(first.get("/").statusCode()).isEqualTo(200);
            assertThat(first.get("/").body()).contains("<div id=\"root\">");

            Jar.Run second = new Jar(folder).run("serve", "--data", "data", "--port", "0");
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("is in use by another Ratebook").doesNotContain("\tat ");

            first.kill();
        }
        try (RunningService third = RunningService.start(folder, "--data", "data")) {
            assertThat(third.get("/actuator/health").body()).contains("\"status\":\"UP\"");
        }
    }

    @Test
    @DisplayName("G10: what keeps the service from starting is said in one line")
    void what_is_in_the_way_is_said_in_one_line() throws IOException {
        Jar.Run noDatabase = new Jar(folder).run("serve", "--database-url", "jdbc:mysql://127.0.0.1:1/ratebook");
        assertThat(noDatabase.exitCode()).isEqualTo(2);
        assertThat(noDatabase.err())
                .contains("the database jdbc:mysql://127.0.0.1:1/ratebook: ")
                .doesNotContain("\tat ");

        assertRefused("--port 99999: expected a number from 1 to 65535", "--port", "99999");
        assertRefused(
                "the database mysql://db/x: expected an address like jdbc:mysql://HOST/NAME",
                "--database-url",
                "mysql://db/x?password=secret");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(file.getFileName() + " is a file: expected a folder", "--data", "file");

        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Jar.Run noPort = new Jar(folder).run("serve", "--data", "data", "--port", port);
            assertThat(noPort.exitCode()).isEqualTo(2);
            assertThat(noPort.err())
                    .contains("another program listens on port " + port)
                    .doesNotContain("\tat ");
        }
    }

    private void assertRefused(String why, String... arguments) {
        String[] serve = Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new);
        Jar.Run run = new Jar(folder).run(serve);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(why).doesNotContain("\tat ").doesNotContain("secret");
    }
}
