package io.ratebook.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wrong with a workbook? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Everything that is wrong with a workbook, at once: sheet, cell, row, column, what was found and what was"
                    + " expected.",
            "",
            "Errors keep a policy from being used; warnings are worth a look. The Tests sheet is run too.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook check policy.xlsx",
            "  ratebook check policy.xlsx --marked marked.xlsx   your own file, with a note at every cell in question",
            "  ratebook check policy.xlsx --json | jq '.problems[] | .sheet + \"!\" + .cell'",
            "",
            "Ends with 0 without errors, 1 with errors, 2 if the file is no workbook."
        })
final class CheckCommand extends PolicyCommand {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The workbook, .xlsx.")
    private Path policy = Path.of("");

    @Option(
            names = "--marked",
            paramLabel = "FILE",
            description = "Where a copy of the workbook goes, with a note at every cell in question.")
    private @Nullable Path marked;

    @Option(names = "--json", description = "The problems as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Output.refuseOver(marked, List.of(policy));
        PolicyFile file = PolicyFile.read(policy);
        if (json) {
            out().println(ProblemJson.of(file));
        } else {
            file.print(out(), false);
            out().printf(
                            "%s: %s, %s%n",
                            policy,
                            PolicyFile.counted(file.errors(), "error"),
                            PolicyFile.counted(file.warnings(), "warning"));
        }
        if (marked != null) {
            file.mark(marked);
        }
        return file.exitCode();
    }
}
