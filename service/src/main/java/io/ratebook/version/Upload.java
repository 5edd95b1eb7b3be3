package io.ratebook.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that came.
 *
 * @param problems all that was found, in the order of the workbook; cut at {@link #PROBLEMS_MAX}
 * @param errors how many of all, also of those cut off
 * @param version number of the version it is; null where it has errors
 * @param versionIsNew whether the version was made of this upload; else the same content was there before
 * @param uploadedAt microseconds since 1970
 */
public record Upload(
        long id,
        int programId,
        String fileName,
        long fileId,
        List<CellProblem> problems,
        int errors,
        int warnings,
        @Nullable Integer version,
        boolean versionIsNew,
        String uploadedBy,
        long uploadedAt) {
    /** More than anybody reads, and some megabytes as JSON. */
    static final int PROBLEMS_MAX = 10_000;

    public Upload {
        problems = List.copyOf(problems);
    }
}
