package io.ratebook.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * The classes of a started service, as Java maps them into memory (class data sharing, JEP 350), and the options that a
 * service is to be started with. Both are replaced whole or not at all.
 */
final class ClassArchive {
    /** What a person's first look loads: a page, the session's state, a refusal, the health. */
    private static final List<String> LOOKS = List.of("", "api/v1/session", "api/v1/programs", "actuator/health");

    private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
    private static final int SECONDS_MAX = 300;

    private final Path jar;
    private final Path archive;
    private final Path options;

    /** @param jar its absolute path, which the archive is bound to */
    ClassArchive(Path jar) {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        this.jar = jar;
        this.archive = jar.resolveSibling(name + ".jsa");
        this.options = jar.resolveSibling(name + ".options");
    }

    Path options() {
        return options;
    }

    /** @throws IOException if the service does not start, with what it said, or if the files cannot be written */
    void make() throws IOException, InterruptedException {
        Path made = archive.resolveSibling(archive.getFileName() + ".new");
        Files.deleteIfExists(made);
        Path folder = Files.createTempDirectory("ratebook-prepare");
        try {
            runOnce(folder, made);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Path written = Files.writeString(
                options.resolveSibling(options.getFileName() + ".new"),
                "# For Java " + System.getProperty("java.vm.version") + " and " + jar + ", by \"ratebook prepare\".\n"
                        + quoted("-XX:SharedArchiveFile=" + archive) + "\n");
        Files.move(written, options, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In the way of Java's argument files. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void runOnce(Path folder, Path made) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ArchiveClassesAtExit=" + made,
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--empty",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Else it would start on the database, or beside the service, that this shell is set up for.
        builder.environment().keySet().removeIf(ClassArchive::isSetting);
        Process service = builder.start();
        try {
            lookAround(awaitReady(service, log));
            service.destroy();
            service.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
        } finally {
            service.destroyForcibly().waitFor(SECONDS_MAX, TimeUnit.SECONDS);
        }
        if (!Files.exists(made)) {
            throw new IOException("Java wrote no archive; the service said: " + Files.readString(log));
        }
    }

    /** Whether a variable of the environment is read by a service: what Spring binds is any of both kinds, in any case. */
    private static boolean isSetting(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.startsWith("RATEBOOK") || name.startsWith("SPRING") || name.startsWith("SERVER");
    }

    private static URI awaitReady(Process service, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS_MAX).toNanos();
        while (System.nanoTime() < end) {
            boolean ended = !service.isAlive();
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
            if (ended) {
                throw new IOException("the service does not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
        throw new IOException("the service is not ready after " + SECONDS_MAX + " s: " + Files.readString(log));
    }

    private static void lookAround(URI service) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (String look : LOOKS) {
            client.send(HttpRequest.newBuilder(service.resolve(look)).build(), HttpResponse.BodyHandlers.discarding());
        }
    }
}
