package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ratebook.ApiClient.Answer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves a download in a real spreadsheet program and uploads what it wrote. */
class SpreadsheetRoundTripIT extends PolicyTest {
    private static final int MINUTES_MAX = 5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("F02: a download saved unchanged in LibreOffice is the version that it was downloaded from")
    void a_download_saved_unchanged_is_the_same_version() throws Exception {
        assumeTrue(isInstalled(), "soffice is not on the PATH: the round trip through LibreOffice was NOT tested");
        Answer first = upload(IN_ONLINE_RETAIL, "policy.xlsx", shipped());
        assertThat(first.json().at("/version").asInt()).as(first.text()).isEqualTo(1);
        Path download = folder.resolve("policy.xlsx");
        Files.write(
                download,
                manager().get(IN_ONLINE_RETAIL + "/versions/1/workbook.xlsx").bytes());

        byte[] saved = Files.readAllBytes(save(download));
        Answer again = upload(IN_ONLINE_RETAIL, "policy.xlsx", saved);

        assertThat(saved).isNotEqualTo(Files.readAllBytes(download));
        assertThat(again.json().at("/errors").asInt()).as(again.text()).isZero();
        assertThat(again.json().at("/version").asInt()).isEqualTo(1);
        assertThat(again.json().at("/versionIsNew").asBoolean()).isFalse();
    }

    private Path save(Path download) throws IOException, InterruptedException {
        Path out = folder.resolve("saved");
        Path log = folder.resolve("soffice.log");
        Process process = new ProcessBuilder(List.of(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        out.toString(),
                        download.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("soffice ended in time: %s", Files.readString(log)).isTrue();
        return out.resolve(download.getFileName());
    }

    private static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
    }
}
