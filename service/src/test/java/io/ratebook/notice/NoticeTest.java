package io.ratebook.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.Jobs;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A shop with a policy of ten percent and a partner, and processes that send what leaves the house. */
abstract class NoticeTest extends ServiceTest {
    static final NoticeSettings FAST = new NoticeSettings(
            true,
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            30,
            Duration.ofMillis(500),
            true,
            Duration.ofDays(30),
            Duration.ofDays(3));

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    final List<NoticeRunner> runners = new ArrayList<>();
    ApiClient caller = anonymous();

    static String path(String rest) {
        return "/api/v1/programs/shop" + rest;
    }

    static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    final void shop() {
        caller = as("admin", "program-manager", "finance");
        done(
                caller.post(
                        "/api/v1/programs",
                        "{\"code\":\"shop\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"),
                201);
        byte[] workbook = new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %")
                .bytes();
        String version = done(caller.post(path("/policy-uploads?name=p.xlsx"), workbook, XLSX), 201)
                .at("/version");
        Answer active = caller.post(path("/versions/" + version + "/activate"), "{\"from\":\"2010-01-01\"}");
        assertThat(active.status()).as(active.text()).isBetween(200, 201);
        partner("P-1", "Ada Lovelace", "ada@example.org");
    }

    final void partner(String code, String name, String email) {
        done(
                caller.post(
                        path("/partners"),
                        "{\"code\":\"%s\",\"name\":\"%s\",%s\"states\":[{\"state\":\"approved\"}]}"
                                .formatted(code, name, email.isEmpty() ? "" : "\"email\":\"" + email + "\",")),
                201);
    }

    /** Answers the id of its commission. */
    final long sale(String reference, String partner, String amount) {
        done(
                caller.post(
                        path("/sales"),
                        "{\"reference\":\"%s\",\"partner\":\"%s\",\"amount\":\"%s\",\"occurredAt\":\"2010-12-03T12:00:00Z\"}"
                                .formatted(reference, partner, amount)),
                201);
        Long id = database().jdbc().queryForObject("SELECT MAX(id) FROM commission", Long.class);
        return id == null ? 0 : id;
    }

    final long sale(String reference) {
        return sale(reference, "P-1", "120.00");
    }

    /** Sends a file of sales of 10.00 each and waits until it is imported. */
    final void file(String prefix, int lines) {
        StringBuilder csv = new StringBuilder("reference,type,occurred_at,partner,amount,currency\n");
        for (int i = 0; i < lines; i++) {
            csv.append(prefix).append(i).append(",sale,2010-12-03T12:00:00Z,P-1,10.00,GBP\n");
        }
        Answer asked = caller.post(
                path("/sales/import?name=sales.csv"), csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv");
        long id = Long.parseLong(done(asked, 202).at("/job"));
        await(() -> bean(Jobs.class).find(id).orElseThrow().state().ended());
        Job job = bean(Jobs.class).find(id).orElseThrow();
        assertThat(job.problemCount()).as(job.toString()).isZero();
        assertThat(job.failure()).as(job.toString()).isNull();
    }

    final Program program() {
        return bean(Programs.class).required("shop");
    }

    final int count(String sql, Object... values) {
        Integer count = database().jdbc().queryForObject(sql, Integer.class, values);
        return count == null ? 0 : count;
    }

    /** A process that sends, with a mail server at that port; 0: it has none. */
    final NoticeRunner process(NoticeSettings settings, int mailPort) {
        NoticeRunner runner = new NoticeRunner(
                holder(settings),
                bean(OutboxTable.class),
                bean(Webhooks.class),
                bean(MailTable.class),
                mailServer(mailPort),
                bean(OutboxWatch.class),
                bean(Transactions.class),
                bean(Clock.class));
        runners.add(runner);
        runner.start();
        return runner;
    }

    static NoticeSettings.Holder holder(NoticeSettings settings) {
        return new NoticeSettings.Holder(
                settings.enabled(),
                settings.poll(),
                settings.retryFirst(),
                settings.retryMost(),
                settings.attemptsMax(),
                settings.timeout(),
                settings.allowPrivate(),
                settings.keep(),
                settings.mailWaitsMost());
    }

    final MailServer mailServer(int port) {
        if (port == 0) {
            return new MailServer((JavaMailSender) null, "", bean(Clock.class));
        }
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties limits = new Properties();
        limits.setProperty("mail.smtp.connectiontimeout", "2000");
        limits.setProperty("mail.smtp.timeout", "2000");
        limits.setProperty("mail.smtp.writetimeout", "2000");
        sender.setJavaMailProperties(limits);
        return new MailServer(sender, "Shop <partners@shop.example>", bean(Clock.class));
    }

    @AfterEach
    void endProcesses() {
        runners.forEach(NoticeRunner::stop);
    }

    static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to be in 30 seconds");
            }
            pause(10);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
