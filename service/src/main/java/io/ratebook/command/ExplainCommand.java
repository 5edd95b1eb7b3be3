package io.ratebook.command;

import io.ratebook.evaluation.Explanation;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why does a sale earn what it earns? */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Why a sale or refund earns what it earns: its facts, the row that matched, the nearest rows that did not"
                    + " and the first column that failed, base, rate, limits and rounding.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook explain policy.xlsx sales.csv OR17",
            "  ratebook explain policy.xlsx sales.csv.gz OR17-R1 --partners partners.csv",
            "",
            "The whole file is read, because history (tiers, caps, new customers) decides too."
        })
final class ExplainCommand extends PolicyCommand {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The workbook, .xlsx.")
    private Path policy = Path.of("");

    @Parameters(index = "1", paramLabel = "SALES", description = "Sales and refunds: CSV or NDJSON, plain or .gz.")
    private Path sales = Path.of("");

    @Parameters(index = "2", paramLabel = "REFERENCE", description = "Of the sale or refund to be explained.")
    private String reference = "";

    @Mixin
    private SalesInput input = new SalesInput();

    @Override
    public Integer call() {
        input.files(policy, sales);
        Batch batch = Batch.of(policy, sales, input, err());
        List<Explanation> explanations = batch.evaluation().explain(reference);
        if (explanations.isEmpty()) {
            throw new StopException(
                    ExitCode.ANSWER_IS_NO,
                    "no sale or refund in " + sales + " has the reference \"" + reference
                            + "\" (capitals and small letters count)");
        }
        out().println(String.join(
                "\n\n",
                explanations.stream()
                        .map(explanation -> explanation.text().stripTrailing())
                        .toList()));
        return ExitCode.DONE;
    }
}
