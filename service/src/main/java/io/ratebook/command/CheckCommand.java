package io.ratebook.command;

import java.nio.file.Path;
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
            "  ratebook check policy.xlsx --json | jq '.problems[] | .sheet + \"!\" + .cell'",
            "",
            "Ends with 0 without errors, 1 with errors, 2 if the file is no workbook."
        })
final class CheckCommand extends PolicyCommand {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The workbook, .xlsx.")
    private Path policy = Path.of("");

    @Option(names = "--json", description = "The problems as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PolicyFile file = PolicyFile.read(policy);
        if (json) {
            out().println(ProblemJson.of(file));
        } else {
            file.print(out(), false);
            out().printf("%s: %s, %s%n", policy, counted(file.errors(), "error"), counted(file.warnings(), "warning"));
        }
        return file.exitCode();
    }

    private static String counted(long count, String one) {
        return PolicyFile.counted(count, one);
    }
}
