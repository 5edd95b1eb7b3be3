package io.ratebook.people.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.ledger.LedgerCheck;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What stands before every handler of the house. */
class GuardIT extends ServiceTest {
    /** Open to anybody: to sign in, and the server's own answer to what went wrong. */
    private static final Set<String> OPEN = Set.of("SessionController#signIn", "ErrorAnswer#answer");

    /** The servlet knows them from its first request on. */
    private Map<RequestMappingInfo, HandlerMethod> handlers() {
        anonymous().get("/actuator/health");
        Map<RequestMappingInfo, HandlerMethod> ours = new LinkedHashMap<>();
        for (HandlerMapping mappings :
                Objects.requireNonNull(bean(DispatcherServlet.class).getHandlerMappings())) {
            if (mappings instanceof RequestMappingHandlerMapping handlers) {
                handlers.getHandlerMethods().forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.ratebook.")) {
                        ours.put(mapping, handler);
                    }
                });
            }
        }
        return ours;
    }

    private static String name(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName() + "#" + handler.getMethod().getName();
    }

    @Test
    @DisplayName("53: every handler says which right it needs")
    void every_handler_names_a_right() {
        Set<String> without = new TreeSet<>();
        Set<String> openToAll = new TreeSet<>();
        handlers().forEach((mapping, handler) -> {
            PreAuthorize right = handler.getMethodAnnotation(PreAuthorize.class);
            if (right == null) {
                without.add(name(handler));
            } else if (right.value().contains("permitAll")) {
                openToAll.add(name(handler));
            }
        });

        assertThat(without).isEmpty();
        assertThat(openToAll).isEqualTo(OPEN);
    }

    @Test
    @DisplayName("53: nobody without a name gets to a handler, and nobody without its right")
    void every_handler_is_closed_to_who_may_not() {
        ApiClient stranger = anonymous().with("Authorization", "Bearer rb_nonsense");
        Map<String, ApiClient> others = new LinkedHashMap<>();
        for (String scope : new String[] {"read", "finance", "sales"}) {
            others.put(scope, withToken(scope));
        }
        Map<String, Integer> wrong = new TreeMap<>();
        handlers().forEach((mapping, handler) -> {
            PreAuthorize right = handler.getMethodAnnotation(PreAuthorize.class);
            if (right == null || OPEN.contains(name(handler))) {
                return;
            }
            expect(401, call(stranger, mapping), name(handler) + " by a stranger", wrong);
            if (!right.value().equals("isAuthenticated()")) {
                ApiClient other = others.entrySet().stream()
                        .filter(one -> !right.value().contains("'" + one.getKey() + "'"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
                expect(403, call(other, mapping), name(handler) + " without its right", wrong);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static void expect(int status, Answer answer, String what, Map<String, Integer> wrong) {
        if (answer.status() != status) {
            wrong.put(what, answer.status());
        }
    }

    private static Answer call(ApiClient caller, RequestMappingInfo mapping) {
        String path = mapping.getPatternValues().iterator().next().replaceAll("\\{[^}]*\\}", "1");
        String method = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .findFirst()
                .orElse("GET");
        String type = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(Object::toString)
                .filter(consumed -> consumed.indexOf('*') < 0)
                .findFirst()
                .orElse("application/json");
        return caller.send(
                method,
                path,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"),
                Map.of("Content-Type", type));
    }

    @Test
    void what_is_not_named_is_denied() {
        ApiClient admin = as("admin");

        assertThat(admin.post("/anything", "{}").status()).isEqualTo(401);
        assertThat(admin.get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/nothing").at("/code")).isEqualTo("not-found");
        assertThat(admin.get("/actuator/env").status()).isIn(403, 404);
        assertThat(anonymous().get("/api/v1/nothing").status()).isEqualTo(401);
        assertThat(anonymous().get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(anonymous().get("/api/v1/nothing;x=1").header("Content-Type"))
                .startsWith("application/problem+json");
    }

    @Test
    @DisplayName("G07: health is open and says little; metrics need a right")
    void health_is_open() {
        // Another test may have left a ledger that does not hold, which health would tell of.
        bean(LedgerCheck.class).run();
        Answer health = anonymous().get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("\"UP\"").doesNotContain("components");
        assertThat(anonymous().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(as("viewer").get("/actuator/health").at("/components/db/status"))
                .isEqualTo("UP");
        assertThat(withToken("read").get("/actuator/prometheus").text()).contains("http_server_requests");
        assertThat(withToken("sales").get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("55: the screens come with a policy that lets nothing foreign in, and into no frame")
    void pages_are_closed_to_what_is_foreign() {
        for (String path : new String[] {"/", "/index.html", "/programs/shop/sales"}) {
            Answer page = anonymous().get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("script-src 'self';")
                    .contains("frame-ancestors 'none'");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        }
        assertThat(anonymous().get("/missing.js").status()).isEqualTo(404);
        assertThat(anonymous()
                        .send("GET", "/", BodyPublishers.noBody(), Map.of("Origin", "https://evil.example"))
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    @DisplayName("G01: what cannot be read is said as problem details, without a word of the inside")
    void refusals_are_problem_details() {
        ApiClient admin = as("admin");
        Map<Answer, Integer> answers = Map.of(
                admin.post("/api/v1/people", "{\"name\":"), 400,
                admin.post("/api/v1/people", "{\"name\":\"a\",\"name\":\"b\"}"), 400,
                admin.post("/api/v1/people", "[]"), 422,
                admin.post("/api/v1/people", "{\"roles\":\"viewer\"}"), 422,
                admin.post("/api/v1/people", "x".getBytes(UTF_8), "text/plain"), 415,
                admin.patch("/api/v1/people", "{}"), 405,
                admin.patch("/api/v1/people/x", "{}"), 400,
                admin.patch("/api/v1/people/a%2Fb%5C%25%3B%2F%2Fc", "{}"), 400,
                admin.get("/api/v1/nothing/a%2Fb"), 404);
        answers.forEach((answer, status) -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.at("/code")).isNotEmpty();
            assertThat(answer.at("/title")).isNotEmpty();
            assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
            assertThat(answer.text())
                    .doesNotContain("io.ratebook")
                    .doesNotContain("jackson")
                    .doesNotContain("Exception");
        });
    }
}
