package io.ratebook.command;

import io.ratebook.evaluation.Partners;
import io.ratebook.intake.PartnerFile;
import io.ratebook.intake.ProblemLog;
import io.ratebook.intake.SalesFile;
import io.ratebook.policy.Policy;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Sales and partners, and how they are read. */
final class SalesInput {
    @Option(
            names = "--partners",
            paramLabel = "FILE",
            description = "Who is a partner: CSV or NDJSON. Without it everyone named in the sales is one.")
    private @Nullable Path partners;

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            description = "Where all problems of the files go as CSV; standard error shows the first 1,000.")
    private @Nullable Path problems;

    @Option(
            names = "--progress",
            negatable = true,
            description = "Shows what is being done, or not; shown on a terminal if neither is said.")
    private @Nullable Boolean progress;

    @Nullable
    Path problems() {
        return problems;
    }

    /** All that is read; the file of problems must be none of it. */
    List<Path> files(Path policy, Path sales) {
        List<Path> files = partners == null ? List.of(policy, sales) : List.of(policy, sales, partners);
        Output.refuseOver(problems, files);
        return files;
    }

    boolean showsProgress() {
        return progress == null ? Progress.isWatched() : progress;
    }

    Partners partners(Policy policy, ProblemLog log) {
        if (partners == null) {
            return Partners.everyoneNamed();
        }
        ZoneId zone = policy.settings().timeZone();
        return Partners.of(PartnerFile.read(partners, zone == null ? ZoneOffset.UTC : zone, log));
    }

    SalesFile.Content sales(Path file, Policy policy, ProblemLog log, Progress shown) {
        shown.step("reading " + file + " ...");
        return SalesFile.read(
                file,
                policy.settings().currency(),
                log,
                lines -> shown.at("reading %s: %,d lines".formatted(file, lines)));
    }
}
