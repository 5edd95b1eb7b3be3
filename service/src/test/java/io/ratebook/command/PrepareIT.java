package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the build prepared beside the jar. */
class PrepareIT {
    private static final Path JAR =
            Path.of(System.getProperty("ratebook.jar", "target/ratebook.jar")).toAbsolutePath();
    private static final Path OPTIONS = JAR.resolveSibling("ratebook.options");

    @Test
    void java_takes_the_classes_from_the_archive_that_the_options_name() throws IOException, InterruptedException {
        assumeTrue(Files.exists(OPTIONS), "the jar was built with -DskipPrepare");
        assertThat(Files.readString(OPTIONS)).contains("-XX:SharedArchiveFile=", "ratebook.jsa");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "@" + OPTIONS,
                        "-Xlog:cds=info",
                        "-Xlog:class+load=info",
                        "-jar",
                        JAR.toString(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said)
                .contains("Mapped dynamic region")
                .containsPattern("io\\.ratebook\\.command\\.CommandLineTool source: shared objects file \\(top\\)");
    }
}
