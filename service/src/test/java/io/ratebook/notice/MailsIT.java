package io.ratebook.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ratebook.ApiClient.Answer;
import io.ratebook.database.Ids;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Mails to partners, by a real mail server, by ones that fail, and by none. */
class MailsIT extends NoticeTest {
    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void begin() {
        post.start();
        shop();
    }

    @AfterEach
    void end() {
        post.stop();
    }

    private int port() {
        return post.getSmtp().getPort();
    }

    /** The front door of a service whose mail server is at that port. */
    private Mails mails(int port) {
        return new Mails(
                bean(MailTable.class),
                bean(MailTemplates.class),
                mailServer(port),
                bean(Outbox.class),
                bean(OutboxTable.class),
                bean(PartnerRegister.class),
                bean(Transactions.class),
                bean(Ids.class),
                bean(Clock.class),
                bean(Audit.class),
                bean(CurrentActor.class));
    }

    private Mails.Letter payment(String partner) {
        return new Mails.Letter(
                MailKind.PAYMENT,
                partner,
                77,
                "2010-0001",
                Map.of("payment reference", "2010-0001", "amount", "12.00 GBP", "method", "PayPal"));
    }

    private String state(long id) {
        return done(caller.get(path("/mails/" + id)), 200).at("/state");
    }

    private void awaitState(long id, String state) {
        await(() -> state(id).equals(state));
    }

    private void template(String kind, String subject, String body, int status) {
        done(put(kind, subject, body), status);
    }

    private Answer put(String kind, String subject, String body) {
        return caller.put(
                path("/mail-templates/" + kind),
                JsonMapper.shared().writeValueAsString(Map.of("subject", subject, "body", body)));
    }

