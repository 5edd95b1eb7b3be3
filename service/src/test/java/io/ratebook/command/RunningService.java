package io.ratebook.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar as a service in a process of its own, on a free port of loopback. */
final class RunningService implements AutoCloseable {
    private static final int START_SECONDS_MAX = 180;
    private static final int STOP_SECONDS_MAX = 60;
    private static final Pattern READY = Pattern.compile("Ratebook is ready at (http://127\\.0\\.0\\.1:\\d+/)\\s");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final URI address;

    private RunningService(Process process, Path output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /** Starts it and waits until it answers. */
    static RunningService start(Path folder, String... arguments) throws IOException, InterruptedException {
        return start(folder, Map.of(), arguments);
    }

    /** With more in its environment. */
    static RunningService start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "serve", ".log");
        Path jar = Path.of(System.getProperty("ratebook.jar", "target/ratebook.jar"))
                .toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        Path options = jar.resolveSibling("ratebook.options");
        if (Files.exists(options)) {
            command.add("@" + options);
        }
        command.addAll(List.of("-Xmx512m", "-jar", jar.toString(), "serve", "--empty", "--port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new RunningService(process, output, addressOf(process, output));
    }

    /** Its own choice of a port: one chosen here may be another's by the time it listens. */
    private static URI addressOf(Process process, Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(START_SECONDS_MAX).toNanos();
        while (true) {
            Matcher ready = READY.matcher(Files.readString(output));
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the service is not ready: " + Files.readString(output));
            }
            Thread.sleep(100);
        }
    }

    /** All it has printed so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    URI address() {
        return address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As a machine that loses its power would: nothing of the service can act any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS);
    }

    /** SIGTERM; what it ends with, once it does. */
    Future<Integer> terminate() {
        process.destroy();
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the service does not stop");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
