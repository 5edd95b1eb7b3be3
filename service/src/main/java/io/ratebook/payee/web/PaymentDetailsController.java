package io.ratebook.payee.web;

import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.DetailsDraft;
import io.ratebook.payee.PaymentDesk;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the money of a partner goes. Who handles no money sees it masked. */
@RestController
@RequestMapping("/api/v1/programs/{p}/partners/{code}/payment-details")
class PaymentDetailsController {
    private static final Set<String> MAY_SEE = Set.of(Right.FINANCE.code(), Right.PEOPLE.code());

    private final Programs programs;
    private final PaymentDesk desk;

    PaymentDetailsController(Programs programs, PaymentDesk desk) {
        this.programs = programs;
        this.desk = desk;
    }

    /** What stands now, null for none, and all there ever was, the latest first. */
    record Answer(@Nullable DetailsJson current, boolean masked, List<DetailsJson> history) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Answer all(@PathVariable String p, @PathVariable String code, Authentication caller) {
        boolean masked = caller.getAuthorities().stream()
                .map(one -> String.valueOf(one.getAuthority()))
                .noneMatch(MAY_SEE::contains);
        List<DetailsJson> history = desk.history(programs.required(p), code).stream()
                .map(one -> masked ? DetailsJson.masked(one) : DetailsJson.of(one))
                .toList();
        DetailsJson current = history.isEmpty() || history.get(0).to() != null ? null : history.get(0);
        return new Answer(current, masked, history);
    }

    /** Answered masked whoever asks, for answers to writes are kept. */
    @PutMapping
    @PreAuthorize("hasAnyAuthority('finance', 'people')")
    DetailsJson enter(@PathVariable String p, @PathVariable String code, @RequestBody DetailsDraft draft) {
        Program program = programs.required(p);
        DatedDetails entered = desk.enter(program, code, draft.checked());
        return DetailsJson.masked(entered);
    }

    @DeleteMapping
    @PreAuthorize("hasAnyAuthority('finance', 'people')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String p, @PathVariable String code) {
        desk.remove(programs.required(p), code);
    }
}
