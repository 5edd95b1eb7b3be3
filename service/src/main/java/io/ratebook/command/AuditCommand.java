package io.ratebook.command;

import io.ratebook.LedgerAudit;
import io.ratebook.ledger.LedgerCheck.Finding;
import io.ratebook.ledger.LedgerCheck.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The check that the service makes each night, for whoever restored a backup or looks in from outside. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the ledger: every transaction sums to zero, every balance is the sum of its postings, and so on.",
            "Says of each law how often it is broken; ends with 1 if one is.",
            "",
            "On the embedded database: stop the service first. On a MySQL it can go on running.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ratebook audit", "  ratebook audit --database-url jdbc:mysql://db/ratebook --database-user app"})
final class AuditCommand extends PolicyCommand {
    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() {
        database.refuseWrongUse();
        database.refuseNewFolder();
        Report report = report();
        for (Finding finding : report.findings()) {
            out().println(finding.violations() + "  " + finding.name());
            finding.shown().forEach(row -> out().println("   " + row));
        }
        return report.holds() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
    }

    private Report report() {
        return database.explaining(
                () -> LedgerAudit.run(database.folder(), database.properties().toArray(String[]::new)));
    }
}
