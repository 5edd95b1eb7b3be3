package io.ratebook.notice.web;

import io.ratebook.notice.MailKind;
import io.ratebook.notice.MailTemplate;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template and what it may name.
 *
 * @param changedBy null of what Ratebook brings along
 */
record TemplateJson(
        String kind,
        String subject,
        String body,
        @Nullable String changedBy,
        @Nullable String changedAt,
        List<MailKind.Placeholder> placeholders) {
    static TemplateJson of(MailTemplate template) {
        return new TemplateJson(
                template.kind().word(),
                template.subject(),
                template.body(),
                template.changedBy(),
                Times.isoOrNull(template.changedAt()),
                template.kind().placeholders());
    }
}
