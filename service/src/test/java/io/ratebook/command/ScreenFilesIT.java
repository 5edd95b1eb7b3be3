package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the screens, from the packaged jar. */
class ScreenFilesIT {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static RunningService service;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        service = RunningService.start(folder, "--data", "data");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/programs/shop/sales?state=parked&sort=-amount", "/programs/shop/partners/P-1/account"})
    void an_address_of_a_screen_reaches_its_page(String address) throws IOException, InterruptedException {
        HttpResponse<String> page = service.get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-cache"));
        assertThat(page.body()).contains("<div id=\"root\">");
    }

    @Test
    void a_file_named_by_its_content_is_kept_by_the_browser() throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(service.get("/").body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> file = service.get(script.group(1));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/index-gone.js", "/robots.txt", "/api/v1/nothing", "/actuator/nothing"})
    void what_is_no_screen_gets_no_page(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = service.get(address);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("<div id=\"root\">");
    }
}