    @Test
    @DisplayName(
            "B05: without a mail server a mail about a sale is kept and shown, and sent later only when a person says so")
    void a_mail_is_kept() throws Exception {
        long commission = sale("S1");
        Answer draft = done(caller.get(path("/commissions/" + commission + "/mail")), 200);
        assertThat(draft.at("/to")).isEqualTo("ada@example.org");
        assertThat(draft.at("/subject")).isEqualTo("Your commission for sale S1");
        assertThat(draft.at("/sends")).isEqualTo("false");
        Answer written = done(caller.post(path("/commissions/" + commission + "/mail"), ""), 201);
        assertThat(written.at("/state")).isEqualTo("kept");
        long id = Long.parseLong(written.at("/id"));

        Answer kept = caller.get(path("/mails/" + id));
        assertThat(kept.at("/to")).isEqualTo("ada@example.org");
        assertThat(kept.at("/partner")).isEqualTo("P-1");
        assertThat(kept.at("/about/title")).isEqualTo("S1");
        assertThat(kept.at("/about/id")).isEqualTo(String.valueOf(commission));
        assertThat(kept.at("/writtenBy")).startsWith("tester-");
        assertThat(kept.at("/body"))
                .isEqualTo(draft.at("/body"))
                .startsWith("Hello Ada Lovelace,\n\nsale S1 of 3 December 2010 earns you 12.00 GBP");
        assertThat(caller.get(path("/commissions/" + commission + "/mail")).at("/earlier/0/id"))
                .isEqualTo(String.valueOf(id));
        assertThat(done(caller.post(path("/mails/" + id + "/send"), ""), 409).at("/code"))
                .isEqualTo("no-mail-server");

        // A mail server comes: what was kept stays so.
        process(FAST, port());
        Mail later = mails(port()).write(program(), payment("P-1"));
        awaitState(later.id(), "sent");
        assertThat(state(id)).isEqualTo("kept");
        assertThat(post.getReceivedMessages()).hasSize(1);

        assertThat(mails(port()).send(program(), id).state()).isEqualTo(MailState.WAITING);
        awaitState(id, "sent");
        MimeMessage got = post.getReceivedMessages()[1];
        assertThat(got.getSubject()).isEqualTo("Your commission for sale S1");
        assertThat(got.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(got.getFrom()[0].toString()).isEqualTo("Shop <partners@shop.example>");
        assertThat(got.getContentType()).startsWith("text/plain");
        assertThat(got.getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo(draft.at("/body").strip());
        assertThatThrownBy(() -> mails(port()).send(program(), id)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("B10: a payment's mail is written by the front door of payouts, from the template of payments")
    void a_payment_is_told() throws Exception {
        template(
                "payment",
                "Paid: {{amount}}",
                "{{partner name}} ({{partner code}}): {{payment reference}}, {{method}}{{period}}.",
                200);
        process(FAST, port());
        Mail mail = mails(port()).write(program(), payment("P-1"));
        assertThat(mail.state()).isEqualTo(MailState.WAITING);
        awaitState(mail.id(), "sent");
        assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Paid: 12.00 GBP");
        assertThat(post.getReceivedMessages()[0].getContent().toString().strip())
                .isEqualTo("Ada Lovelace (P-1): 2010-0001, PayPal.");
        assertThatThrownBy(() -> mails(0).write(
                                program(),
                                new Mails.Letter(MailKind.PAYMENT, "P-1", 1, "x", Map.of("sale reference", "S1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("B05: a partner without an address is refused by name, and nothing is written")
    void a_partner_without_address_is_refused() {
        partner("P-2", "Bob", "");
        long commission = sale("S1", "P-2", "10.00");
        Answer refused = done(caller.post(path("/commissions/" + commission + "/mail"), ""), 409);
        assertThat(refused.at("/code")).isEqualTo("partner-without-email");
        assertThat(refused.at("/detail")).contains("\"P-2\"");
        assertThat(count("SELECT COUNT(*) FROM mail")).isZero();
    }

    @Test
    @DisplayName(
            "B05: a template is edited; unknown placeholders are refused with those that are known; values are never read as a template")
    void a_template_is_edited() {
        Answer wrong =
                put("sale", "{{sale reference}} {{customer}}", "{{#amount}}x{{/amount}} {{>file}} {{partner name");
        assertThat(done(wrong, 422).at("/errors/0/found")).isEqualTo("{{customer}}");
        assertThat(wrong.at("/errors/0/expected")).contains("{{amount}}").contains("{{partner name}}");
        assertThat(wrong.at("/errors/1/field")).isEqualTo("body");
        for (String bad :
                List.of("{{#amount}}x{{/amount}}", "{{^amount}}x{{/amount}}", "{{>file}}", "{{.}}", "{{class}}")) {
            template("sale", "x", bad, 422);
        }
        template("sale", "two\nlines", "x", 422);
        template("sale", "", "x", 422);

        done(caller.patch(path("/partners/P-1"), "{\"name\":\"{{amount}} <b>&\"}"), 200);
        template("sale", "For {{partner name}}", "{{partner name}} {{{amount}}} {{! quiet }}{{state}} {{rate}}", 200);
        long commission = sale("S1");
        Answer draft = caller.get(path("/commissions/" + commission + "/mail"));
        assertThat(draft.at("/subject")).isEqualTo("For {{amount}} <b>&");
        assertThat(draft.at("/body")).isEqualTo("{{amount}} <b>& 12.00 GBP pending 10 %");

        Answer preview = caller.post(
                path("/mail-templates/sale/preview"),
                "{\"subject\":\"S {{sale reference}}\",\"body\":\"{{component}}\"}");
        assertThat(done(preview, 200).at("/subject")).isEqualTo("S S1");
        assertThat(preview.at("/about")).isEqualTo("S1");
        Answer payment = caller.post(
                path("/mail-templates/payment/preview"),
                "{\"subject\":\"x\",\"body\":\"{{partner code}} {{amount}}\"}");
        assertThat(done(payment, 200).at("/body")).isEqualTo("P-1 [amount]");

        assertThat(caller.get("/api/v1/audit?action=mail-template").at("/items/0/after/subject"))
                .isEqualTo("For {{partner name}}");
        assertThat(done(caller.delete(path("/mail-templates/sale")), 200).at("/subject"))
                .isEqualTo("Your commission for sale {{sale reference}}");
        assertThat(as("viewer")
                        .put(path("/mail-templates/sale"), "{\"subject\":\"x\",\"body\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("B05: nothing in a subject or an address begins another header")
    void no_header_is_injected() throws Exception {
        process(FAST, port());
        Mail mail = mails(port())
                .write(
                        program(),
                        new Mails.Letter(
                                MailKind.PAYMENT,
                                "P-1",
                                1,
                                "x",
                                Map.of(
                                        "payment reference",
                                        "1\r\nBcc: eve@example.org\u2028\u0085X",
                                        "amount",
                                        "\0 1")));
        awaitState(mail.id(), "sent");
        MimeMessage got = post.getReceivedMessages()[0];
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(got.getSubject()).isEqualTo("Your payment 1 Bcc: eve@example.org X");
        assertThat(post.getReceivedMessages()).hasSize(1);

        // An address that came into the table in another way is not sent to.
        for (String address : List.of("a@x.org\r\nBcc: eve@x.org", "a@x.org, eve@x.org", "nobody")) {
            Mail odd = new Mail(
                    1, 1, MailKind.SALE, 1, "x", "P-1", address, "s", "b", MailState.WAITING, null, "x", 0, null, null);
            assertThat(mailServer(port()).send(odd)).as(address).isInstanceOf(MailServer.Outcome.Refused.class);
        }
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName(
            "B05: a mail that the server refuses is shown as failed with what it said, and sent again to the address entered since")
    void a_refused_mail_is_sent_again() throws IOException {
        try (SmtpStub stub = new SmtpStub(SmtpStub.Fault.REFUSES)) {
            NoticeRunner process = process(FAST, stub.port());
            Mail mail = mails(stub.port()).write(program(), payment("P-1"));
            awaitState(mail.id(), "failed");
            assertThat(caller.get(path("/mails/" + mail.id())).at("/error")).contains("550 no such user");
            process.stop();

            done(caller.patch(path("/partners/P-1"), "{\"email\":\"ada@new.example.org\"}"), 200);
            process(FAST, port());
            mails(port()).send(program(), mail.id());
            awaitState(mail.id(), "sent");
            assertThat(caller.get(path("/mails/" + mail.id())).at("/to")).isEqualTo("ada@new.example.org");
            assertThat(post.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    @DisplayName("B05: a mail waits while the server is away or busy, and is sent once when it is there")
    void a_mail_waits_for_the_server() throws IOException {
        Mail mail;
        try (SmtpStub busy = new SmtpStub(SmtpStub.Fault.LATER)) {
            NoticeRunner process = process(FAST, busy.port());
            mail = mails(busy.port()).write(program(), payment("P-1"));
            await(() -> caller.get(path("/mails/" + mail.id())).at("/error").contains("451 busy"));
            assertThat(state(mail.id())).isIn("waiting", "sending");
            process.stop();
        }
        int port = port();
        post.stop();
        NoticeRunner away = process(FAST, port);
        await(() -> caller.get(path("/mails/" + mail.id())).at("/error").contains("cannot be reached"));
        away.stop();
        post.start();
        process(FAST, port());
        awaitState(mail.id(), "sent");
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName(
            "B05: a mail whose fate nobody knows is not sent again by itself, but shown as unknown until a person decides")
    void an_unknown_mail_is_not_sent_twice() throws IOException {
        try (SmtpStub stub = new SmtpStub(SmtpStub.Fault.BREAKS)) {
            NoticeRunner process = process(FAST, stub.port());
            Mail mail = mails(stub.port()).write(program(), payment("P-1"));
            awaitState(mail.id(), "unknown");
            pause(500);
            assertThat(stub.texts()).isEqualTo(1);
            process.stop();
        }
        // A process is killed between handing over and saying so.
        Mail held = mails(port()).write(program(), payment("P-1"));
        OutboxTable.Taken dead =
                bean(OutboxTable.class).take(Objects.requireNonNull(held.outboxId()), Duration.ofMillis(300));
        bean(MailTable.class).sending(held.id());
        NoticeRunner process = process(FAST, port());
        awaitState(held.id(), "unknown");
        pause(300);
        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(dead).isNotNull();

        mails(port()).send(program(), held.id());
        awaitState(held.id(), "sent");
        assertThat(post.getReceivedMessages()).hasSize(1);
        process.stop();
    }

    @Test
    @DisplayName("B05: several processes that send at once send each mail once")
    void several_processes_send_once() {
        for (int i = 0; i < 30; i++) {
            mails(port()).write(program(), payment("P-1"));
        }
        for (int i = 0; i < 4; i++) {
            process(FAST, port());
        }
        await(() -> count("SELECT COUNT(*) FROM mail WHERE state = 'sent'") == 30);
        pause(200);
        assertThat(post.getReceivedMessages()).hasSize(30);
    }

    @Test
    @DisplayName("B05: a mail that no server took for days is kept then, and no old mail goes out by surprise")
    void an_old_mail_is_kept() {
        Mail mail = mails(port()).write(program(), payment("P-1"));
        long fourDays = Duration.ofDays(4).toNanos() / 1_000;
        database().jdbc().update("UPDATE outbox SET created_at = created_at - ?", fourDays);
        NoticeRunner without = process(FAST, 0);
        awaitState(mail.id(), "kept");
        without.stop();
        process(FAST, port());
        pause(300);
        assertThat(post.getReceivedMessages()).isEmpty();
        mails(port()).send(program(), mail.id());
        awaitState(mail.id(), "sent");
    }

    @Test
    @DisplayName("G11 B05: erasing a partner empties the mails to it, and what waits is not sent")
    void erasing_empties_mails() {
        long commission = sale("S1");
        done(caller.post(path("/commissions/" + commission + "/mail"), ""), 201);
        Mail waiting = mails(port()).write(program(), payment("P-1"));
        Mail sent = mails(port()).write(program(), payment("P-1"));
        database().jdbc().update("UPDATE mail SET state = 'sent', error = 'ada@example.org' WHERE id = ?", sent.id());
        database().jdbc().update("UPDATE outbox SET done = 1, state = 'sent' WHERE mail_id = ?", sent.id());
        done(caller.post(path("/partners/P-1/erase"), "{\"reason\":\"asked to be\"}"), 200);

        process(FAST, port());
        pause(300);
        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM mail WHERE address = '' AND subject = '' AND body = '' AND error IS NULL"))
                .isEqualTo(3);
        assertThat(state(waiting.id())).isEqualTo("failed");
        assertThat(state(sent.id())).isEqualTo("sent");
        assertThat(count("SELECT COUNT(*) FROM outbox WHERE done = 0")).isZero();
        assertThatThrownBy(() -> mails(port()).send(program(), waiting.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("P-1");
        assertThat(done(caller.post(path("/commissions/" + commission + "/mail"), ""), 409)
                        .at("/detail"))
                .contains("erased");
        assertThat(caller.get("/api/v1/audit?action=mail").text()).doesNotContain("ada@example.org");
    }

    @Test
    @DisplayName("B05: mails are listed by page, filter and order, and as CSV")
    void mails_are_listed() {
        partner("P-2", "Bob", "bob@example.org");
        for (int i = 0; i < 7; i++) {
            Mails here = mails(i % 2 == 0 ? 0 : port());
            here.write(program(), payment(i < 3 ? "P-2" : "P-1"));
        }
        assertThat(caller.get(path("/mails/totals?state=kept")).at("/count")).isEqualTo("4");
        assertThat(caller.get(path("/mails/totals?partner=P-2&kind=payment")).at("/count"))
                .isEqualTo("3");
        for (String sort : List.of("writtenAt", "-writtenAt", "partner", "-partner", "state")) {
            Answer all = done(caller.get(path("/mails?sort=" + sort)), 200);
            Answer first = done(caller.get(path("/mails?limit=3&sort=" + sort)), 200);
            Answer second = done(caller.get(path("/mails?limit=4&sort=" + sort + "&cursor=" + first.at("/next"))), 200);
            List<String> ids =
                    new java.util.ArrayList<>(first.json().at("/items").findValuesAsString("writtenAt"));
            ids.addAll(second.json().at("/items").findValuesAsString("writtenAt"));
            assertThat(ids).as(sort).isEqualTo(all.json().at("/items").findValuesAsString("writtenAt"));
        }
        assertThat(caller.get(path("/mails?sort=partner")).at("/items/0/partner"))
                .isEqualTo("P-1");
        assertThat(caller.get(path("/mails?sort=-partner")).at("/items/0/partner"))
                .isEqualTo("P-2");
        String csv = done(caller.get(path("/mails.csv?partner=P-2&sort=-writtenAt")), 200)
                .text();
        assertThat(csv.lines()).hasSize(4).last().asString().contains("bob@example.org");
        done(caller.get(path("/mails?state=lost")), 400);
        assertThat(Arrays.stream(csv.split("\n")).findFirst().orElse("")).startsWith("writtenAt,partner,to,subject");
    }
}
