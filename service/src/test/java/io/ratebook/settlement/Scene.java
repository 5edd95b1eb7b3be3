package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.intake.ProblemLog;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A program at the port: its policy, partners and files, as people and machines bring them. */
public final class Scene {
    public static final String PROGRAM = "shop";

    /** Of the program: its days and months begin there. */
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ApiClient admin;
    private final Jobs jobs;
    private final String program;

    private Scene(ApiClient admin, Jobs jobs, String program) {
        this.admin = admin;
        this.jobs = jobs;
        this.program = program;
    }

    public Scene(ApiClient admin, Jobs jobs) {
        this(admin, jobs, PROGRAM);
        Answer made = admin.post(
                "/api/v1/programs",
                "{\"code\":\"shop\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    public static String path(String rest) {
        return "/api/v1/programs/" + PROGRAM + rest;
    }

    /** The same people in another program, which is there already. */
    public Scene in(String other) {
        return new Scene(admin, jobs, other);
    }

    private String own(String rest) {
        return "/api/v1/programs/" + program + rest;
    }

    /** A policy that pays a tenth of everything. */
    public static TypedWorkbook tenPercent() {
        return new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %");
    }

    /** Uploads a workbook and activates it. */
    public void policy(TypedWorkbook workbook, String from) throws IOException {
        activate(draft(workbook), from);
    }

    public void activate(int version, String from) {
        Answer activated = admin.post(own("/versions/" + version + "/activate"), "{\"from\":\"" + from + "\"}");
        assertThat(activated.status()).as(activated.text()).isBetween(200, 201);
    }

    /** Uploads a workbook; answers the number of its version. */
    public int draft(TypedWorkbook workbook) throws IOException {
        Path file = workbook.write(Files.createTempFile("policy", ".xlsx"));
        Answer upload = admin.post(own("/policy-uploads?name=policy.xlsx"), Files.readAllBytes(file), XLSX);
        Files.delete(file);
        assertThat(upload.status()).as(upload.text()).isEqualTo(201);
        assertThat(upload.at("/errors")).as(upload.text()).isEqualTo("0");
        return Integer.parseInt(upload.at("/version"));
    }

    /** Runs a preview; answers its id. */
    public String preview(int version, String from, String to) {
        Answer asked = admin.post(
                own("/previews"), "{\"version\":%d,\"from\":\"%s\",\"to\":\"%s\"}".formatted(version, from, to));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        Job done = done(Long.parseLong(asked.at("/job")));
        return JsonMapper.shared().readTree(done.result()).get("preview").asString();
    }

    /** Always approved, all of them Gold. */
    public static void partners(PartnerImport partners, Program program, List<String> codes) throws IOException {
        StringBuilder csv = new StringBuilder("partner,level\n");
        codes.forEach(code -> csv.append(code).append(",Gold\n"));
        Path file = Files.writeString(Files.createTempFile("partners", ".csv"), csv);
        partners.run(program, file, (done, total) -> {}, new ProblemLog(problem -> {
            throw new AssertionError(problem.text());
        }));
        Files.delete(file);
    }

    /** Sends a file and waits until it is imported; answers the job. */
    public Job sales(String csv) {
        return imported("/sales/import?name=sales.csv", csv);
    }

    private Job imported(String path, String csv) {
        return done(sent(path, csv));
    }

    /** Sends a file; answers the id of the job that imports it. */
    public long sending(String csv) {
        return sent("/sales/import?name=sales.csv", csv);
    }

    private long sent(String path, String csv) {
        Answer asked = admin.post(own(path), csv.getBytes(StandardCharsets.UTF_8), "text/csv");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return Long.parseLong(asked.at("/job"));
    }

    /** Waits until a job says that it does that, or has ended. */
    public void awaitProgress(long id, String text) {
        Job job = jobs.find(id).orElseThrow();
        while (job.finishedAt() == null && !job.progress().text().equals(text)) {
            pause();
            job = jobs.find(id).orElseThrow();
        }
    }

    /** Waits for a job's good end. */
    public Job done(long id) {
        Job job = ended(id);
        assertThat(job.state()).as(job.toString()).isEqualTo(JobState.DONE);
        return job;
    }

    /** Waits for a job's end, whatever it is. */
    public Job ended(long id) {
        for (int tries = 0; tries < 600; tries++) {
            Job job = jobs.find(id).orElseThrow();
            if (job.state().ended()) {
                return job;
            }
            pause();
        }
        throw new AssertionError("job " + id + " did not end in a minute");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
