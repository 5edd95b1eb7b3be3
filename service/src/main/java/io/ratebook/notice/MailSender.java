package io.ratebook.notice;

import io.ratebook.notice.MailServer.Outcome;
import io.ratebook.notice.OutboxTable.MailRow;
import io.ratebook.notice.OutboxTable.Taken;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails that wait. A mail is handed over at most once by itself: where nobody can tell whether the server took it, it is
 * said to be unknown, and a person decides. Two mails about the same money are worse than one that is late.
 */
final class MailSender {
    /** Far more than a mail server's timeouts together: whoever holds a mail for longer is dead. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final OutboxTable table;
    private final MailTable mails;
    private final MailServer server;
    private final Transactions transactions;
    private final NoticeSettings settings;
    private final Clock clock;

    MailSender(
            OutboxTable table,
            MailTable mails,
            MailServer server,
            Transactions transactions,
            NoticeSettings settings,
            Clock clock) {
        this.table = table;
        this.mails = mails;
        this.server = server;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    private record Begun(Taken taken, Mail mail) {}

    /** Sends what is due, until the server is not there. Without a server it only ends what waited for too long. */
    void send() {
        long late = Times.micros(clock.instant()) - settings.mailWaitsMost().toNanos() / 1_000;
        for (MailRow row : table.dueMails(server.isConfigured() ? Long.MAX_VALUE : late)) {
            Begun begun = transactions
                    .get(() -> Optional.ofNullable(begin(row, late)))
                    .orElse(null);
            if (begun != null && !settle(begun, server.send(begun.mail()))) {
                return;
            }
        }
    }

    /** Says, before anything is handed over, that it is going to be; null where it is not. */
    private @Nullable Begun begin(MailRow row, long late) {
        // The mail first, then the row, as everybody does.
        Mail mail = mails.lock(row.mailId());
        Taken taken = table.take(row.id(), LEASE);
        if (mail == null || taken == null) {
            return null;
        }
        Begun begun = new Begun(taken, mail);
        if (mail.state() == MailState.SENDING) {
            end(begun, DeliveryState.FAILED, MailState.UNKNOWN, "the process ended while it was handed over");
            return null;
        }
        if (mail.state() != MailState.WAITING || mail.body().isEmpty()) {
            table.end(taken, DeliveryState.DROPPED, null, null);
            return null;
        }
        if (taken.createdAt() < late || !server.isConfigured()) {
            end(begun, DeliveryState.DROPPED, MailState.KEPT, "no mail server took it in time");
            return null;
        }
        mails.sending(mail.id());
        return begun;
    }

    /** False where the next mail would fare no better. */
    private boolean settle(Begun begun, Outcome outcome) {
        if (outcome instanceof Outcome.Sent) {
            end(begun, DeliveryState.SENT, MailState.SENT, null);
            return true;
        }
        if (outcome instanceof Outcome.Refused refused) {
            end(begun, DeliveryState.FAILED, MailState.FAILED, refused.why());
            return true;
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            end(begun, DeliveryState.FAILED, MailState.UNKNOWN, unknown.why());
            return true;
        }
        String why = ((Outcome.NotNow) outcome).why();
        if (settings.isLast(begun.taken().attempts())) {
            end(begun, DeliveryState.FAILED, MailState.FAILED, why);
            return true;
        }
        transactions.run(() -> {
            mails.ended(begun.mail().id(), begun.taken().id(), MailState.WAITING, why, null);
            table.tryAgain(begun.taken(), settings.delay(begun.taken().attempts()), null, null);
        });
        return false;
    }

    private void end(Begun begun, DeliveryState delivery, MailState state, @Nullable String why) {
        Long sentAt = state == MailState.SENT ? Times.micros(clock.instant()) : null;
        transactions.run(() -> {
            mails.ended(begun.mail().id(), begun.taken().id(), state, why, sentAt);
            table.end(begun.taken(), delivery, null, null);
        });
    }
}
