package io.ratebook.command;

import io.ratebook.database.DataFolder;
import io.ratebook.database.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One database of two services, each of which signs in by a name of its own; killed and started again at the same address. A
 * MariaDB as the embedded one is, run by this test, or a MySQL by the script that ratebook.faults.mysql names, as
 * {@link FaultyDatabase} has it.
 */
final class SharedDatabase implements AutoCloseable {
    static final String PASSWORD = "test";

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final int STOP_SECONDS_MAX = 60;

    private final Path folder;
    private final @Nullable String script = System.getProperty("ratebook.faults.mysql");
    private final int port;
    private volatile @Nullable Process server;

    SharedDatabase(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        if (script == null) {
            install();
        }
        start();
        if (script != null) {
            try (Connection connection = connect("test");
                    Statement statement = connection.createStatement()) {
                for (String line : users("%")) {
                    statement.execute(line);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** By the service's own way, which leaves the programs and an empty database in the folder. */
    private void install() throws IOException {
        EmbeddedServer.start(DataFolder.open(folder)).close();
        List<String> lines = new ArrayList<>(users("127.0.0.1"));
        lines.add(0, "CREATE DATABASE IF NOT EXISTS test CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;");
        Files.write(folder.resolve("users.sql"), lines);
    }

    private static List<String> users(String host) {
        List<String> lines = new ArrayList<>();
        for (String user : List.of(user(0), user(1), "watcher")) {
            lines.add("CREATE USER IF NOT EXISTS '%s'@'%s' IDENTIFIED BY '%s';".formatted(user, host, PASSWORD));
            lines.add("GRANT ALL ON *.* TO '%s'@'%s';".formatted(user, host));
        }
        return lines;
    }

    /** The name by which a service signs in. */
    static String user(int service) {
        return "service" + service;
    }

    String url() {
        return "jdbc:mysql://127.0.0.1:" + port + "/test?sslMode=" + (script == null ? "DISABLED" : "PREFERRED")
                + "&allowPublicKeyRetrieval=true";
    }

    /** For this test to look at what is there; fails where the database is down. */
    Connection connect() throws SQLException {
        return connect("watcher");
    }

    private Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(url() + "&connectTimeout=2000&socketTimeout=60000", user, PASSWORD);
    }

    /** Returns when it answers. */
    void start() throws IOException {
        if (script != null) {
            FaultyDatabase.run(folder, script, "start", folder.resolve("mysql").toString(), Integer.toString(port));
            return;
        }
        Path home = folder.resolve("server").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/mariadbd").toString(),
                        "--no-defaults",
                        "--basedir=" + home,
                        "--datadir=" + folder.resolve("mariadb").toAbsolutePath(),
                        "--tmpdir=" + folder.resolve("temporary").toAbsolutePath(),
                        "--port=" + port,
                        "--socket=" + folder.resolve("shared.socket").toAbsolutePath(),
                        "--pid-file=" + folder.resolve("shared.pid").toAbsolutePath(),
                        "--init-file=" + folder.resolve("users.sql").toAbsolutePath(),
                        "--bind-address=127.0.0.1",
                        "--skip-ssl",
                        "--skip-name-resolve",
                        "--user=" + System.getProperty("user.name"),
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_bin",
                        "--transaction-isolation=READ-COMMITTED",
                        "--innodb-buffer-pool-size=512M",
                        "--innodb-log-file-size=256M",
                        "--innodb-flush-log-at-trx-commit=1",
                        "--innodb-use-native-aio=0",
                        "--local-infile=1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("database.log").toFile()));
        builder.environment().put("LD_LIBRARY_PATH", home.resolve("libs").toString());
        Process started = builder.start();
        server = started;
        awaitAnswer(started);
    }

    private void awaitAnswer(Process started) throws IOException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                return;
            } catch (SQLException notYet) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError(
                            "the database does not start: " + Files.readString(folder.resolve("database.log")), notYet);
                }
                pause(50);
            }
        }
    }

    /** SIGKILL; returns when nothing of it is left. */
    void kill() throws IOException {
        Process running = server;
        if (script != null) {
            FaultyDatabase.run(folder, script, "kill", folder.resolve("mysql").toString());
        } else if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new AssertionError("the database does not stop");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        Process running = server;
        if (script != null) {
            FaultyDatabase.run(folder, script, "stop", folder.resolve("mysql").toString());
        } else if (running != null) {
            running.destroy();
            await(running);
        }
    }
}
