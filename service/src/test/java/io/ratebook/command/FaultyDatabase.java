package io.ratebook.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A database that is killed: the embedded one of the service, or a MySQL that a script starts, stops and kills. The script
 * is what the property ratebook.faults.mysql names: {@code script start FOLDER PORT}, which prints the address,
 * {@code script kill FOLDER}, {@code script stop FOLDER}.
 */
final class FaultyDatabase implements AutoCloseable {
    private static final int SECONDS_MAX = 180;

    private final Path folder;
    private final @Nullable String script;
    private final String port;
    private String url = "";

    FaultyDatabase(Path folder) throws IOException {
        this.folder = folder;
        this.script = System.getProperty("ratebook.faults.mysql");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = Integer.toString(socket.getLocalPort());
        }
        if (script != null) {
            start();
        }
    }

    /** For the command line of the service. */
    List<String> arguments() {
        return script == null ? List.of("--data", "data") : List.of("--database-url", url, "--database-user", "test");
    }

    static Map<String, String> environment() {
        return Map.of("RATEBOOK_DATABASE_PASSWORD", "test", "RATEBOOK_JOBS_LEASE", "3s");
    }

    /** Whether the service goes on without a start of its own when the database is there again. */
    boolean comesBackAlone() {
        return script != null;
    }

    /** SIGKILL; a database that comes back alone is there again when this returns. */
    void kill() throws IOException, InterruptedException {
        if (script != null) {
            run("kill", database().toString());
            start();
        } else {
            long pid = Long.parseLong(
                    Files.readString(folder.resolve("data/mariadb.pid")).trim());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            while (server.isAlive()) {
                Thread.sleep(10);
            }
        }
    }

    private Path database() {
        return folder.resolve("mysql");
    }

    private void start() throws IOException {
        url = run("start", database().toString(), port).trim().replaceFirst("\\?.*", "");
    }

    private String run(String... arguments) throws IOException {
        return run(folder, String.valueOf(script), arguments);
    }

    /** What a script printed, which has to end well. */
    static String run(Path folder, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(List.of(arguments));
        // Into a file: a server that the script leaves running would hold a pipe open.
        Path output = Files.createTempFile(folder, "database", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(output));
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        if (script != null) {
            run("stop", database().toString());
        }
    }
}
