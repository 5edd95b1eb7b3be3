package io.ratebook.version.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ratebook.version.CellProblem;
import io.ratebook.version.Upload;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload as answered.
 *
 * @param version its number; not there where the workbook has errors
 * @param versionIsNew false where the same content was a version already
 */
record UploadJson(
        long id,
        String fileName,
        List<CellProblem> problems,
        int errors,
        int warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version,
        boolean versionIsNew,
        String uploadedBy,
        String uploadedAt) {
    static UploadJson of(Upload upload) {
        return new UploadJson(
                upload.id(),
                upload.fileName(),
                upload.problems(),
                upload.errors(),
                upload.warnings(),
                upload.version(),
                upload.versionIsNew(),
                upload.uploadedBy(),
                Times.iso(upload.uploadedAt()));
    }
}
