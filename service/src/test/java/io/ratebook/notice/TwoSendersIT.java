package io.ratebook.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.ApiClient;
import io.ratebook.Service;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two whole services on one database, with a mail server and a receiver, as they are started. */
class TwoSendersIT extends NoticeTest {
    private static final int EACH = 15;

    private ConfigurableApplicationContext service(int mailPort) {
        HikariDataSource database = database().dataSource();
        return Service.start(
                null,
                "--server.port=0",
                "--ratebook.database.url=" + database.getJdbcUrl(),
                "--ratebook.database.user=" + database.getUsername(),
                "--ratebook.database.password=" + database.getPassword(),
                "--ratebook.notice.poll=50ms",
                "--ratebook.webhooks.allow-private=true",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--ratebook.mail.from=partners@shop.example");
    }

    private ApiClient at(ConfigurableApplicationContext service, ApiClient known) {
        return new ApiClient(URI.create(
                        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port")))
                .with("Authorization", known.sentHeader("Authorization"));
    }

    @Test
    @DisplayName(
            "B05 G06: two services send each mail and each event once, and what one left at its end the next one sends")
    void two_services_send_once() throws Exception {
        shop();
        GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        ApiClient known = withToken("sales", "read", "partners");
        try (Receiver receiver = new Receiver()) {
            done(
                    caller.post(
                            path("/webhooks"),
                            "{\"url\":\"%s\",\"topics\":[\"sale.evaluated\"]}".formatted(receiver.url())),
                    201);
            try (ConfigurableApplicationContext one = service(post.getSmtp().getPort());
                    ConfigurableApplicationContext two = service(post.getSmtp().getPort())) {
                for (int i = 0; i < EACH; i++) {
                    for (ConfigurableApplicationContext service : List.of(one, two)) {
                        ApiClient here = at(service, known);
                        long commission = sale("S" + i + (service == one ? "a" : "b"));
                        assertThat(done(here.post(path("/commissions/" + commission + "/mail"), ""), 201)
                                        .at("/state"))
                                .isEqualTo("waiting");
                    }
                }
                await(() -> count("SELECT COUNT(*) FROM mail WHERE state = 'sent'") == 2 * EACH);
                await(() -> receiver.got().size() >= 2 * EACH);
                assertThat(at(one, known).get(path("/mail-server")).at("/configured"))
                        .isEqualTo("true");
            }
            sale("last");
            assertThat(receiver.got()).hasSize(2 * EACH);
            try (ConfigurableApplicationContext three = service(post.getSmtp().getPort())) {
                await(() -> receiver.got().size() > 2 * EACH);
                assertThat(three.isRunning()).isTrue();
            }
            assertThat(receiver.got())
                    .extracting(got -> got.json().at("/items/0/reference").asString())
                    .hasSize(2 * EACH + 1)
                    .doesNotHaveDuplicates()
                    .last()
                    .isEqualTo("last");
            assertThat(post.getReceivedMessages()).hasSize(2 * EACH);
        } finally {
            post.stop();
        }
    }
}
