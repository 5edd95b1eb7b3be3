package io.ratebook.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ApiDescriptionIT extends ServiceTest {
    @Test
    @DisplayName("G01: the API describes itself as OpenAPI 3.1, every call of it")
    void every_call_is_described() {
        Answer answer = as("viewer").get("/api/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode description = answer.json();
        assertThat(description.at("/openapi").asString()).startsWith("3.1");
        Set<String> described = new TreeSet<>();
        description.at("/paths").propertyNames().forEach(described::add);
        assertThat(described).containsAll(ourPaths()).contains("/api/v1/people/{id}", "/api/v1/audit");
        JsonNode create = description.at("/paths/~1api~1v1~1people/post");
        assertThat(create.at("/description").asString()).contains("people");
        assertThat(create.at("/parameters/0/name").asString()).isEqualTo("Idempotency-Key");
        assertThat(create.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(description.at("/components/schemas/Problem/properties/code").isMissingNode())
                .isFalse();
        assertThat(anonymous().get("/api/v1/openapi.json").status()).isEqualTo(401);
    }

    private Set<String> ourPaths() {
        Set<String> paths = new TreeSet<>();
        for (HandlerMapping mappings :
                Objects.requireNonNull(bean(DispatcherServlet.class).getHandlerMappings())) {
            if (mappings instanceof RequestMappingHandlerMapping handlers) {
                handlers.getHandlerMethods().forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.ratebook.")) {
                        paths.addAll(mapping.getPatternValues());
                    }
                });
            }
        }
        paths.remove("/error");
        return paths;
    }

    @Test
    @DisplayName("G01: there is a page to try the API, made of files of this service only")
    void there_is_a_page_to_try_it() {
        ApiClient viewer = as("viewer");
        Answer entry = viewer.get("/api");
        assertThat(entry.status()).isEqualTo(302);
        Answer page = viewer.get(entry.header("Location"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(page.text())
                .contains("<script src=")
                .doesNotContain("<script>")
                .doesNotContain("//");
        Answer script = viewer.get("/swagger-ui/swagger-initializer.js");
        assertThat(script.text()).contains("/api/v1/openapi.json/swagger-config");
        assertThat(viewer.get("/api/v1/openapi.json/swagger-config").at("/url")).isEqualTo("/api/v1/openapi.json");
        assertThat(viewer.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    @Test
    void more_json_than_anybody_needs_is_not_read() {
        Answer refused = as("admin").post("/api/v1/people", "{\"name\":\"" + "a".repeat(2_000_000) + "\"}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.at("/code")).isEqualTo("too-large");
    }
}
