package io.ratebook.preview;

import java.time.LocalDate;

/**
 * A preview that was run.
 *
 * @param version number
 * @param hash of the version
 * @param from first day of the sales, in the program's zone
 * @param to last day, included
 * @param ranAt microseconds since 1970
 * @param sales how many of the range it rests on
 * @param refunds the same
 * @param changes number of the latest batch of sales that it knew
 * @param activations number of the latest activation that it knew
 */
public record Preview(
        long id,
        int programId,
        int versionId,
        int version,
        String hash,
        LocalDate from,
        LocalDate to,
        long ranAt,
        String ranBy,
        long sales,
        long refunds,
        long changes,
        int activations) {}
