package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobFilter;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An import that breaks off between its own lines and those that they change. */
class HalfSettledIT extends ServiceTest {
    private static final TypedWorkbook POLICY = SettlementIT.Kind.TIERS.workbook();
    private static final long SEED = 7;
    private static final int FIRST_FILE = 120;
    private static final int LINES = 400;
    /** Several batches. */
    private static final int MANY = 21_000;

    private Scene scene;
    private List<String> lines = List.of();

    @BeforeEach
    void a_policy_with_tiers_over_what_partners_sell() throws IOException {
        scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(POLICY, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), program(), RandomShop.partners());
    }

    @AfterEach
    void let_all_in() {
        database().jdbc().execute("DROP TRIGGER IF EXISTS not_now");
    }

    private Program program() {
        return bean(Programs.class).required(Scene.PROGRAM);
    }

    /** The second file's lines get written, what they change about the first file's does not. */
    private void breakOff() {
        lines = new ArrayList<>(new RandomShop(SEED).lines(LINES));
        Collections.shuffle(lines, new Random(SEED));
        scene.sales(AsEvaluated.file(lines.subList(0, FIRST_FILE)));
        database().jdbc().execute("""
                CREATE TRIGGER not_now BEFORE INSERT ON commission FOR EACH ROW
                  IF NEW.number > 0 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not now'; END IF
                """);
        long second = scene.sending(secondFile());
        assertThat(scene.ended(second).state()).isEqualTo(JobState.FAILED);
        assertThat(recorded()).hasSize(LINES);
        let_all_in();
    }

    private String secondFile() {
        return AsEvaluated.file(lines.subList(FIRST_FILE, LINES));
    }

    private Set<String> recorded() {
        return new HashSet<>(database().jdbc().queryForList("SELECT reference FROM sale", String.class));
    }

    private void allIsAsEvaluated() throws IOException {
        assertThat(AsBooked.commissions(database()))
                .isEqualTo(AsEvaluated.by(POLICY, lines, number -> number < FIRST_FILE ? 0 : 1));
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    @Test
    @DisplayName("B15 G11: a file sent again settles what broke off, though all of its lines are recorded")
    void a_file_sent_again_settles_what_was_left() throws IOException {
        breakOff();
        assertThat(AsBooked.commissions(database()))
                .isNotEqualTo(AsEvaluated.by(POLICY, lines, number -> number < FIRST_FILE ? 0 : 1));
        Job again = scene.sales(secondFile());
        assertThat(again.result()).contains("\"repeated\":" + (LINES - FIRST_FILE));
        allIsAsEvaluated();
    }

    @Test
    @DisplayName("B15 G11: what an import left half settled is settled by itself")
    void what_was_left_is_settled_by_itself() throws IOException {
        breakOff();
        settleWhatWasLeft();
        allIsAsEvaluated();
    }

    @Test
    @DisplayName("B15 G11: lines of an import that ended between batches earn as if the others had never been there")
    void what_part_of_an_import_wrote_is_settled_without_the_rest() throws IOException {
        List<String> all = new RandomShop(SEED).lines(MANY);
        database().jdbc().execute("""
                CREATE TRIGGER not_now BEFORE INSERT ON sale FOR EACH ROW
                  IF NEW.reference = '%s' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not now'; END IF
                """.formatted(reference(all.get(MANY - 1))));
        assertThat(scene.ended(scene.sending(AsEvaluated.file(all))).state()).isEqualTo(JobState.FAILED);
        let_all_in();
        Set<String> recorded = recorded();
        assertThat(recorded).hasSizeBetween(1, MANY - 1);
        settleWhatWasLeft();
        lines = all.stream().filter(line -> recorded.contains(reference(line))).toList();
        assertThat(AsBooked.commissions(database())).isEqualTo(AsEvaluated.atOnce(POLICY, lines));
    }

    private static String reference(String line) {
        return line.substring(0, line.indexOf(','));
    }

    private void settleWhatWasLeft() {
        HalfSettled halfSettled = bean(HalfSettled.class);
        halfSettled.settle();
        JobFilter filter = new JobFilter(program().id(), SettleAgain.KIND, null);
        for (Job job : bean(Jobs.class).list(filter, null, 10)) {
            scene.done(job.id());
        }
        long jobs = bean(Jobs.class).list(filter, null, 10).size();
        halfSettled.settle();
        assertThat(bean(Jobs.class).list(filter, null, 10)).hasSize((int) jobs);
    }
}
