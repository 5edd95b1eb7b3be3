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
        List<String> arguments = new ArrayList<>(List.of("--server.port=" + port, "--server.address=" + address));
        if (databaseUrl != null) {
            arguments.add("--ratebook.database.url=" + databaseUrl);
        }
        if (databaseUser != null) {
            arguments.add("--ratebook.database.user=" + databaseUser);
        }
        ConfigurableApplicationContext service = started(arguments.toArray(String[]::new));
        out().println("Ratebook is ready at " + URI.create("http://" + address + ":" + port + "/"));
        out().flush();
        awaitEnd(service);
        return ExitCode.DONE;
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
                    throw new StopException(ExitCode.UNUSABLE, "the database " + databaseUrl + ": " + firstLine(cause));
                }
                if (cause instanceof BindException) {
                    throw new StopException(
                            ExitCode.UNUSABLE,
                            "another program listens on port " + port + " already: choose another one with --port");
                }
            }
            throw failed;
        }
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
