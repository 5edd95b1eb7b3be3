package io.ratebook.payout.web;

import io.ratebook.payout.PayoutFiles;
import io.ratebook.payout.PayoutRuns;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files for PayPal's mass payments. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class FilesController {
    private final Programs programs;
    private final PayoutRuns runs;
    private final PayoutFiles files;

    FilesController(Programs programs, PayoutRuns runs, PayoutFiles files) {
        this.programs = programs;
        this.runs = runs;
        this.files = files;
    }

    /** A file that was made. */
    record FileJson(long id, String name, int payouts, MoneyJson amount, String sha256, String by, String at) {}

    /** As a job, whose result names the files; what is in none is among its problems, with the reason. */
    @PostMapping("/payout-runs/{id}/paypal-files")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> make(@PathVariable String p, @PathVariable long id) {
        return ResponseEntity.accepted().body(Map.of("job", files.make(programs.required(p), id)));
    }

    @GetMapping("/payout-runs/{id}/files")
    @PreAuthorize("hasAuthority('finance')")
    List<FileJson> list(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        runs.required(program, id);
        return files.ofRun(program, id).stream()
                .map(file -> new FileJson(
                        file.id(),
                        file.name(),
                        file.payouts(),
                        MoneyJson.of(file.amount(), file.currency()),
                        file.sha256(),
                        file.madeBy(),
                        Times.iso(file.madeAt())))
                .toList();
    }

    /** The same bytes whenever it is taken. */
    @GetMapping("/payout-files/{id}")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<byte[]> download(@PathVariable String p, @PathVariable long id) {
        PayoutFiles.Download file = files.download(programs.required(p), id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.bytes());
    }
}
