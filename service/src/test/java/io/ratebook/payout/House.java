package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.approval.Approvals;
import io.ratebook.approval.DueApprovals;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A program with partners in every state of being owed something; two of them with the same events may stand side by side. */
final class House {
    private static final String FILE =
            "reference,type,original_reference,occurred_at,partner,category,amount,currency\n";

    private final Parts parts;
    private final ApiClient caller;
    private final JdbcTemplate jdbc;
    private final Scene scene;
    private final String program;

    record Parts(
            ApiClient caller,
            JdbcTemplate jdbc,
            Jobs jobs,
            PartnerImport partners,
            Programs programs,
            Approvals approvals) {}

    House(Parts parts, Scene scene, String program, TypedWorkbook policy, int partners) throws IOException {
        this.parts = parts;
        this.caller = parts.caller();
        this.jdbc = parts.jdbc();
        this.scene = scene;
        this.program = program;
        scene.policy(policy, "2010-01-01");
        Scene.partners(
                parts.partners(),
                Objects.requireNonNull(parts.programs().byCode(program)),
                IntStream.rangeClosed(1, partners).mapToObj(i -> "P-" + i).toList());
    }

    private String path(String rest) {
        return "/api/v1/programs/" + program + rest;
    }

    JsonNode get(String rest) {
        return Shop.done(caller.get(path(rest)), 200).json();
    }

    String text(String rest) {
        return Shop.done(caller.get(path(rest)), 200).text();
    }

    Answer asked(String rest) {
        return caller.get(path(rest));
    }

    void sales(String... lines) {
        scene.sales(FILE + String.join("\n", lines) + "\n");
    }

    void paypal(String... partners) {
        for (String partner : partners) {
            Shop.done(
                    caller.put(
                            path("/partners/" + partner + "/payment-details"),
                            "{\"method\":\"paypal\",\"paypal\":\"" + partner.toLowerCase(java.util.Locale.ROOT)
                                    + "@example.org\"}"),
                    200);
        }
    }

    private void job(Answer accepted) {
        scene.done(Long.parseLong(Shop.done(accepted, 202).at("/job")));
    }

    private List<Long> pending(String sale) {
        return jdbc.queryForList(
                "SELECT c.id FROM commission c JOIN sale s ON s.id = c.sale_id JOIN program p ON p.id = s.program_id"
                        + " WHERE p.code = ? AND s.reference = ? AND c.state = 'pending'",
                Long.class,
                program,
                sale);
    }

    private static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** What sales earned, where they earned something. */
    void approve(String... sales) {
        List<Long> ids = new ArrayList<>();
        for (String sale : sales) {
            ids.addAll(pending(sale));
        }
        if (!ids.isEmpty()) {
            job(caller.post(path("/commissions/approve"), "{\"ids\":" + list(ids) + "}"));
        }
    }

    void approveAll() {
        job(caller.post(path("/commissions/approve"), "{\"filter\":{}}"));
    }

    void decline(String sale) {
        List<Long> ids = pending(sale);
        if (!ids.isEmpty()) {
            job(caller.post(path("/commissions/decline"), "{\"ids\":" + list(ids) + ",\"reason\":\"not ours\"}"));
        }
    }

    void schedule(String body) {
        Shop.done(caller.put(path("/payout-schedule"), body), 200);
    }

    void adjust(String body) {
        Shop.done(caller.post(path("/adjustments"), body), 201);
    }

    /** Answers its id. */
    long run(String body) {
        Answer accepted = caller.post(path("/payout-runs"), body);
        job(accepted);
        return Long.parseLong(accepted.at("/run"));
    }

    void pay(long run) {
        job(caller.post(path("/payout-runs/" + run + "/freeze"), ""));
        String hash = get("/payout-runs/" + run).at("/hash").asString();
        job(caller.post(path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
        job(caller.post(path("/payouts/paid"), "{\"run\":" + run + "}"));
    }

    int draft(TypedWorkbook workbook) throws IOException {
        return scene.draft(workbook);
    }

    /** Waits until what follows from it is settled, and approved by itself where it is due. */
    void activate(int version, String from) {
        scene.activate(version, from);
        settled();
        approveDue();
    }

    void approveDue() {
        DueApprovals.tick(
                parts.approvals(), Objects.requireNonNull(parts.programs().byCode(program)));
        settled();
    }

    private void settled() {
        String open = "SELECT id FROM job WHERE state NOT IN ('done', 'failed', 'cancelled') ORDER BY id";
        List<Long> ids = jdbc.queryForList(open, Long.class);
        while (!ids.isEmpty()) {
            ids.forEach(scene::done);
            ids = jdbc.queryForList(open, Long.class);
        }
    }

    String preview(int version, String from, String to) {
        return "/previews/" + scene.preview(version, from, to) + "/next-payouts";
    }

    /** What partners are paid by a run, as {@code P-1 GBP 12.34}. */
    List<String> paid(long run) {
        return texts(
                "SELECT partner, currency, amount, '', NULL, NULL FROM payout WHERE run_id = ?"
                        + " ORDER BY partner, currency",
                run);
    }

    /** Who is left out by a run: partner, currency, amount, reason, what would have been enough, until when. */
    List<String> leftOut(long run) {
        return texts(
                "SELECT partner, currency, amount, reason, needed, until_at FROM payout_left_out WHERE run_id = ?"
                        + " ORDER BY partner, currency, reason",
                run);
    }

    private List<String> texts(String sql, long run) {
        return jdbc.query(
                sql,
                (row, number) -> {
                    List<String> cells = new ArrayList<>(List.of(
                            row.getString(1),
                            row.getString(2),
                            BigDecimal.valueOf(row.getLong(3), 2).toPlainString()));
                    if (!row.getString(4).isEmpty()) {
                        Long needed = row.getObject(5, Long.class);
                        Long until = row.getObject(6, Long.class);
                        cells.add(row.getString(4));
                        cells.add(
                                needed == null
                                        ? "-"
                                        : BigDecimal.valueOf(needed, 2).toPlainString());
                        cells.add(until == null ? "-" : io.ratebook.web.Times.iso(until));
                    }
                    return String.join(" ", cells);
                },
                run);
    }

    /** The same as a preview says it, of the side old or new. */
    List<String> paid(String preview, String way, String side) {
        List<String> paid = new ArrayList<>();
        for (JsonNode line : lines(preview, way)) {
            if (line.at("/" + side + "/paid").asBoolean()) {
                paid.add(name(line) + " "
                        + line.at("/" + side + "/amount/amount").asString());
            }
        }
        return paid;
    }

    List<String> leftOut(String preview, String way, String side) {
        List<String> out = new ArrayList<>();
        for (JsonNode line : lines(preview, way)) {
            List<String> ofLine = new ArrayList<>();
            for (JsonNode why : line.at("/" + side + "/why")) {
                ofLine.add(String.join(
                        " ",
                        name(line),
                        why.at("/amount/amount").asString(),
                        why.get("reason").asString(),
                        why.at("/needed/amount").asString("-"),
                        why.get("until").asString("-")));
            }
            ofLine.sort(java.util.Comparator.comparing(text -> text.split(" ")[3]));
            out.addAll(ofLine);
        }
        return out;
    }

    private static String name(JsonNode line) {
        return line.get("partner").asString() + " " + line.get("currency").asString();
    }

    private List<JsonNode> lines(String preview, String way) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(preview + "/partners?limit=3&sort=partner&way=" + way + cursor);
            page.get("items").forEach(lines::add);
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
