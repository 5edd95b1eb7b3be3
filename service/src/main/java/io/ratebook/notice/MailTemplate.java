package io.ratebook.notice;

import org.jspecify.annotations.Nullable;

/**
 * What a program's mails of a kind say.
 *
 * @param changedBy who changed it last; null of what Ratebook brings along
 */
public record MailTemplate(
        MailKind kind,
        String subject,
        String body,
        @Nullable String changedBy,
        @Nullable Long changedAt) {
    MailText.Text text() {
        return new MailText.Text(subject, body);
    }
}
