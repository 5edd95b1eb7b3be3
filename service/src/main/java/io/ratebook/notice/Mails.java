package io.ratebook.notice;

import io.ratebook.database.Ids;
import io.ratebook.partner.Partner;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Mails to partners: written from the program's template in the caller's transaction, kept, and sent once that is committed. Where
 * no mail server is configured they are kept only.
 */
@Service
public class Mails {
    private final MailTable table;
    private final MailTemplates templates;
    private final MailServer server;
    private final Outbox outbox;
    private final OutboxTable rows;
    private final PartnerRegister partners;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor actor;

    Mails(
            MailTable table,
            MailTemplates templates,
            MailServer server,
            Outbox outbox,
            OutboxTable rows,
            PartnerRegister partners,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Audit audit,
            CurrentActor actor) {
        this.table = table;
        this.templates = templates;
        this.server = server;
        this.outbox = outbox;
        this.rows = rows;
        this.partners = partners;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * What is to be written.
     *
     * @param about id of the commission or payout
     * @param aboutTitle what people call it: the sale's reference, the payout's number
     * @param values of the placeholders of its kind; those of the partner and the program come by themselves, others that are
     *     not given are empty
     */
    public record Letter(MailKind kind, String partner, long about, String aboutTitle, Map<String, String> values) {}

    /**
     * What a letter would be.
     *
     * @param address empty if the partner has none
     */
    public record Draft(String address, String subject, String body) {}

    /** Whether mails are sent, or kept only. */
    public boolean areSent() {
        return server.isConfigured();
    }

    /**
     * Writes a mail, in the caller's transaction if there is one.
     *
     * @throws Refusal naming the partner, if there is none or it has no address
     */
    public Mail write(Program program, Letter letter) {
        return transactions.get(() -> {
            Partner partner = partners.held(program, letter.partner());
            String address = address(partner);
            MailText.Text text = text(program, partner, templates.of(program, letter.kind()), letter);
            long id = ids.next("mail");
            Mail mail = new Mail(
                    id,
                    program.id(),
                    letter.kind(),
                    letter.about(),
                    letter.aboutTitle(),
                    partner.code(),
                    address,
                    text.subject(),
                    text.body(),
                    server.isConfigured() ? MailState.WAITING : MailState.KEPT,
                    null,
                    actor.current().name(),
                    now(),
                    null,
                    server.isConfigured() ? outbox.addMail(program.id(), id) : null);
            table.insert(mail);
            audit.record("mail.write", object(mail), program.code(), null, shown(mail));
            return mail;
        });
    }

    /** What would be written; nothing is. */
    public Draft preview(Program program, MailTemplate template, Letter letter) {
        Partner partner = partners.required(program, letter.partner());
        MailText.Text text = text(program, partner, template, letter);
        String address = partner.person().email();
        return new Draft(address == null ? "" : address, text.subject(), text.body());
    }

    /** The same of nobody in particular: what is not known stands in brackets, by its name. */
    public Draft sample(Program program, MailTemplate template) {
        Map<String, String> values = new HashMap<>();
        template.kind().placeholders().forEach(one -> values.put(one.name(), bracketed(one.name())));
        values.put(MailKind.PROGRAM_NAME, program.name());
        MailText.Text text = MailText.of(template.kind(), template.text(), values);
        return new Draft("", text.subject(), text.body());
    }

    /** A letter to a partner about nothing yet. */
    public static Letter unknown(MailKind kind, String partner) {
        Map<String, String> values = new HashMap<>();
        kind.own().forEach(one -> values.put(one.name(), bracketed(one.name())));
        return new Letter(kind, partner, 0, "", values);
    }

    private static String bracketed(String name) {
        return "[" + name + "]";
    }

    private static MailText.Text text(Program program, Partner partner, MailTemplate template, Letter letter) {
        Map<String, String> values = new HashMap<>(letter.values());
        String name = partner.person().name();
        values.put(MailKind.PARTNER_NAME, name.isEmpty() ? partner.code() : name);
        values.put(MailKind.PARTNER_CODE, partner.code());
        values.put(MailKind.PROGRAM_NAME, program.name());
        return MailText.of(letter.kind(), template.text(), values);
    }

    /**
     * Has a mail sent that was kept, was refused, or may have been lost: to the address that the partner has now.
     *
     * @throws Refusal if it is sent or being sent, if there is no mail server, or no address
     */
    public Mail send(Program program, long id) {
        String code = table.required(program.id(), id).partner();
        return transactions.get(() -> {
            // The partner first, then the mail, as erasing does it.
            Partner partner = partners.held(program, code);
            Mail before = table.lock(id);
            if (before == null) {
                throw Refusal.notFound("mail", id);
            }
            refuse(before);
            String address = address(partner);
            if (before.outboxId() != null) {
                rows.dropMail(id, before.outboxId());
            }
            table.toSend(id, address, MailState.WAITING, outbox.addMail(program.id(), id));
            Mail after = table.required(program.id(), id);
            audit.record("mail.send", object(after), program.code(), shown(before), shown(after));
            return after;
        });
    }

    private void refuse(Mail mail) {
        if (!mail.state().maySend()) {
            throw Refusal.conflict(
                    "mail-" + mail.state().word(),
                    "mail " + mail.id() + " is " + mail.state().word());
        }
        if (mail.body().isEmpty()) {
            throw Refusal.conflict(
                    "partner-erased",
                    "what mail " + mail.id() + " said was erased with the personal data of \"" + mail.partner() + "\"");
        }
        if (!server.isConfigured()) {
            throw Refusal.conflict(
                    "no-mail-server", "no mail server is configured (spring.mail.host): mails are kept and not sent");
        }
    }

    private static String address(Partner partner) {
        String address = partner.person().email();
        if (address == null) {
            throw Refusal.conflict(
                    "partner-without-email",
                    "the partner \"" + partner.code() + "\" has no e-mail address"
                            + (partner.isErased()
                                    ? ": the personal data was erased"
                                    : ": enter one, then write again"));
        }
        return address;
    }

    public Mail required(Program program, long id) {
        return table.required(program.id(), id);
    }

    private static String object(Mail mail) {
        return "mail " + mail.id();
    }

    /** Nothing personal: the log of changes cannot be erased. */
    private static Map<String, Object> shown(Mail mail) {
        return Map.of(
                "kind", mail.kind().word(),
                "about", mail.aboutTitle(),
                "partner", mail.partner(),
                "state", mail.state().word());
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
