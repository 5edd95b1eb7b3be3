package io.ratebook.policy.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ratebook.policy.PolicyHash;
import io.ratebook.policy.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves downloads in a real spreadsheet program, unchanged, and reads what it wrote. */
class LibreOfficeRoundTripTest {
    private static final int POLICIES = 8;
    private static final int MINUTES_MAX = 5;
    private static final Map<String, String> DRL = Map.of("spring-bonus", "aa", "Referrers_2", "bb");

    @TempDir
    Path folder = Path.of("");

    @Test
    @DisplayName("F02: a download saved unchanged in LibreOffice is the same policy with the same hash")
    void saving_unchanged_in_libreoffice_changes_nothing() throws Exception {
        assumeTrue(isInstalled(), "soffice is not on the PATH: the round trip through LibreOffice was NOT tested");
        long seed = Long.getLong("ratebook.seed", System.nanoTime());
        System.out.println("LibreOfficeRoundTripTest seed " + seed);
        List<Path> downloads = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            Path download = folder.resolve("policy" + i + ".xlsx");
            Files.write(download, WorkbookWriter.write(new RandomPolicy(seed + i).next()));
            downloads.add(download);
        }
        Files.write(folder.resolve("template.xlsx"), WorkbookWriter.template(KnownValues.none()));
        downloads.add(folder.resolve("template.xlsx"));

        Path saved = save(downloads);

        for (Path download : downloads) {
            ReadPolicy before = WorkbookReader.read(download);
            ReadPolicy after = WorkbookReader.read(saved.resolve(download.getFileName()));
            assertThat(errors(after))
                    .as("seed %d %s", seed, download.getFileName())
                    .isEmpty();
            assertThat(after.policy())
                    .as("seed %d %s", seed, download.getFileName())
                    .isEqualTo(before.policy());
            assertThat(after.comments()).isEqualTo(before.comments());
            assertThat(PolicyHash.of(after.required(), DRL)).isEqualTo(PolicyHash.of(before.required(), DRL));
        }
    }

    private static List<Problem> errors(ReadPolicy read) {
        return read.problems().stream().filter(Problem::isError).toList();
    }

    private Path save(List<Path> downloads) throws IOException, InterruptedException {
        Path out = folder.resolve("saved");
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                out.toString()));
        downloads.forEach(download -> command.add(download.toString()));
        Path log = folder.resolve("soffice.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("soffice ended in time: %s", Files.readString(log)).isTrue();
        assertThat(out).as(Files.readString(log)).isDirectory();
        return out;
    }

    private static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
    }
}
