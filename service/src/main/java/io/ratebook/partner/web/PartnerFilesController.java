package io.ratebook.partner.web;

import io.ratebook.jobs.FileTooLargeException;
import io.ratebook.partner.PartnerFiles;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of partners coming in. */
@RestController
class PartnerFilesController {
    private static final int NAME_MAX = 200;
    private static final Set<String> MAY_PAY = Set.of(Right.FINANCE.code(), Right.PEOPLE.code());

    private final Programs programs;
    private final PartnerFiles files;

    PartnerFilesController(Programs programs, PartnerFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /** The body is the file: CSV or NDJSON, plain or gzip. */
    @PostMapping("/api/v1/programs/{p}/partners/import")
    @PreAuthorize("hasAuthority('partners')")
    ResponseEntity<Map<String, Long>> take(
            @PathVariable String p,
            @RequestParam(defaultValue = "partners.csv") String name,
            Authentication caller,
            HttpServletRequest request)
            throws IOException {
        Program program = programs.required(p);
        if (name.isBlank() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter("name", name, "the name of a file, 1 to " + NAME_MAX + " characters");
        }
        boolean mayPay = caller.getAuthorities().stream()
                .map(one -> String.valueOf(one.getAuthority()))
                .anyMatch(MAY_PAY::contains);
        try {
            return ResponseEntity.accepted()
                    .body(Map.of("job", files.submit(program, name, mayPay, request.getInputStream())));
        } catch (FileTooLargeException tooLarge) {
            throw Refusal.tooLarge(String.valueOf(tooLarge.getMessage()));
        }
    }
}
