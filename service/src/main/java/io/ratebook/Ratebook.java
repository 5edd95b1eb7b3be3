package io.ratebook;

import io.ratebook.command.CommandLineTool;
import java.util.Set;

/** Where the jar starts. */
public final class Ratebook {
    /** The commands that start parts of the service, which says itself what it logs. */
    private static final Set<String> SERVICE = Set.of("serve", "reset-admin", "audit");

    private Ratebook() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0 || !SERVICE.contains(arguments[0])) {
            System.setProperty("logback.configurationFile", "command-line-logback.xml");
        }
        System.exit(CommandLineTool.run(arguments));
    }
}
