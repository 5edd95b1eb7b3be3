package io.ratebook.demo;

import io.ratebook.intake.ProblemLog;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.people.Actor;
import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import io.ratebook.settlement.SalesFiles;
import io.ratebook.version.Upload;
import io.ratebook.version.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;

/** Makes the demo program where there is no program yet, and tells how far it is. */
@Component
public class Demo {
    private static final String FOLDER = "/demo/online-retail/";
    private static final String SALES = "sales-2011-03.csv.gz";
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Programs programs;
    private final PartnerImport partners;
    private final Versions versions;
    private final SalesFiles sales;
    private final Jobs jobs;
    private final Clock clock;

    Demo(Programs programs, PartnerImport partners, Versions versions, SalesFiles sales, Jobs jobs, Clock clock) {
        this.programs = programs;
        this.partners = partners;
        this.versions = versions;
        this.sales = sales;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Whether there is no program at all. */
    public boolean isWanted() {
        return programs.page(null, 1).items().isEmpty();
    }

    /**
     * Makes it, and returns when its sales are imported.
     *
     * @param told takes a line for people, now and then
     */
    public void make(Consumer<String> told) throws IOException, InterruptedException {
        told.accept("Demo: making the program online-retail with its policy and 500 partners");
        Program program = programs.create(new ProgramDraft("online-retail", "Online Retail", "GBP", "Europe/London"));
        Upload upload = versions.upload(program.id(), "policy.xlsx", bytes("policy.xlsx"), Actor.SYSTEM);
        versions.activate(
                versions.version(program.id(), Objects.requireNonNull(upload.version())),
                LONG_AGO,
                "demo",
                Actor.SYSTEM);
        long weeks = MovedFile.weeksUntil(lastSale(), clock.instant());
        importPartners(program, weeks);
        follow(importSales(program, weeks), told);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = open(name)) {
            return file.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Demo.class.getResourceAsStream(FOLDER + name), () -> name + " is not in the jar");
    }

    private static Instant lastSale() throws IOException {
        return MovedFile.last(new GZIPInputStream(open(SALES)));
    }

    private void importPartners(Program program, long weeks) throws IOException {
        Path file = MovedFile.copy(open("partners.csv"), ".csv", weeks);
        try {
            partners.run(program, file, (done, total) -> {}, new ProblemLog(problem -> {
                throw new IllegalStateException(problem.text());
            }));
        } finally {
            Files.delete(file);
        }
    }

    private long importSales(Program program, long weeks) throws IOException {
        Path file = MovedFile.copy(new GZIPInputStream(open(SALES)), ".csv", weeks);
        try (InputStream bytes = Files.newInputStream(file)) {
            return sales.submit(program.id(), "sales of a month.csv", bytes, Actor.SYSTEM.name());
        } finally {
            Files.delete(file);
        }
    }

    private void follow(long id, Consumer<String> told) throws InterruptedException {
        String before = "";
        while (true) {
            Job job = jobs.find(id).orElseThrow();
            String now = "Demo: importing sales, " + job.progress().text() + " "
                    + job.progress().done();
            if (!now.equals(before) && job.state() == JobState.RUNNING) {
                told.accept(now);
                before = now;
            }
            if (job.state() == JobState.DONE) {
                told.accept("Demo: ready");
                return;
            }
            if (job.state() == JobState.FAILED || job.state() == JobState.CANCELLED) {
                throw new IllegalStateException("the demo's sales were not imported: " + job.failure());
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
