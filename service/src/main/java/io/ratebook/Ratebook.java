package io.ratebook;

import io.ratebook.command.CommandLineTool;

/** Where the jar starts. */
public final class Ratebook {
    private Ratebook() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineTool.run(arguments));
    }
}
