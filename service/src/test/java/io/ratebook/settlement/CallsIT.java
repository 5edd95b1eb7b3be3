package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ServiceTest;
import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many calls at once. */
class CallsIT extends ServiceTest {
    private static final int THREADS = 24;
    private static final int SALES = 150;

    private int program;

    @BeforeEach
    void openShop() throws IOException {
        Scene scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(SettlementIT.Kind.WAITING.workbook(), "2010-01-01");
        Program made = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(bean(PartnerImport.class), made, RandomShop.partners());
        program = made.id();
    }

    private static SaleLine sale(int number, String amount) {
        return SaleLine.sale("S" + number, 1_300_000_000_000_000L + number, "GBP", new BigDecimal(amount))
                .credits(List.of(new Credit("P" + (1 + number % 5), new BigDecimal(100))))
                .customer("C" + number % 7)
                .category(number % 3 == 0 ? "Music" : "Books")
                .build();
    }

    @Test
    @DisplayName("G01: the same sales by many callers at once are recorded once, and each caller is told the same")
    void the_same_sales_by_many_callers_are_recorded_once() throws InterruptedException, ExecutionException {
        Map<String, Set<Long>> told = new ConcurrentHashMap<>();
        atOnce(thread -> {
            List<Integer> numbers = new ArrayList<>();
            for (int number = 0; number < SALES; number++) {
                numbers.add(number);
            }
            Collections.shuffle(numbers, new Random(thread));
            for (int number : numbers) {
                Told one = bean(Settlement.class).record(program, sale(number, "20.00"));
                told.computeIfAbsent(one.line().reference(), unseen -> ConcurrentHashMap.newKeySet())
                        .add(one.saleId() == null ? -1L : one.saleId());
            }
            return thread;
        });
        assertThat(told)
                .hasSize(SALES)
                .allSatisfy((reference, ids) ->
                        assertThat(ids).as(reference).hasSize(1).doesNotContain(-1L));
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM sale", Integer.class))
                .isEqualTo(SALES);
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    @Test
    void what_one_call_does_wrong_is_its_own() throws InterruptedException, ExecutionException {
        bean(Settlement.class).record(program, sale(0, "20.00"));
        Set<String> refused = ConcurrentHashMap.newKeySet();
        atOnce(thread -> {
            for (int i = 0; i < 10; i++) {
                if (thread % 2 == 0) {
                    bean(Settlement.class).record(program, sale(1 + thread * 10 + i, "20.00"));
                } else {
                    assertThatThrownBy(() -> bean(Settlement.class).record(program, sale(0, "21.00")))
                            .isInstanceOf(SaleConflictException.class);
                    refused.add(thread + " " + i);
                }
            }
            return thread;
        });
        assertThat(refused).hasSize(THREADS / 2 * 10);
        assertThat(new HashSet<>(database().jdbc().queryForList("SELECT reference FROM sale", String.class)))
                .hasSize(1 + THREADS / 2 * 10);
    }

    @Test
    void calls_and_a_job_that_settles_again_do_not_block_each_other() throws InterruptedException, ExecutionException {
        for (int number = 0; number < SALES; number++) {
            bean(Settlement.class).record(program, sale(number, "20.00"));
        }
        List<Long> settling = Stream.of("first", "second", "third")
                .map(title -> bean(Jobs.class)
                        .submit(new JobOrder(
                                SettleAgain.KIND, program, title, new SettleAgain.Asked(Set.of()), "somebody")))
                .toList();
        AtomicInteger number = new AtomicInteger(SALES);
        atOnce(thread -> {
            while (settling.stream().anyMatch(this::isUnderWay)) {
                bean(Settlement.class).record(program, sale(number.getAndIncrement(), "20.00"));
            }
            return thread;
        });
        assertThat(settling).allSatisfy(job -> assertThat(
                        bean(Jobs.class).find(job).orElseThrow().state())
                .isEqualTo(JobState.DONE));
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM sale", Integer.class))
                .isEqualTo(number.get());
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    private boolean isUnderWay(long job) {
        JobState state = bean(Jobs.class).find(job).orElseThrow().state();
        return state == JobState.QUEUED || state == JobState.RUNNING;
    }

    private interface Work {
        int run(int thread) throws Exception;
    }

    private static void atOnce(Work work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(() -> work.run(number));
            }
            for (Future<Integer> done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
