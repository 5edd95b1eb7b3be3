package io.ratebook.command;

import io.ratebook.policy.Policy;
import io.ratebook.policy.check.PolicyDiff;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What does a new version change? */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "What differs between two workbooks: settings, rows added, removed and moved, and cells of changed rows.",
            "",
            "Only what decides is compared, not colours, comments or column widths. Rows belong together by their ids,"
                    + " or by what they say where they have none.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook diff old.xlsx new.xlsx",
            "",
            "Ends with 0 whether or not something differs, and with 1 if one of them has errors."
        })
final class DiffCommand extends PolicyCommand {
    @Parameters(index = "0", paramLabel = "OLD", description = "The workbook before the change.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The workbook after the change.")
    private Path current = Path.of("");

    @Override
    public Integer call() {
        Policy before = PolicyFile.usable(old, err());
        Policy after = PolicyFile.usable(current, err());
        out().println(PolicyDiff.between(before, after).text());
        return ExitCode.DONE;
    }
}
