package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar is prepared where it lies, whatever service the shell is set up for. */
class PrepareIT {
    private static final Path BUILT =
            Path.of(System.getProperty("ratebook.jar", "target/ratebook.jar")).toAbsolutePath();
    /** Where nothing listens: a start that took these would fail. */
    private static final Map<String, String> SET_UP_FOR_ANOTHER = Map.of(
            "RATEBOOK_DATABASE_URL", "jdbc:mysql://127.0.0.1:1/production",
            "RATEBOOK_DATABASE_USER", "nobody",
            "spring.datasource.url", "jdbc:mysql://127.0.0.1:1/production",
            "SERVER_PORT", "-1");

    @TempDir
    Path folder = Path.of("");

    private record Said(int exitCode, String text) {}

    private Said java(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.command().add(0, ProcessHandle.current().info().command().orElse("java"));
        builder.environment().putAll(SET_UP_FOR_ANOTHER);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void java_takes_the_classes_from_the_archive_that_the_options_name() throws IOException, InterruptedException {
        Path jar = Files.copy(BUILT, folder.resolve("own.jar"));
        Said prepared = java("-jar", jar.toString(), "prepare");
        assertThat(prepared.exitCode()).as(prepared.text()).isZero();
        Path options = jar.resolveSibling("own.options");
        assertThat(options).content().contains("-XX:SharedArchiveFile=");
        assertThat(jar.resolveSibling("own.jsa")).isNotEmptyFile();

        Said used = java("@" + options, "-Xlog:cds=info", "-Xlog:class+load=info", "-jar", jar.toString(), "--version");
        assertThat(used.exitCode()).as(used.text()).isZero();
        assertThat(used.text())
                .contains("Mapped dynamic region")
                .containsPattern("io\\.ratebook\\.command\\.CommandLineTool source: shared objects file \\(top\\)");
    }
}
