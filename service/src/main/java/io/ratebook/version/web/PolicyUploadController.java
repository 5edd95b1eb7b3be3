package io.ratebook.version.web;

import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.version.Upload;
import io.ratebook.version.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Workbooks come in, and are shown with their problems. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class PolicyUploadController {
    private final Programs programs;
    private final Versions versions;
    private final CurrentActor currentActor;

    PolicyUploadController(Programs programs, Versions versions, CurrentActor currentActor) {
        this.programs = programs;
        this.versions = versions;
        this.currentActor = currentActor;
    }

    @PostMapping("/policy-uploads")
    @PreAuthorize("hasAuthority('policies')")
    ResponseEntity<UploadJson> upload(
            @PathVariable("p") String code,
            @RequestParam(name = "name", defaultValue = "policy.xlsx") String name,
            HttpServletRequest request)
            throws IOException {
        Program program = programs.required(code);
        try (ReceivedFile file = ReceivedFile.of(request)) {
            Upload upload = versions.upload(program.id(), Workbooks.safe(name), file::bytes, currentActor.current());
            return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + upload.id()))
                    .body(UploadJson.of(upload));
        }
    }

    @GetMapping("/policy-uploads/{id}")
    @PreAuthorize("hasAuthority('read')")
    UploadJson one(@PathVariable("p") String code, @PathVariable("id") long id) {
        return UploadJson.of(find(code, id));
    }

    @GetMapping("/policy-uploads/{id}/marked.xlsx")
    @PreAuthorize("hasAuthority('read')")
    ResponseEntity<byte[]> marked(@PathVariable("p") String code, @PathVariable("id") long id) {
        Upload upload = find(code, id);
        return Workbooks.answer(Workbooks.marked(upload.fileName()), versions.marked(upload));
    }

    @GetMapping("/policy-uploads/{id}/sheets")
    @PreAuthorize("hasAuthority('read')")
    SheetsJson sheets(@PathVariable("p") String code, @PathVariable("id") long id) {
        return SheetsJson.of(versions.sheets(find(code, id)));
    }

    private Upload find(String code, long id) {
        return versions.upload(programs.required(code).id(), id);
    }
}
