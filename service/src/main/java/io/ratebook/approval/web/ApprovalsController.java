package io.ratebook.approval.web;

import io.ratebook.approval.Approvals;
import io.ratebook.approval.Choice;
import io.ratebook.commission.web.CommissionFilters;
import io.ratebook.commission.web.CommissionQuery;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approves and declines what was chosen from the list of commissions, as jobs. */
@RestController
@RequestMapping("/api/v1/programs/{p}/commissions")
class ApprovalsController {
    private static final int REASON_MAX = 400;
    private static final int IDS_MAX = 5_000;

    private final Programs programs;
    private final CommissionFilters filters;
    private final Approvals approvals;

    ApprovalsController(Programs programs, CommissionFilters filters, Approvals approvals) {
        this.programs = programs;
        this.filters = filters;
        this.approvals = approvals;
    }

    /**
     * What was chosen.
     *
     * @param ids of commissions, 5,000 at most; null where all that match are meant
     * @param filter as the list's query has it; null where ids are given
     * @param count how many the person saw that it would be; null where nobody looked
     * @param reason of a decline, for the partners to read
     */
    record ChoiceBody(
            @Nullable List<Long> ids,
            @Nullable CommissionQuery filter,
            @Nullable Long count,
            @Nullable String reason) {}

    /** With all that belongs to them. */
    @PostMapping("/approve")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> approve(@PathVariable String p, @RequestBody ChoiceBody body) {
        Program program = programs.required(p);
        return accepted(approvals.approve(program, choice(program, body), body.count()));
    }

    /** With all that belongs to them. */
    @PostMapping("/decline")
    @PreAuthorize("hasAnyAuthority('sales', 'finance')")
    ResponseEntity<Map<String, Object>> decline(@PathVariable String p, @RequestBody ChoiceBody body) {
        Program program = programs.required(p);
        FieldProblems problems = new FieldProblems();
        String reason = problems.text("reason", body.reason(), REASON_MAX);
        problems.refuseIfAny();
        return accepted(
                approvals.decline(program, choice(program, body), body.count(), Objects.requireNonNull(reason)));
    }

    private static ResponseEntity<Map<String, Object>> accepted(long job) {
        return ResponseEntity.accepted().body(Map.of("job", job));
    }

    private Choice choice(Program program, ChoiceBody body) {
        List<Long> ids = body.ids();
        if ((ids == null) == (body.filter() == null)) {
            throw Refusal.wrong("ids", ids, "either ids or a filter");
        }
        if (ids != null && (ids.isEmpty() || ids.size() > IDS_MAX)) {
            throw Refusal.wrong("ids", ids.size() + " ids", "1 to " + IDS_MAX + " ids; of more, a filter");
        }
        return new Choice(ids, body.filter() == null ? null : filters.filter(program, body.filter()));
    }
}
