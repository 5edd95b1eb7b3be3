package io.ratebook.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** What a jar cannot bring along: an archive of its classes, which holds for one Java and one place only. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the service start a quarter sooner: starts it once, with an empty database of its own that is thrown away,"
                    + " and keeps the classes that it used.",
            "",
            "Writes ratebook.jsa (80 MB) and ratebook.options beside the jar; they hold for this Java and this place."
                    + " Run it again when either has changed. A jar without them works too.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  java -jar ratebook.jar prepare && java @ratebook.options -jar ratebook.jar serve"})
final class PrepareCommand extends PolicyCommand {
    @Override
    public Integer call() throws InterruptedException {
        Path jar = jar();
        ClassArchive archive = new ClassArchive(jar);
        try {
            archive.make();
        } catch (IOException failed) {
            throw new StopException(
                    ExitCode.UNUSABLE, "the classes of " + jar + " cannot be kept: " + failed.getMessage());
        }
        out().println("From now on: java @" + archive.options() + " -jar " + jar + " serve");
        return ExitCode.DONE;
    }

    private static Path jar() {
        try {
            Path place = Path.of(PrepareCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(place)) {
                return place;
            }
            throw new StopException(
                    ExitCode.UNUSABLE, "these classes come from the folder " + place + ": expected the packaged jar");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
