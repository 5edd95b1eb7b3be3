package io.ratebook.notice.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ratebook.commission.CommissionList;
import io.ratebook.commission.ListedCommission;
import io.ratebook.notice.Mail;
import io.ratebook.notice.MailKind;
import io.ratebook.notice.MailList;
import io.ratebook.notice.MailOrder;
import io.ratebook.notice.MailTemplates;
import io.ratebook.notice.Mails;
import io.ratebook.notice.SaleLetters;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Page;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mails to partners: what was written, what became of it, and writing one about a sale. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class MailsController {
    private static final int EARLIER_MAX = 20;

    private final Programs programs;
    private final Mails mails;
    private final MailList list;
    private final MailTemplates templates;
    private final SaleLetters letters;
    private final CommissionList commissions;

    MailsController(
            Programs programs,
            Mails mails,
            MailList list,
            MailTemplates templates,
            SaleLetters letters,
            CommissionList commissions) {
        this.programs = programs;
        this.mails = mails;
        this.list = list;
        this.templates = templates;
        this.letters = letters;
        this.commissions = commissions;
    }

    /** A mail with its text; both are empty once the partner is erased. */
    record MailJson(@JsonUnwrapped MailItem mail, String body) {
        static MailJson of(Mail mail) {
            return new MailJson(MailItem.of(mail), mail.body());
        }
    }

    /** What became of a mail; nothing personal, since answers are kept for the same key sent again. */
    record Written(long id, String state) {
        static Written of(Mail mail) {
            return new Written(mail.id(), mail.state().word());
        }
    }

    /**
     * What would be written.
     *
     * @param to empty if the partner has no address
     * @param sends whether a mail server is configured; mails are kept otherwise
     * @param earlier mails about the same, the latest first
     */
    record DraftJson(String to, String subject, String body, boolean sends, List<MailItem> earlier) {}

    /** Whether mails are sent. */
    record ServerJson(boolean configured) {}

    @GetMapping("/mail-server")
    @PreAuthorize("hasAuthority('read')")
    ServerJson server(@PathVariable String p) {
        programs.required(p);
        return new ServerJson(mails.areSent());
    }

    @GetMapping("/mails")
    @PreAuthorize("hasAuthority('read')")
    Page<MailItem> page(
            @PathVariable String p,
            @ModelAttribute MailQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(query.wanted(programs.required(p)), cursor, Page.limit(limit))
                .map(MailItem::of);
    }

    @GetMapping("/mails/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute MailQuery query) {
        Program program = programs.required(p);
        return new Totals(list.count(program.id(), query.filter(program)), List.of());
    }

    @GetMapping("/mails.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute MailQuery query, HttpServletResponse response) throws IOException {
        Program program = programs.required(p);
        MailList.Wanted wanted = query.wanted(program);
        try (CsvDownload csv = new CsvDownload(
                response,
                "mails-" + program.code() + ".csv",
                "writtenAt",
                "partner",
                "to",
                "subject",
                "kind",
                "about",
                "state",
                "sentAt",
                "error",
                "writtenBy")) {
            list.each(wanted, mail -> write(csv, MailItem.of(mail)));
        }
    }

    private static void write(CsvDownload csv, MailItem item) {
        csv.line(
                item.writtenAt(),
                item.partner(),
                item.to(),
                item.subject(),
                item.kind(),
                item.about().title(),
                item.state(),
                item.sentAt(),
                item.error(),
                item.writtenBy());
    }

    @GetMapping("/mails/{id}")
    @PreAuthorize("hasAuthority('read')")
    MailJson one(@PathVariable String p, @PathVariable long id) {
        return MailJson.of(mails.required(programs.required(p), id));
    }

    /** Sends one that was kept, was refused, or may have been lost. */
    @PostMapping("/mails/{id}/send")
    @PreAuthorize("hasAnyAuthority('partners', 'sales', 'finance')")
    Written send(@PathVariable String p, @PathVariable long id) {
        return Written.of(mails.send(programs.required(p), id));
    }

    /** What a mail about the commission's sale would say, and what was written about it before. */
    @GetMapping("/commissions/{id}/mail")
    @PreAuthorize("hasAuthority('read')")
    DraftJson draft(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        ListedCommission commission = commissions.required(program.id(), id);
        Mails.Draft draft =
                mails.preview(program, templates.of(program, MailKind.SALE), letters.of(program, commission));
        MailList.Wanted earlier =
                new MailList.Wanted(program.id(), MailList.Filter.about(MailKind.SALE, id), MailOrder.WRITTEN_AT, true);
        return new DraftJson(
                draft.address(),
                draft.subject(),
                draft.body(),
                mails.areSent(),
                list.page(earlier, null, EARLIER_MAX).map(MailItem::of).items());
    }

    /** Writes it; sent as soon as this is done, where there is a mail server. */
    @PostMapping("/commissions/{id}/mail")
    @PreAuthorize("hasAnyAuthority('partners', 'sales', 'finance')")
    @ResponseStatus(HttpStatus.CREATED)
    Written write(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        return Written.of(mails.write(program, letters.of(program, commissions.required(program.id(), id))));
    }
}
