package io.ratebook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the packaged jar as a person would, in a folder of its own. */
final class Jar {
    static final Path POLICIES = Path.of(System.getProperty("ratebook.policies", "../rules/policies"));

    private static final String JAR = System.getProperty("ratebook.jar", "target/ratebook.jar");
    private static final int SECONDS_MAX = 300;

    private final Path folder;

    Jar(Path folder) {
        this.folder = folder;
    }

    /** What a run said, and what it ended with. */
    record Run(int exitCode, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }
    }

    Run run(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-jar", JAR));
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command));
    }

    /** Runs a line of shell in which {@code ratebook} is the jar. */
    Run shell(String line) {
        String java = ProcessHandle.current().info().command().orElse("java");
        return start(new ProcessBuilder(
                "bash", "-c", "ratebook() { '" + java + "' -Xmx512m -jar '" + JAR + "' \"$@\"; }; " + line));
    }

    private Run start(ProcessBuilder builder) {
        try {
            Path out = Files.createTempFile(folder, "run", ".out");
            Path err = Files.createTempFile(folder, "run", ".err");
            Process process = builder.directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + SECONDS_MAX + " s: " + builder.command());
            }
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
