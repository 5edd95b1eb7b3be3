package io.ratebook.version;

/**
 * One immutable state of a program's policy.
 *
 * @param id what other tables name it by
 * @param number from 1 in its program
 * @param hash SHA-256 of what decides, 64 hexadecimal digits
 * @param tableRows rows of all tables together
 * @param createdAt microseconds since 1970
 */
public record PolicyVersion(
        int id,
        int programId,
        int number,
        String hash,
        String title,
        String note,
        long workbookFileId,
        long canonicalFileId,
        int tableRows,
        int warnings,
        String createdBy,
        long createdAt) {}
