package io.ratebook.command;

import io.ratebook.Service;
import io.ratebook.database.DataFolderException;
import io.ratebook.demo.Demo;
import io.ratebook.people.FirstPeople;
import io.ratebook.people.People;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service, until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the service: with a database of its own in a folder, or on a MySQL that you give it.",
            "",
            "It listens on this machine only, unless --address says otherwise. Ctrl-C stops it and its database.",
            "The first start makes two people, and shows their passwords once.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook serve",
            "  ratebook serve --data /srv/ratebook --port 9000",
            "  RATEBOOK_DATABASE_PASSWORD=... ratebook serve --database-url jdbc:mysql://db/ratebook --database-user app"
        })
final class ServeCommand extends PolicyCommand {
    private static final int PORT_MAX = 65_535;
    private static final long MEGABYTE = 1 << 20;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

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
            names = "--demo",
            description = "Begin with the demo program, also on a given database; only where there is no program yet.")
    private boolean demo;

    @Option(names = "--empty", description = "Begin without the demo program.")
    private boolean empty;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > PORT_MAX) {
            throw new StopException(
                    ExitCode.UNUSABLE,
                    "--port " + port + ": expected a number from 1 to " + PORT_MAX + ", or 0 for any");
        }
        database.refuseWrongUse();
        Thread.setDefaultUncaughtExceptionHandler(ServeCommand::endWithoutMemory);
        List<String> arguments = new ArrayList<>(List.of("--server.port=" + port, "--server.address=" + address));
        arguments.addAll(database.properties());
        ConfigurableApplicationContext service = started(arguments.toArray(String[]::new));
        URI ready = URI.create("http://" + address + ":" + portOf(service) + "/");
        // At once: who waits for the first line in a log finds the passwords, too.
        out().print("Ratebook is ready at " + ready + System.lineSeparator()
                + introduction(service.getBean(FirstPeople.class).takeMade()));
        out().flush();
        makeDemo(service.getBean(Demo.class));
        awaitEnd(service);
        return ExitCode.DONE;
    }

    /** A service of which some threads died for want of memory would look alive and answer nobody. */
    private static void endWithoutMemory(Thread thread, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            // Making the text may fail as well.
            try {
                System.err.println("The service ran out of memory and ends; nothing is half written. It has "
                        + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB: give it more with java -Xmx1g -jar ...");
            } finally {
                Runtime.getRuntime().halt(ExitCode.UNUSABLE);
            }
        }
        System.err.println(thread.getName() + " ended:");
        thrown.printStackTrace();
    }

    /** A database of one's own begins with something to look at; a given one only if asked. */
    private void makeDemo(Demo made) throws InterruptedException {
        if ((demo || database.folder() != null && !empty) && made.isWanted()) {
            try {
                made.make(line -> {
                    out().println(line);
                    out().flush();
                });
            } catch (IOException unreadable) {
                throw new StopException(ExitCode.UNUSABLE, "the demo cannot be made: " + unreadable.getMessage());
            }
        }
    }

    /** Here only, and never in a log. */
    private static String introduction(List<People.WithPassword> made) {
        if (made.isEmpty()) {
            return "";
        }
        return made.stream()
                .map(one -> "  " + one.person().name() + "  password  " + one.password() + System.lineSeparator())
                .collect(Collectors.joining(
                        "",
                        "This is its first start. Sign in with one of these, which are not shown again:"
                                + System.lineSeparator(),
                        ""));
    }

    /** The one asked for, or the free one that 0 stands for. */
    private static String portOf(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port");
    }

    private ConfigurableApplicationContext started(String... arguments) {
        try {
            return Service.start(database.folder(), arguments);
        } catch (DataFolderException | BeansException failed) {
            StopException explained = database.explained(failed);
            if (explained != null) {
                throw explained;
            }
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new StopException(ExitCode.UNUSABLE, unbound(DatabaseOptions.firstLine(cause)));
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

    private static void awaitEnd(ConfigurableApplicationContext service) throws InterruptedException {
        synchronized (service) {
            while (service.isActive()) {
                service.wait(1_000);
            }
        }
    }
}
