package io.ratebook.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged jar as a service in a process of its own, on a free port of loopback. */
final class RunningService implements AutoCloseable {
    private static final int START_SECONDS_MAX = 120;
    private static final int STOP_SECONDS_MAX = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;

    private RunningService(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts it and waits until it answers. */
    static RunningService start(Path folder, String... arguments) throws IOException, InterruptedException {
        int port = freePort();
        Path output = Files.createTempFile(folder, "serve", ".log");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                Path.of(System.getProperty("ratebook.jar", "target/ratebook.jar"))
                        .toAbsolutePath()
                        .toString(),
                "serve",
                "--empty",
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        RunningService service = new RunningService(process, output, port);
        service.awaitReady();
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(START_SECONDS_MAX).toNanos();
        while (!output().contains("Ratebook is ready at http://127.0.0.1:" + port + "/")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the service is not ready: " + output());
            }
            Thread.sleep(100);
        }
    }

    /** All it has printed so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a machine that loses its power would: nothing of the service can act any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS);
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
