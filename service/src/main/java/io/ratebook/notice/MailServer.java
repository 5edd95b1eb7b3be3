package io.ratebook.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, if one is configured: {@code spring.mail.host} and {@code ratebook.mail.from}. */
@Component
class MailServer {
    private static final int REFUSED_FOR_GOOD = 500;
    private static final int REFUSED_FOR_NOW = 400;

    private final @Nullable JavaMailSender sender;
    private final @Nullable InternetAddress from;
    private final Clock clock;

    @Autowired
    MailServer(ObjectProvider<JavaMailSender> sender, @Value("${ratebook.mail.from:}") String from, Clock clock) {
        this(sender.getIfAvailable(), from, clock);
    }

    MailServer(@Nullable JavaMailSender sender, String from, Clock clock) {
        this.sender = sender;
        this.from = sender == null ? null : address(from);
        this.clock = clock;
    }

    private static InternetAddress address(String from) {
        try {
            InternetAddress address = new InternetAddress(from, true);
            address.validate();
            return address;
        } catch (AddressException none) {
            throw new IllegalStateException(
                    "where spring.mail.host is set, ratebook.mail.from has to be an address such as"
                            + " \"Partners <partners@example.org>\", and is \"" + from + "\"",
                    none);
        }
    }

    boolean isConfigured() {
        return sender != null;
    }

    /** How a try ended. */
    sealed interface Outcome {
        /** The server took it. */
        record Sent() implements Outcome {}

        /** The server will not take it, however often it is tried. */
        record Refused(String why) implements Outcome {}

        /** The server did not take it, and may later. */
        record NotNow(String why) implements Outcome {}

        /** The line broke after the text was on its way. */
        record Unknown(String why) implements Outcome {}
    }

    /** Hands over one mail. */
    Outcome send(Mail mail) {
        JavaMailSender open = sender;
        if (open == null) {
            return new Outcome.NotNow("there is no mail server");
        }
        MimeMessage message;
        try {
            message = message(open, mail);
        } catch (MessagingException unwritable) {
            return new Outcome.Refused(String.valueOf(unwritable.getMessage()));
        }
        try {
            open.send(message);
            return new Outcome.Sent();
        } catch (MailAuthenticationException refused) {
            return new Outcome.NotNow("the mail server does not let Ratebook in: " + refused.getMessage());
        } catch (MailException failed) {
            return outcome(failed);
        }
    }

    /** Plain text, one receiver; an address that is not exactly one is refused here. */
    private MimeMessage message(JavaMailSender open, Mail mail) throws MessagingException {
        MimeMessage message = open.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        if (from != null) {
            helper.setFrom(from);
        }
        InternetAddress[] to = InternetAddress.parse(mail.address(), true);
        if (to.length != 1 || mail.address().chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("expected one address");
        }
        to[0].validate();
        helper.setTo(to[0]);
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        helper.setSentDate(Date.from(clock.instant()));
        return message;
    }

    /** What broke before anything was sent is told as the message's failure and its cause alike. */
    private static Outcome outcome(MailException failed) {
        if (!(failed instanceof MailSendException sending)) {
            return new Outcome.Refused(text(failed));
        }
        Exception[] each = sending.getMessageExceptions();
        if (each.length == 0) {
            // The server took it, and then the line would not close.
            return new Outcome.Sent();
        }
        if (each[0] == sending.getCause()) {
            return new Outcome.NotNow("the mail server cannot be reached: " + text(each[0]));
        }
        int code = code(each[0]);
        if (code >= REFUSED_FOR_GOOD) {
            return new Outcome.Refused("the mail server refused it: " + text(each[0]));
        }
        return code >= REFUSED_FOR_NOW
                ? new Outcome.NotNow("the mail server did not take it: " + text(each[0]))
                : new Outcome.Unknown("the line broke while it was handed over: " + text(each[0]));
    }

    /** What the server said of it, as a number; 0 where it said nothing. */
    private static int code(@Nullable Exception failed) {
        int code = 0;
        for (Exception one = failed; one != null; one = next(one)) {
            code = Math.max(code, ownCode(one));
        }
        return code;
    }

    private static @Nullable Exception next(Exception one) {
        return one instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static int ownCode(Exception one) {
        if (one instanceof SMTPSendFailedException send) {
            return send.getReturnCode();
        }
        if (one instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return one instanceof SMTPSenderFailedException from ? from.getReturnCode() : 0;
    }

    /** With what the server said, which stands behind the failure. */
    private static String text(Exception failed) {
        StringBuilder text = new StringBuilder();
        for (Exception one = failed; one != null; one = next(one)) {
            String said =
                    String.valueOf(one.getMessage()).replaceAll("\\s+", " ").strip();
            if (text.indexOf(said) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(said);
            }
        }
        return text.toString();
    }
}
