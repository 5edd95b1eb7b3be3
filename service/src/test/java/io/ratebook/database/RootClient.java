package io.ratebook.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The embedded server's root can sign in at its socket only, which Java's driver does not speak: its own client does. */
final class RootClient {
    private static final int SECONDS_MAX = 60;

    private RootClient() {}

    static void run(Path folder, String password, String... statements) {
        ProcessBuilder client = new ProcessBuilder(
                folder.resolve("server/bin/mariadb").toString(),
                "--no-defaults",
                // The server has no key, and this client insists on one even for a socket.
                "--skip-ssl",
                "--socket=" + folder.resolve("mariadb.socket"),
                "--user=root",
                "--batch");
        client.environment().put("MYSQL_PWD", password);
        client.environment()
                .put("LD_LIBRARY_PATH", folder.resolve("server/libs").toString());
        try {
            Process process = client.redirectErrorStream(true).start();
            process.getOutputStream().write((String.join(";\n", statements) + ";\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("the client says: " + said);
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
