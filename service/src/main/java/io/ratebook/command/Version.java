package io.ratebook.command;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names, and the Java it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "ratebook " + (version == null ? "(not packaged)" : version) + " on Java "
                    + Runtime.version().feature()
        };
    }
}
