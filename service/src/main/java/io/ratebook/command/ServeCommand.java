package io.ratebook.command;

import io.ratebook.Service;
import io.ratebook.database.DataFolderException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The service, until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the service: with a database of its own in a folder, or on a MySQL that you give it.",
            "",
            "It listens on this machine only, unless --address says otherwise. Ctrl-C stops it and its database.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook serve",
            "  ratebook serve --data /srv/ratebook --port 9000",
            "  RATEBOOK_DATABASE_PASSWORD=... ratebook serve --database-url jdbc:mysql://db/ratebook --database-user app"
        })
final class ServeCommand extends PolicyCommand {
    private static final String MYSQL = "jdbc:mysql://";
    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "ratebook-data",
            description = "Where the embedded database is kept; ${DEFAULT-VALUE} in this folder if not given.")
    private Path data = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "${DEFAULT-VALUE} if not given.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Which of this machine's addresses to listen on; ${DEFAULT-VALUE} if not given.")
    private String address = "";

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

    @Override
    public Integer call() throws InterruptedException {
        refuseWrongUse();
        List<String> arguments = new ArrayList<>(List.of("--server.port=" + port, "--server.address=" + address));
        if (databaseUrl != null) {
            arguments.add("--ratebook.database.url=" + databaseUrl);
        }
        if (databaseUser != null) {
            arguments.add("--ratebook.database.user=" + databaseUser);
        }
        ConfigurableApplicationContext service = started(arguments.toArray(String[]::new));
        out().println("Ratebook is ready at " + URI.create("http://" + address + ":" + portOf(service) + "/"));
        out().flush();
        awaitEnd(service);
        return ExitCode.DONE;
    }

    private void refuseWrongUse() {
        if (port < 0 || port > PORT_MAX) {
            throw new StopException(
                    ExitCode.UNUSABLE,
                    "--port " + port + ": expected a number from 1 to " + PORT_MAX + ", or 0 for any");
        }
        if (databaseUrl != null && !databaseUrl.startsWith(MYSQL)) {
            throw new StopException(
                    ExitCode.UNUSABLE,
                    "the database " + shownUrl(databaseUrl) + ": expected an address like " + MYSQL + "HOST/NAME");
        }
    }

    /** Without what may follow the name: a password can stand there. */
    private static String shownUrl(String url) {
        return url.split("\\?", 2)[0];
    }

    /** The one asked for, or the free one that 0 stands for. */
    private static String portOf(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port");
    }

    private ConfigurableApplicationContext started(String... arguments) {
        try {
            return Service.start(databaseUrl == null ? data : null, arguments);
        } catch (DataFolderException | BeansException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof DataFolderException) {
                    throw new StopException(ExitCode.UNUSABLE, String.valueOf(cause.getMessage()));
                }
                if (cause instanceof SQLException && databaseUrl != null) {
                    throw new StopException(
                            ExitCode.UNUSABLE, "the database " + shownUrl(databaseUrl) + ": " + firstLine(cause));
                }
                if (cause instanceof BindException) {
                    throw new StopException(ExitCode.UNUSABLE, unbound(firstLine(cause)));
                }
            }
            throw failed;
        }
    }

    private String unbound(String why) {
        return why.contains("Address already in use")
                ? "another program listens on port " + port + " already: choose another one with --port"
                : "cannot listen on " + address + ":" + port + ": " + why;
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    private static void awaitEnd(ConfigurableApplicationContext service) throws InterruptedException {
        synchronized (service) {
            while (service.isActive()) {
                service.wait(1_000);
            }
        }
    }
}
