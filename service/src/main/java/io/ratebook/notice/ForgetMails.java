package io.ratebook.notice;

import io.ratebook.partner.PartnerErased;
import io.ratebook.web.Times;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Empties the mails of a partner whose personal data is erased, in the transaction that erases it. */
@Component
class ForgetMails {
    private final MailTable mails;
    private final Clock clock;

    ForgetMails(MailTable mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @EventListener
    void partnerErased(PartnerErased erased) {
        mails.erase(erased.program().id(), erased.partner().code(), Times.micros(clock.instant()));
    }
}
