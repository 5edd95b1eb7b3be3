package io.ratebook.command;

import io.ratebook.AdminReset;
import io.ratebook.people.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A way in for who has the machine, when nobody can sign in as admin any more. */
@Command(
        name = "reset-admin",
        mixinStandardHelpOptions = true,
        description = {
            "Gives the person named admin a new password, and the role admin, and shows the password once.",
            "",
            "On the embedded database: stop the service first. On a MySQL it can go on running.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ratebook reset-admin", "  ratebook reset-admin --data /srv/ratebook"})
final class ResetAdminCommand extends PolicyCommand {
    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() {
        database.refuseWrongUse();
        database.refuseNewFolder();
        People.WithPassword admin = reset();
        out().println(admin.person().name() + "  password  " + admin.password());
        return ExitCode.DONE;
    }

    private People.WithPassword reset() {
        return database.explaining(
                () -> AdminReset.run(database.folder(), database.properties().toArray(String[]::new)));
    }
}
