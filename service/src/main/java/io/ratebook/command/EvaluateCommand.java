package io.ratebook.command;

import io.ratebook.evaluation.Evaluation;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What does each sale of a file earn? */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "What every sale and refund of a file earns under a policy.",
            "",
            "All lines of the file are the whole history, in any order. Each sale and refund gives at least one result"
                    + " line: commission, reversal, referral, adjustment, none or parked, the last two with the reason.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook evaluate policy.xlsx sales.csv > results.csv",
            "  ratebook evaluate policy.xlsx sales.csv.gz --partners partners.csv --out results.csv.gz",
            "  ratebook evaluate policy.xlsx sales.ndjson --format ndjson | jq 'select(.kind==\"parked\")'",
            "  ratebook evaluate policy.xlsx sales.csv --summary",
            "",
            "A file of sales is UTF-8 text with a title line; reference, type (sale or refund), occurred_at and amount",
            "are required:",
            "  reference,type,original_reference,occurred_at,partner,customer,product,category,quantity,amount,currency",
            "  OR17,sale,,2011-03-01T09:30:00Z,P017,17850,85123A,LIGHTING,6,15.30,GBP",
            "  OR17-R1,refund,OR17,2011-03-04T11:00:00Z,P017,17850,85123A,LIGHTING,2,5.10,GBP",
            "Further columns: country, order_reference, source, event, channel, coupon, discount, tax, shipping, fees,",
            "cost, partners (instead of partner; P1:60;P2:40) and any attribute.NAME. NDJSON has the same names as keys.",
            "",
            "A file of partners: partner, name, level, level_from, approved_at, left_at, paused_at, referred_by, group,",
            "tags, country, email, paypal, attribute.NAME. One partner may have several lines, each with its level_from.",
            "",
            "A file with a line that cannot be understood evaluates nothing: all such lines are named, and it ends with 2."
        })
final class EvaluateCommand extends PolicyCommand {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The workbook, .xlsx.")
    private Path policy = Path.of("");

    @Parameters(index = "1", paramLabel = "SALES", description = "Sales and refunds: CSV or NDJSON, plain or .gz.")
    private Path sales = Path.of("");

    @Mixin
    private SalesInput input = new SalesInput();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where results go; packed if the name ends in .gz. Without it: standard output.")
    private @Nullable Path target;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. In ndjson every value is a text.")
    private ResultFormat format = ResultFormat.csv;

    @Option(
            names = "--summary",
            description = "Only counts and totals on standard output, no result lines (except into --out FILE).")
    private boolean summaryOnly;

    @Override
    public Integer call() {
        Output.refuseOver(target, input.files(policy, sales));
        Batch batch = Batch.of(policy, sales, input, err());
        Summary summary = new Summary();
        if (!results(batch.evaluation(), summary)) {
            return ExitCode.DONE;
        }
        PrintWriter writer = summaryOnly ? out() : err();
        summary.print(writer, batch.content().lines(), batch.content().repeated());
        if (summaryOnly) {
            summary.printRows(writer);
        }
        return ExitCode.DONE;
    }

    /** False if whoever read them has gone away before the end. */
    private boolean results(Evaluation evaluation, Summary summary) {
        if (summaryOnly && target == null) {
            evaluation.forEachLine(summary);
            return true;
        }
        return Output.write(
                target, out -> format.write(out, reader -> evaluation.forEachLine(summary.andThen(reader))));
    }
}
