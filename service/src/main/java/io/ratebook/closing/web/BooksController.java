package io.ratebook.closing.web;

import io.ratebook.closing.ClosedBooks;
import io.ratebook.closing.ClosedBooks.Closing;
import io.ratebook.closing.ClosedBooks.Outlook;
import io.ratebook.closing.ClosedBooks.Sum;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far the books are closed. */
@RestController
@RequestMapping("/api/v1/programs/{p}/books")
class BooksController {
    private final Programs programs;
    private final ClosedBooks books;

    BooksController(Programs programs, ClosedBooks books) {
        this.programs = programs;
        this.books = books;
    }

    /** That books were closed. */
    record ClosingJson(LocalDate until, String closedBy, String closedAt) {
        static ClosingJson of(Closing closing) {
            return new ClosingJson(closing.until(), closing.closedBy(), Times.iso(closing.closedAt()));
        }
    }

    /** A sum of so many entries. */
    record SumJson(MoneyJson amount, long count) {
        static List<SumJson> of(List<Sum> sums) {
            return sums.stream()
                    .map(sum -> new SumJson(MoneyJson.of(sum.amount(), sum.currency()), sum.count()))
                    .toList();
        }
    }

    /**
     * What stands in the days that would be closed.
     *
     * @param paid stays
     * @param counted stays; not paid yet
     * @param onHold moves to the first open day
     * @param pending gets the first open day when it is approved
     */
    record OutlookJson(
            LocalDate until, List<SumJson> paid, List<SumJson> counted, List<SumJson> onHold, List<SumJson> pending) {
        static OutlookJson of(LocalDate until, Outlook outlook) {
            return new OutlookJson(
                    until,
                    SumJson.of(outlook.paid()),
                    SumJson.of(outlook.counted()),
                    SumJson.of(outlook.onHold()),
                    SumJson.of(outlook.pending()));
        }
    }

    /**
     * The books.
     *
     * @param closedUntil null where they never were closed
     * @param history the latest first
     * @param outlook null where no day was asked for
     */
    record BooksJson(
            @Nullable LocalDate closedUntil,
            List<ClosingJson> history,
            @Nullable OutlookJson outlook) {}

    /** The last day to be closed. */
    record CloseBody(@Nullable String until) {}

    /** What was closed, and how many held entries moved to the first open day. */
    record ClosedJson(LocalDate closedUntil, long moved) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    BooksJson books(@PathVariable String p, @RequestParam(required = false) @Nullable String until) {
        Program program = programs.required(p);
        List<Closing> history = books.history(program.id());
        OutlookJson outlook = null;
        if (until != null && !until.isBlank()) {
            LocalDate day = Times.day("until", until.strip(), new FieldProblems());
            if (day == null) {
                throw Refusal.parameter("until", until, "a day such as 2010-12-03");
            }
            outlook = OutlookJson.of(day, books.outlook(program, day));
        }
        return new BooksJson(
                history.isEmpty() ? null : history.get(0).until(),
                history.stream().map(ClosingJson::of).toList(),
                outlook);
    }

    @PostMapping("/close")
    @PreAuthorize("hasAuthority('finance')")
    ClosedJson close(@PathVariable String p, @RequestBody CloseBody body) {
        Program program = programs.required(p);
        FieldProblems problems = new FieldProblems();
        LocalDate until = Times.day("until", body.until(), problems);
        problems.refuseIfAny();
        LocalDate last = Objects.requireNonNull(until);
        return new ClosedJson(last, books.close(program, last));
    }
}
