package io.ratebook.command;

import io.ratebook.database.Grants;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What keeps away from the ledger whoever has the service's password. */
@Command(
        name = "grants",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the GRANT statements for the service's own user on your MySQL, from the tables that are there:",
            "it may only add to the ledger and the audit log, and may change no table.",
            "",
            "Run it as the user who made the tables, after each \"ratebook migrate\".",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ratebook grants --user app --database-url jdbc:mysql://db/ratebook --database-user migrator | mysql ...",
            "  ratebook grants --user app --host 10.0.0.%% --database-url jdbc:mysql://db/ratebook --database-user migrator"
        })
final class GrantsCommand extends PolicyCommand {
    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "The service's own user.")
    private String user = "";

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "%",
            description = "Where it comes from, as MySQL writes it; anywhere if not given.")
    private String host = "";

    @Override
    public Integer call() {
        database.refuseWrongUse();
        List<String> grants = grants(database.requiredUrl());
        if (grants.isEmpty()) {
            throw new StopException(
                    ExitCode.ANSWER_IS_NO, "there are no tables yet: they are made by \"ratebook migrate\"");
        }
        grants.forEach(out()::println);
        return ExitCode.DONE;
    }

    private List<String> grants(String url) {
        try {
            return Grants.of(url, database.user(), DatabaseOptions.password(), user, host);
        } catch (SQLException failed) {
            StopException explained = database.explained(failed);
            throw explained == null ? new IllegalStateException(failed) : explained;
        }
    }
}
