package io.ratebook.notice;

import org.jspecify.annotations.Nullable;

/**
 * A mail as written.
 *
 * @param about id of what it is about: of a commission or payout
 * @param aboutTitle what people call that: the sale's reference, the payout's number
 * @param address to whom; empty, as subject and body, once the partner is erased
 * @param error why it was not sent, in words; null if it was, or was not tried
 * @param sentAt micros at which the mail server took it
 * @param outboxId the latest try to send it; null before the first
 */
public record Mail(
        long id,
        int programId,
        MailKind kind,
        long about,
        String aboutTitle,
        String partner,
        String address,
        String subject,
        String body,
        MailState state,
        @Nullable String error,
        String writtenBy,
        long writtenAt,
        @Nullable Long sentAt,
        @Nullable Long outboxId) {}
