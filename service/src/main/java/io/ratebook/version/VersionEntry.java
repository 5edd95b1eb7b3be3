package io.ratebook.version;

import java.util.List;

/**
 * A version with what was done with it.
 *
 * @param activations in the order they were made
 */
public record VersionEntry(PolicyVersion version, VersionState state, List<Activation> activations) {
    public VersionEntry {
        activations = List.copyOf(activations);
    }
}
