package io.ratebook.command;

import io.ratebook.database.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets one user make tables, and another one, who may not, serve. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the tables on your MySQL, or brings them to this version, and ends.",
            "",
            "\"ratebook serve\" does so too at its start, if its user may. Where it may not, stop the service, run this as a"
                    + " user who may, then \"ratebook grants\", then start the service.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  RATEBOOK_DATABASE_PASSWORD=... ratebook migrate --database-url jdbc:mysql://db/ratebook"
                    + " --database-user migrator"
        })
final class MigrateCommand extends PolicyCommand {
    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() {
        database.refuseWrongUse();
        String url = database.requiredUrl();
        int steps = database.explaining(() -> Migration.run(url, database.user(), DatabaseOptions.password()));
        out().println(
                        steps == 0
                                ? "the tables are of this version already"
                                : "the tables are of this version now: " + steps + " steps");
        return ExitCode.DONE;
    }
}
