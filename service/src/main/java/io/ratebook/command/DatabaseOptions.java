package io.ratebook.command;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.ratebook.database.DataFolderException;
import io.ratebook.database.MigrationRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import picocli.CommandLine.Option;

/** Which database a command works on. */
final class DatabaseOptions {
    private static final String MYSQL = "jdbc:mysql://";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "ratebook-data",
            description = "Where the embedded database is kept; ${DEFAULT-VALUE} in this folder if not given.")
    private Path data = Path.of("");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:RATEBOOK_DATABASE_URL}",
            description = "A MySQL 8.4 or 9 to use instead of the embedded database; also RATEBOOK_DATABASE_URL.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "${env:RATEBOOK_DATABASE_USER}",
            description = "Also RATEBOOK_DATABASE_USER. The password comes from RATEBOOK_DATABASE_PASSWORD only.")
    private @Nullable String databaseUser;

    void refuseWrongUse() {
        if (databaseUrl != null && !databaseUrl.startsWith(MYSQL)) {
            throw new StopException(
                    ExitCode.UNUSABLE,
                    "the database " + shownUrl(databaseUrl) + ": expected an address like " + MYSQL + "HOST/NAME");
        }
    }

    /** For a command that finds nothing to do in a new folder. */
    void refuseNewFolder() {
        if (databaseUrl == null && !Files.isDirectory(data)) {
            throw new StopException(
                    ExitCode.UNUSABLE,
                    "there is no data folder " + data.toAbsolutePath()
                            + ": expected the one that \"ratebook serve\" was started with; say which with --data");
        }
    }

    /** Of the embedded database; null where another one is given. */
    @Nullable
    Path folder() {
        return databaseUrl == null ? data : null;
    }

    /** For a command that makes no sense on the embedded database, whose only user is the service. */
    String requiredUrl() {
        if (databaseUrl == null) {
            throw new StopException(
                    ExitCode.UNUSABLE, "which MySQL? Say it with --database-url jdbc:mysql://HOST/NAME");
        }
        return databaseUrl;
    }

    /** Of a given MySQL. */
    String user() {
        return databaseUser == null ? "ratebook" : databaseUser;
    }

    /** Where the service looks for it too. */
    static String password() {
        String environment = Objects.requireNonNullElse(System.getenv("RATEBOOK_DATABASE_PASSWORD"), "");
        return System.getProperty("ratebook.database.password", environment);
    }

    /** As arguments of the service. */
    List<String> properties() {
        List<String> properties = new ArrayList<>();
        if (databaseUrl != null) {
            properties.add("--ratebook.database.url=" + databaseUrl);
        }
        if (databaseUser != null) {
            properties.add("--ratebook.database.user=" + databaseUser);
        }
        return properties;
    }

    /** Runs what needs the database; a failure of the database's becomes what a person can do about it. */
    <T> T explaining(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataFolderException
                | BeansException
                | MigrationRefusedException
                | PoolInitializationException failed) {
            StopException explained = explained(failed);
            throw explained == null ? failed : explained;
        }
    }

    /** What a person can do about a failure; null if it is none of the database's. */
    @Nullable
    StopException explained(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataFolderException) {
                return new StopException(ExitCode.UNUSABLE, String.valueOf(cause.getMessage()));
            }
            if (cause instanceof MigrationRefusedException) {
                String which = databaseUrl == null ? "in " + folder() : shownUrl(databaseUrl);
                return new StopException(ExitCode.UNUSABLE, "the database " + which + ": " + cause.getMessage());
            }
            if (cause instanceof SQLException && databaseUrl != null) {
                return new StopException(
                        ExitCode.UNUSABLE, "the database " + shownUrl(databaseUrl) + ": " + firstLine(cause));
            }
        }
        return null;
    }

    /** Without what may follow the name: a password can stand there. */
    private static String shownUrl(String url) {
        return url.split("\\?", 2)[0];
    }

    static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }
}
