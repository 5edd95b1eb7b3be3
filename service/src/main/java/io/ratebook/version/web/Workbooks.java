package io.ratebook.version.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Workbooks as answers, and their names. */
final class Workbooks {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String ENDING = ".xlsx";
    private static final int NAME_MAX = 190;

    private Workbooks() {}

    static ResponseEntity<byte[]> answer(String fileName, byte[] workbook) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(workbook);
    }

    /** A name as somebody gave it, without folders and what cannot be seen. */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .limit(NAME_MAX)
                .forEach(kept::appendCodePoint);
        String safe = kept.toString().strip();
        return safe.isEmpty() || safe.equals(".") || safe.equals("..") ? "policy" + ENDING : safe;
    }

    static String marked(String name) {
        boolean ends = name.toLowerCase(java.util.Locale.ROOT).endsWith(ENDING);
        return (ends ? name.substring(0, name.length() - ENDING.length()) : name) + "-marked" + ENDING;
    }
}
