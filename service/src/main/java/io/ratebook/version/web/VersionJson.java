package io.ratebook.version.web;

import io.ratebook.version.Activation;
import io.ratebook.version.PolicyVersion;
import io.ratebook.version.VersionEntry;
import io.ratebook.version.VersionState;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as answered.
 *
 * @param state draft, scheduled, active, retired
 * @param errors always 0: a workbook with errors is an upload, and no version
 * @param rows of all tables together
 */
record VersionJson(
        int number,
        String state,
        String hash,
        String title,
        String note,
        String createdBy,
        String createdAt,
        int errors,
        int warnings,
        int rows,
        List<ActivationJson> activations,
        boolean inForceToday) {
    /** That it counts from a day on. */
    record ActivationJson(String from, @Nullable String reason, String by, String at) {
        static ActivationJson of(Activation activation) {
            return new ActivationJson(
                    activation.from().toString(), activation.reason(), activation.by(), Times.iso(activation.at()));
        }
    }

    static VersionJson of(VersionEntry entry) {
        PolicyVersion version = entry.version();
        return new VersionJson(
                version.number(),
                entry.state().code(),
                version.hash(),
                version.title(),
                version.note(),
                version.createdBy(),
                Times.iso(version.createdAt()),
                0,
                version.warnings(),
                version.tableRows(),
                entry.activations().stream().map(ActivationJson::of).toList(),
                entry.state() == VersionState.ACTIVE);
    }
}
