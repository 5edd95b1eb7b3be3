package io.ratebook;

import io.ratebook.command.CommandLineTool;

/** Where the jar starts. */
public final class Ratebook {
    private static final String SERVE = "serve";

    private Ratebook() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals(SERVE)) {
            System.setProperty("logback.configurationFile", "command-line-logback.xml");
        }
        System.exit(CommandLineTool.run(arguments));
    }
}
