package io.ratebook.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartnerApiIT extends ServiceTest {
    private static final String PARTNERS = "/api/v1/programs/shop/partners";

    private ApiClient manager = anonymous();

    @BeforeEach
    void openProgram() {
        ApiClient admin = as("admin");
        assertThat(admin.post(
                                "/api/v1/programs",
                                "{\"code\":\"shop\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/Berlin\"}")
                        .status())
                .isEqualTo(201);
        manager = as("program-manager");
    }

    private Answer create(String json) {
        return manager.post(PARTNERS, json);
    }

    private static List<String> codes(Answer page) {
        return StreamSupport.stream(page.json().at("/items").spliterator(), false)
                .map(item -> item.get("code").stringValue())
                .toList();
    }

    @Test
    @DisplayName("G02, G11: a partner comes by a call, with states, levels and groups that have dates")
    void a_partner_is_answered_as_it_was_sent() {
        Answer created = create("""
                {"code":" P-1 ","name":"Ada","email":"ada@example.org","country":"GB","tags":["vip"],
                 "attributes":{"team":"North"},
                 "states":[{"state":"approved","from":"2010-12-01T00:00:00Z"}],
                 "levels":[{"level":"Silver"},{"level":"Gold","from":"2011-03-01"}],
                 "groups":[{"group":"Agents","from":"2011-01-01","to":"2011-02-01"}]}
                """);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(PARTNERS + "/P-1");
        JsonNode partner = manager.get(PARTNERS + "/P-1").json();
        assertThat(partner).isEqualTo(created.json());
        assertThat(partner.get("state").stringValue()).isEqualTo("approved");
        assertThat(partner.get("joinedAt").stringValue()).isEqualTo("2010-12-01T00:00:00Z");
        assertThat(partner.get("level").stringValue()).isEqualTo("Gold");
        assertThat(partner.at("/levels/0/from").isNull()).isTrue();
        // A day begins at midnight in the program's zone.
        assertThat(partner.at("/levels/1/from").stringValue()).isEqualTo("2011-02-28T23:00:00Z");
        assertThat(partner.at("/groups/0/to").stringValue()).isEqualTo("2011-01-31T23:00:00Z");
        assertThat(partner.at("/attributes/team").stringValue()).isEqualTo("North");

        Answer item = manager.get(PARTNERS);
        assertThat(item.json().at("/items/0/groups")).isEmpty();
        assertThat(item.at("/items/0/level")).isEqualTo("Gold");
        assertThat(create("{\"code\":\"P-1\"}").at("/code")).isEqualTo("partner-exists");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Answer refused = create("""
                {"code":"a\u200bb","email":"nobody","country":"%s","states":[{"state":"gone"},{"state":"left","from":"soon"}],
                 "groups":[{"group":"","from":"2011-02-01","to":"2011-01-01"}],"attributes":{"x":"\u202e"}}
                """.formatted("x".repeat(61)));
        assertThat(refused.status()).isEqualTo(422);
        List<String> fields = StreamSupport.stream(refused.json().get("errors").spliterator(), false)
                .map(error -> error.get("field").stringValue())
                .toList();
        assertThat(fields)
                .contains(
                        "code",
                        "email",
                        "country",
                        "states[0].state",
                        "states[1].from",
                        "groups[0].group",
                        "groups[0].to",
                        "attributes.x");
    }

    @Test
    @DisplayName("G11: only legal moves, named in the refusal")
    void states_move_as_the_life_of_a_partner_goes() {
        create("{\"code\":\"P1\"}");
        assertThat(manager.get(PARTNERS + "/P1").at("/state")).isEqualTo("applied");
        Answer paused = manager.post(PARTNERS + "/P1/state", "{\"state\":\"paused\"}");
        assertThat(paused.status()).isEqualTo(409);
        assertThat(paused.at("/code")).isEqualTo("illegal-move");
        assertThat(paused.at("/detail")).contains("can become approved or left, not paused");
        Answer approved = manager.post(
                PARTNERS + "/P1/state",
                "{\"state\":\"approved\",\"from\":\"2010-12-01T00:00:00Z\",\"reason\":\"known\"}");
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        assertThat(approved.at("/joinedAt")).isEqualTo("2010-12-01T00:00:00Z");
        assertThat(manager.post(PARTNERS + "/P1/level", "{\"level\":\"Gold\",\"from\":\"2011-01-01\"}")
                        .at("/level"))
                .isEqualTo("Gold");
        assertThat(manager.post(PARTNERS + "/P1/groups", "{\"group\":\"Agents\"}")
                        .at("/groups/0/group"))
                .isEqualTo("Agents");
        assertThat(manager.post(PARTNERS + "/P1/state", "{\"state\":\"nonsense\"}")
                        .status())
                .isEqualTo(422);
        assertThat(manager.post(PARTNERS + "/P9/state", "{\"state\":\"approved\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_patch_changes_what_it_names() {
        create("{\"code\":\"P1\",\"name\":\"Ada\",\"email\":\"a@example.org\",\"country\":\"GB\",\"tags\":[\"x\"],"
                + "\"attributes\":{\"team\":\"N\",\"desk\":\"1\"}}");
        create("{\"code\":\"P2\"}");
        Answer changed = manager.patch(
                PARTNERS + "/P1",
                "{\"email\":null,\"country\":\"DE\",\"referredBy\":\"P2\",\"attributes\":{\"desk\":null,\"floor\":\"2\"}}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.at("/name")).isEqualTo("Ada");
        assertThat(changed.json().get("email").isNull()).isTrue();
        assertThat(changed.at("/country")).isEqualTo("DE");
        assertThat(changed.at("/referredBy")).isEqualTo("P2");
        assertThat(changed.json().get("attributes").toString()).isEqualTo("{\"floor\":\"2\",\"team\":\"N\"}");
        assertThat(changed.at("/tags/0")).isEqualTo("x");
        assertThat(manager.patch(PARTNERS + "/P2", "{\"referredBy\":\"P1\"}").at("/errors/0/field"))
                .isEqualTo("referredBy");
        assertThat(manager.patch(PARTNERS + "/P2", "{\"state\":\"left\",\"tags\":\"a\"}")
                        .json()
                        .get("errors"))
                .hasSize(2);
    }

    @Test
    @DisplayName("G11: personal data is erased by a call")
    void a_person_is_erased() {
        create("{\"code\":\"P1\",\"name\":\"Ada\",\"email\":\"a@example.org\"}");
        assertThat(manager.post(PARTNERS + "/P1/erase", "{}").status()).isEqualTo(422);
        Answer erased = manager.post(PARTNERS + "/P1/erase", "{\"reason\":\"asked\"}");
        assertThat(erased.status()).as(erased.toString()).isEqualTo(200);
        assertThat(erased.at("/name")).isEmpty();
        assertThat(erased.at("/erasedAt")).isNotEmpty();
        assertThat(manager.get(PARTNERS + "?q=Ada").json().get("items")).isEmpty();
        assertThat(manager.patch(PARTNERS + "/P1", "{\"name\":\"Ada\"}").at("/code"))
                .isEqualTo("partner-erased");
    }

    @Test
    @DisplayName("G01: lists are filtered as of now, sorted, and paged by cursor")
    void lists_are_filtered_sorted_and_paged() {
        for (int i = 0; i < 23; i++) {
            create("""
                    {"code":"P%02d","name":"%s","states":[{"state":"approved","from":"2011-01-%02dT00:00:00Z"}%s],
                     "levels":[{"level":"Silver"},{"level":"Gold","from":"%s"}],
                     "groups":[{"group":"Agents","to":"%s"}],"tags":["t%d"]}
                    """.formatted(
                            i,
                            i % 2 == 0 ? "anna" + i : "Bert" + i,
                            28 - i,
                            i % 5 == 0 ? ",{\"state\":\"paused\",\"from\":\"2011-02-01\"}" : "",
                            i % 3 == 0 ? "2011-03-01" : "2999-01-01",
                            i % 4 == 0 ? "2011-03-01" : "2999-01-01",
                            i % 6));
        }
        assertThat(all("sort=code")).hasSize(23).isSorted();
        assertThat(all("sort=-code").get(0)).isEqualTo("P22");
        assertThat(all("sort=joinedAt").get(0)).isEqualTo("P22");
        assertThat(all("sort=-joinedAt")).hasSize(23).startsWith("P00");
        assertThat(all("sort=name")).hasSize(23).startsWith("P00", "P10", "P12").endsWith("P09");
        assertThat(all("sort=-name")).hasSize(23).startsWith("P09");
        assertThat(all("state=paused")).containsExactly("P00", "P05", "P10", "P15", "P20");
        assertThat(all("level=Gold&sort=-code")).hasSize(8).startsWith("P21");
        assertThat(all("group=Agents")).hasSize(17).doesNotContain("P00");
        assertThat(all("tag=t5")).containsExactly("P05", "P11", "P17");
        create("{\"code\":\"Z\",\"states\":[{\"state\":\"approved\",\"from\":\"2999-01-01\"}]}");
        create("{\"code\":\"Y\",\"states\":[{\"state\":\"applied\"}]}");
        create("{\"code\":\"X\"}");
        assertThat(all("state=applied&sort=-code")).containsExactly("Z", "Y", "X");
        assertThat(all("q=bERT1&sort=name")).containsExactly("P01", "P11", "P13", "P15", "P17", "P19");
        assertThat(all("q=p2")).containsExactly("P20", "P21", "P22");
        assertThat(all("q=%25")).isEmpty();
        assertThat(all("state=paused&level=Gold&tag=t3")).containsExactly("P15");
        assertThat(manager.get(PARTNERS + "/totals?state=paused")
                        .json()
                        .get("count")
                        .intValue())
                .isEqualTo(5);
        String next = manager.get(PARTNERS + "?limit=5").at("/next");
        assertThat(manager.get(PARTNERS + "?limit=5&sort=-code&cursor=" + next).status())
                .isEqualTo(400);
        assertThat(manager.get(PARTNERS + "?sort=shoe").at("/code")).isEqualTo("wrong-parameter");
        assertThat(manager.get(PARTNERS + "?state=gone").status()).isEqualTo(400);
    }

    /** Every code of the list, by pages of four. */
    private List<String> all(String query) {
        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = manager.get(PARTNERS + "?limit=4&" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            codes.addAll(codes(page));
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        return codes;
    }

    @Test
    void a_list_is_downloaded_with_nothing_that_a_spreadsheet_would_run() {
        create("{\"code\":\"=1+1\",\"name\":\"A, \\\"B\\\"\",\"tags\":[\"y\",\"x\"]}");
        create("{\"code\":\"-5.00\",\"name\":\"-cmd\"}");
        Answer file = manager.get(PARTNERS + ".csv?sort=-code");
        assertThat(file.status()).as(file.toString()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text().lines())
                .containsExactly(
                        "code,name,state,level,groups,tags,country,joined_at",
                        "'=1+1,\"A, \"\"B\"\"\",applied,,,x;y,,",
                        "-5.00,'-cmd,applied,,,,,");
    }

    @Test
    @DisplayName(
            "G02: a file of partners comes by a call, with a report of every rejected line; its bytes are not kept")
    void a_file_of_partners_is_imported_by_a_job() throws InterruptedException {
        String text =
                "partner,name,level\nP1,Ada Quillfeather,Gold\nP2,Bob,\nP2,Robert Quillfeather,\nP3,Eve Quillfeather\n";
        Answer taken =
                manager.post(PARTNERS + "/import?name=some.csv", text.getBytes(StandardCharsets.UTF_8), "text/csv");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        long id = taken.json().get("job").longValue();
        Job job = ended(id);
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo(JobState.DONE);
        assertThat(job.result()).isEqualTo("{\"created\":1,\"changed\":0,\"unchanged\":0,\"rejected\":1}");
        assertThat(job.problemCount()).isEqualTo(3);
        assertThat(manager.get(PARTNERS + "/P1").at("/level")).isEqualTo("Gold");
        assertThat(database().jdbc().queryForList("SELECT text FROM job_problem", String.class))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("some.csv:4: name: expected the same as in line 3"))
                .noneMatch(problem -> problem.contains("Quillfeather"));
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM job_file_chunk", Integer.class))
                .isZero();
    }

    private Job ended(long id) throws InterruptedException {
        Job job = bean(Jobs.class).find(id).orElseThrow();
        for (int i = 0; i < 300 && job.finishedAt() == null; i++) {
            Thread.sleep(100);
            job = bean(Jobs.class).find(id).orElseThrow();
        }
        return job;
    }

    @Test
    void any_code_can_be_asked_for() {
        for (String code : List.of(
                "A/B", "50%", "a b", "x;y=1", "q?r#s", "\u00e4\u65e5\uD83D\uDE00", "..", "\"'&<>", "a\\b", "+1")) {
            String json = code.replace("\\", "\\\\").replace("\"", "\\\"");
            assertThat(create("{\"code\":\"" + json + "\"}").status()).as(code).isEqualTo(201);
            String path = PARTNERS + "/"
                    + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
            if (!code.equals("..")) {
                Answer found = manager.get(path);
                assertThat(found.status()).as(code + ": " + found).isEqualTo(200);
                assertThat(found.at("/code")).isEqualTo(code);
            }
        }
        assertThat(all("sort=code")).hasSize(10);
    }

    @Test
    @DisplayName("G04: who may only look changes nothing, and a token of one program finds no other")
    void rights_hold() {
        create("{\"code\":\"P1\"}");
        ApiClient viewer = as("viewer");
        assertThat(viewer.get(PARTNERS + "/P1").status()).isEqualTo(200);
        assertThat(viewer.post(PARTNERS, "{\"code\":\"P2\"}").status()).isEqualTo(403);
        assertThat(viewer.patch(PARTNERS + "/P1", "{\"name\":\"A\"}").status()).isEqualTo(403);
        assertThat(viewer.post(PARTNERS + "/P1/state", "{\"state\":\"approved\"}")
                        .status())
                .isEqualTo(403);
        assertThat(viewer.post(PARTNERS + "/P1/erase", "{\"reason\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(manager.patch("/api/v1/programs/shop", "{\"name\":\"Mine\"}").status())
                .isEqualTo(403);
        assertThat(anonymous().get(PARTNERS).status()).isEqualTo(401);

        as("admin")
                .post(
                        "/api/v1/programs",
                        "{\"code\":\"other\",\"name\":\"Other\",\"currency\":\"EUR\",\"zone\":\"UTC\"}");
        Answer made = as("program-manager")
                .post("/api/v1/tokens", "{\"name\":\"till\",\"scopes\":[\"read\",\"partners\"],\"program\":\"other\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        ApiClient till = anonymous().with("Authorization", "Bearer " + made.at("/token"));
        assertThat(till.post("/api/v1/programs/other/partners", "{\"code\":\"P1\"}")
                        .status())
                .isEqualTo(201);
        assertThat(till.get(PARTNERS + "/P1").status()).isEqualTo(403);
        assertThat(till.post(PARTNERS, "{\"code\":\"P9\"}").status()).isEqualTo(403);
        assertThat(till.post(PARTNERS + "/import", new byte[] {'p'}, "text/csv").status())
                .isEqualTo(403);
    }

    @Test
    void partners_of_another_program_are_not_found() {
        as("admin")
                .post(
                        "/api/v1/programs",
                        "{\"code\":\"other\",\"name\":\"Other\",\"currency\":\"EUR\",\"zone\":\"UTC\"}");
        create("{\"code\":\"P1\"}");
        assertThat(manager.get("/api/v1/programs/other/partners/P1").status()).isEqualTo(404);
        assertThat(codes(manager.get("/api/v1/programs/other/partners"))).isEmpty();
        assertThat(manager.post("/api/v1/programs/other/partners", "{\"code\":\"P2\",\"referredBy\":\"P1\"}")
                        .at("/errors/0/field"))
                .isEqualTo("referredBy");
        assertThat(manager.get("/api/v1/programs/none/partners").status()).isEqualTo(404);
    }
}
