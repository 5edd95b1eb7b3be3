package io.ratebook.jobs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobsApiIT extends ServiceTest {
    /** Held for ever, so that it stays as it is. */
    private void job(long id, @Nullable Integer program, String kind, String state, @Nullable String result) {
        database()
                .jdbc()
                .update("""
                INSERT INTO job (id, program_id, kind, title, state, input, result, progress_done, progress_total,
                  progress_text, problem_count, checkpoint_problems, started_by, created_at, lease_until, fencing_token,
                  writes, attempts, cancel_requested)
                VALUES (?, ?, ?, ?, ?, '{}', ?, 700, 1000, '700 lines', 0, 0, 'ann', ?, 9000000000000000, 0, 0, 0, 0)
                """, id, program, kind, "sales-" + id + ".csv", state, result, 1_300_000_000_000_000L + id);
    }

    private void problem(long jobId, long number, String column, String found) {
        database()
                .jdbc()
                .update(
                        "INSERT INTO job_problem (job_id, number, line, column_name, found, expected, text)"
                                + " VALUES (?, ?, ?, ?, ?, 'a number', 'this is no number')",
                        jobId,
                        number,
                        number + 1,
                        column,
                        found);
    }

    private Program shop() {
        return bean(Programs.class).create(new ProgramDraft("shop", "The shop", "GBP", "Europe/London"));
    }

    @Test
    @DisplayName("G09: one list of jobs, the latest first, by program, kind and state")
    void jobs_are_listed_by_program_kind_and_state() {
        Program shop = shop();
        for (int id = 1; id <= 5; id++) {
            job(id, id % 2 == 0 ? null : shop.id(), id < 4 ? "still" : "quiet", "queued", null);
        }
        Answer first = as("viewer").get("/api/v1/jobs?limit=2");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.at("/items/0/title")).isEqualTo("sales-5.csv");
        assertThat(first.at("/items/0/program")).isEqualTo("shop");
        assertThat(first.json().at("/items/1/program").isNull()).isTrue();
        Answer second = as("viewer").get("/api/v1/jobs?limit=2&cursor=" + first.at("/next"));
        assertThat(second.at("/items/0/title")).isEqualTo("sales-3.csv");
        assertThat(as("viewer").get("/api/v1/jobs?program=shop").json().get("items"))
                .hasSize(3);
        assertThat(as("viewer").get("/api/v1/jobs?kind=quiet").json().get("items"))
                .hasSize(2);
        assertThat(as("viewer").get("/api/v1/jobs?state=done").json().get("items"))
                .isEmpty();
        assertThat(as("viewer").get("/api/v1/jobs?state=odd").status()).isEqualTo(400);
        assertThat(as("viewer").get("/api/v1/jobs?program=nope").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("G09: a job tells its progress, its result and who asked for it")
    void a_job_tells_how_it_is() {
        job(1, null, "still", "done", "{\"recorded\":12}");
        Answer job = as("viewer").get("/api/v1/jobs/1");
        assertThat(job.at("/state")).isEqualTo("done");
        assertThat(job.json().at("/progress/done").asLong()).isEqualTo(700);
        assertThat(job.json().at("/progress/total").asLong()).isEqualTo(1000);
        assertThat(job.json().at("/result/recorded").asInt()).isEqualTo(12);
        assertThat(job.at("/startedBy")).isEqualTo("ann");
        assertThat(job.at("/createdAt")).isEqualTo("2011-03-13T07:06:40.000001Z");
        assertThat(as("viewer").get("/api/v1/jobs/2").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("G09, G05: a waiting job is cancelled once, and the audit log knows who did it")
    void a_waiting_job_is_cancelled_once() {
        job(1, null, "still", "queued", null);
        Answer cancelled = as("program-manager").post("/api/v1/jobs/1/cancel", "");
        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
        assertThat(cancelled.at("/state")).isEqualTo("cancelled");
        Answer again = as("program-manager").post("/api/v1/jobs/1/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/code")).isEqualTo("job-ended");
        assertThat(database()
                        .jdbc()
                        .queryForList("SELECT object FROM audit_entry WHERE action = 'job.cancel'", String.class))
                .containsExactly("job 1");
    }

    @Test
    @DisplayName("G09: what brings amounts in line with a change that is made cannot be cancelled")
    void settling_again_is_not_cancelled() {
        job(1, shop().id(), "settle", "queued", null);
        job(2, null, "still", "queued", null);
        job(3, null, "still", "done", null);
        Answer refused = as("program-manager").post("/api/v1/jobs/1/cancel", "");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("job-not-cancellable");
        Answer list = as("viewer").get("/api/v1/jobs");
        assertThat(list.json().findValuesAsString("cancellable")).containsExactly("false", "true", "false");
        assertThat(list.at("/items/2/state")).isEqualTo("queued");
    }

    @Test
    @DisplayName("G09, G05: a failed job is put aside once, the audit log knows by whom, and the list tells it apart")
    void a_failed_job_is_put_aside() {
        job(1, shop().id(), "preview", "failed", null);
        job(2, null, "still", "done", null);
        assertThat(as("viewer").post("/api/v1/jobs/1/aside", "").status()).isEqualTo(403);
        Answer aside = as("finance").post("/api/v1/jobs/1/aside", "");
        assertThat(aside.status()).as(aside.toString()).isEqualTo(200);
        assertThat(aside.at("/aside/by")).startsWith("tester-");
        assertThat(aside.at("/state")).isEqualTo("failed");
        assertThat(as("finance").post("/api/v1/jobs/1/aside", "").status()).isEqualTo(409);
        assertThat(as("finance").post("/api/v1/jobs/2/aside", "").status()).isEqualTo(409);
        assertThat(as("finance").post("/api/v1/jobs/2/again", "").status()).isEqualTo(409);
        assertThat(as("finance").post("/api/v1/jobs/9/again", "").status()).isEqualTo(404);
        assertThat(as("viewer")
                        .get("/api/v1/jobs?state=failed&aside=false")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(as("viewer")
                        .get("/api/v1/jobs?state=failed&aside=true")
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(as("finance").post("/api/v1/jobs/1/again", "").status()).isEqualTo(403);
        assertThat(database()
                        .jdbc()
                        .queryForList("SELECT object FROM audit_entry WHERE action = 'job.aside'", String.class))
                .containsExactly("job 1");
    }

    @Test
    @DisplayName("G09: a job whose file is no longer kept is not begun again")
    void a_job_without_its_file_is_not_begun_again() {
        job(1, shop().id(), "sales-import", "failed", null);
        database()
                .jdbc()
                .update("INSERT INTO job_file (job_id, name, begun_at, size, removed_at) VALUES (1, 'a.csv', 0, 9, 7)");
        Answer refused = as("program-manager").post("/api/v1/jobs/1/again", "");
        assertThat(refused.at("/code")).isEqualTo("job-not-again");
        assertThat(refused.at("/detail")).contains("send it again");
    }

    @Test
    @DisplayName("G02, reliability 56: problems come by pages and as a file in which nothing is a formula")
    void problems_come_by_pages_and_as_a_file() {
        job(1, null, "still", "done", null);
        problem(1, 1, "amount", "=1+1");
        problem(1, 2, "=HYPERLINK(\"x\")", "1,5");
        problem(1, 3, "amount", "@SUM(A1)");
        Answer page = as("viewer").get("/api/v1/jobs/1/problems?limit=2");
        assertThat(page.json().get("items")).hasSize(2);
        assertThat(page.at("/items/0/found")).isEqualTo("=1+1");
        assertThat(page.json().at("/items/0/line").asLong()).isEqualTo(2);
        Answer rest = as("viewer").get("/api/v1/jobs/1/problems?cursor=" + page.at("/next"));
        assertThat(rest.at("/items/0/found")).isEqualTo("@SUM(A1)");
        assertThat(rest.json().get("next").isNull()).isTrue();
        Answer file = as("viewer").get("/api/v1/jobs/1/problems.csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("job-1-problems.csv");
        assertThat(file.text().lines())
                .containsExactly(
                        "line,column,found,expected,text",
                        "2,amount,'=1+1,a number,this is no number",
                        "3,\"'=HYPERLINK(\"\"x\"\")\",\"1,5\",a number,this is no number",
                        "4,amount,'@SUM(A1),a number,this is no number");
    }
}
