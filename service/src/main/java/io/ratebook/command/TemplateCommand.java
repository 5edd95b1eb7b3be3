package io.ratebook.command;

import io.ratebook.policy.sheet.KnownValues;
import io.ratebook.policy.sheet.WorkbookWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A workbook to start from. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = {
            "A new workbook with every sheet, its usual columns, drop-downs and instructions, and no row that pays.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook template policy.xlsx",
            "",
            "Open it in Excel or LibreOffice; the sheet Instructions says what each column may hold. Sheets and columns",
            "that you do not need may be deleted. Then: ratebook check policy.xlsx"
        })
final class TemplateCommand extends PolicyCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "Where the workbook goes; nothing is overwritten.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new StopException(ExitCode.UNUSABLE, file + " is there already, and nothing is overwritten");
        }
        Output.write(file, out -> out.write(WorkbookWriter.template(KnownValues.none())));
        return ExitCode.DONE;
    }
}
