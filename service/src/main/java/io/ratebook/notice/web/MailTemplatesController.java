package io.ratebook.notice.web;

import io.ratebook.commission.CommissionFilter;
import io.ratebook.commission.CommissionList;
import io.ratebook.commission.CommissionOrder;
import io.ratebook.commission.ListedCommission;
import io.ratebook.notice.MailKind;
import io.ratebook.notice.MailTemplate;
import io.ratebook.notice.MailTemplates;
import io.ratebook.notice.Mails;
import io.ratebook.notice.SaleLetters;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a program's mails say. */
@RestController
@RequestMapping("/api/v1/programs/{p}/mail-templates")
class MailTemplatesController {
    private static final CommissionFilter ANY =
            new CommissionFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, 0);

    private final Programs programs;
    private final MailTemplates templates;
    private final Mails mails;
    private final SaleLetters letters;
    private final CommissionList commissions;

    MailTemplatesController(
            Programs programs, MailTemplates templates, Mails mails, SaleLetters letters, CommissionList commissions) {
        this.programs = programs;
        this.templates = templates;
        this.mails = mails;
        this.letters = letters;
        this.commissions = commissions;
    }

    /** A template as it is typed. */
    record Body(@Nullable String subject, @Nullable String body) {}

    /**
     * What a mail would say.
     *
     * @param address empty if the partner has none
     * @param about the sale it was tried with; null where the program has none yet
     */
    record PreviewJson(
            String address,
            String subject,
            String body,
            @Nullable String about) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<TemplateJson> all(@PathVariable String p) {
        return new Page<>(templates.all(programs.required(p)), null).map(TemplateJson::of);
    }

    @PutMapping("/{kind}")
    @PreAuthorize("hasAnyAuthority('partners', 'finance')")
    TemplateJson change(@PathVariable String p, @PathVariable String kind, @RequestBody Body body) {
        Program program = programs.required(p);
        return TemplateJson.of(templates.change(program, draft(kind, body)));
    }

    /** Back to what Ratebook brings along. */
    @DeleteMapping("/{kind}")
    @PreAuthorize("hasAnyAuthority('partners', 'finance')")
    TemplateJson reset(@PathVariable String p, @PathVariable String kind) {
        return TemplateJson.of(templates.reset(programs.required(p), known(kind)));
    }

    /** What it would say of the latest sale; nothing is kept. */
    @PostMapping("/{kind}/preview")
    @PreAuthorize("hasAuthority('read')")
    PreviewJson preview(@PathVariable String p, @PathVariable String kind, @RequestBody Body body) {
        Program program = programs.required(p);
        MailTemplate draft = draft(kind, body);
        ListedCommission latest = latest(program);
        Mails.Draft mail;
        if (latest == null) {
            mail = mails.sample(program, draft);
        } else {
            Mails.Letter letter = draft.kind() == MailKind.SALE
                    ? letters.of(program, latest)
                    : Mails.unknown(draft.kind(), latest.key().partner());
            mail = mails.preview(program, draft, letter);
        }
        return new PreviewJson(mail.address(), mail.subject(), mail.body(), latest == null ? null : latest.reference());
    }

    private @Nullable ListedCommission latest(Program program) {
        CommissionList.Wanted wanted = new CommissionList.Wanted(program.id(), ANY, CommissionOrder.OCCURRED_AT, true);
        return commissions.page(wanted, null, 1).items().stream().findFirst().orElse(null);
    }

    private MailTemplate draft(String kind, Body body) {
        return templates.draft(known(kind), body.subject(), body.body());
    }

    private static MailKind known(String kind) {
        MailKind known = MailKind.find(kind);
        if (known == null) {
            throw Refusal.notFound("mail template", kind);
        }
        return known;
    }
}
