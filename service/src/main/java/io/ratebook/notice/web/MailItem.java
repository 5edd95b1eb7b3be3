package io.ratebook.notice.web;

import io.ratebook.notice.Mail;
import io.ratebook.web.Times;
import org.jspecify.annotations.Nullable;

/** A mail in a list: without its text. */
record MailItem(
        long id,
        String kind,
        About about,
        String partner,
        String to,
        String subject,
        String state,
        @Nullable String error,
        String writtenBy,
        String writtenAt,
        @Nullable String sentAt) {
    /**
     * What it is about.
     *
     * @param id of the commission or payout
     */
    record About(String thing, long id, String title) {
        static About of(Mail mail) {
            return new About(mail.kind().thing(), mail.about(), mail.aboutTitle());
        }
    }

    static MailItem of(Mail mail) {
        return new MailItem(
                mail.id(),
                mail.kind().word(),
                About.of(mail),
                mail.partner(),
                mail.address(),
                mail.subject(),
                mail.state().word(),
                mail.error(),
                mail.writtenBy(),
                Times.iso(mail.writtenAt()),
                Times.isoOrNull(mail.sentAt()));
    }
}
