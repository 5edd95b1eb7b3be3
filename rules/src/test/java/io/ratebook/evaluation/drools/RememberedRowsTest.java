package io.ratebook.evaluation.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RememberedRowsTest {
    record Rows(List<Integer> numbers) {
        static Rows of(int... rows) {
            return new Rows(IntStream.of(rows).boxed().toList());
        }
    }

    static Stream<Long> seeds() {
        return new Random(20260729).longs(40).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("F01: what is remembered, what Drools decides and a naive scan are the same")
    void remembered_is_drools_is_naive_scan(long seed) {
        Random random = new Random(seed);
        RandomTable rows = new RandomTable(random, random.nextInt(12), random.nextInt(120), 30 + random.nextInt(65));
        RowDecider decider = RowDecider.of(rows.table);
        RememberedRows<Rows> small = RememberedRows.of(decider, Rows::of, 1 + random.nextInt(200));
        RememberedRows<Rows> large = RememberedRows.of(decider, Rows::of);
        for (int batch = 0; batch < 3; batch++) {
            List<int[]> situations = withRepetitions(rows.situations(200), random);
            List<int[]> decided = decider.matchingRows(situations);
            Rows[] fromSmall = inBatch(small, situations);
            Rows[] fromLarge = inBatch(large, situations);
            for (int i = 0; i < situations.size(); i++) {
                Rows expected = Rows.of(RandomTable.scan(rows.table, situations.get(i)));
                assertThat(Rows.of(decided.get(i))).isEqualTo(expected);
                assertThat(fromSmall[i]).isEqualTo(expected);
                assertThat(fromLarge[i]).isEqualTo(expected);
                assertThat(large.answer(situations.get(i))).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_memory_of_three_situations_forgets_but_never_answers_wrongly() {
        RandomTable rows = new RandomTable(new Random(3), 4, 50, 60);
        RememberedRows<Rows> memory = RememberedRows.of(RowDecider.of(rows.table), Rows::of, 3);
        for (int[] situation : rows.situations(300)) {
            assertThat(memory.answer(situation)).isEqualTo(Rows.of(RandomTable.scan(rows.table, situation)));
            assertThat(memory.size()).isBetween(1, 3);
        }
    }

    @Test
    void two_threads_at_once_get_the_answers_of_a_naive_scan() throws Exception {
        RandomTable rows = new RandomTable(new Random(4), 5, 400, 70);
        RememberedRows<Rows> memory = RememberedRows.of(RowDecider.of(rows.table), Rows::of, 700);
        List<int[]> situations = rows.situations(2_000);
        List<Rows> expected = situations.stream()
                .map(situation -> Rows.of(RandomTable.scan(rows.table, situation)))
                .toList();
        Callable<Boolean> reader = () -> {
            for (int round = 0; round < 10; round++) {
                for (int from = 0; from < 2_000; from += 100) {
                    List<int[]> part = situations.subList(from, from + 100);
                    assertThat(inBatch(memory, part)).containsExactlyElementsOf(expected.subList(from, from + 100));
                    assertThat(memory.answer(situations.get(from + round))).isEqualTo(expected.get(from + round));
                }
            }
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Boolean> done : threads.invokeAll(List.of(reader, reader))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The first use of a version by two threads at once: what Drools builds on first use is shared by its sessions. */
    @Test
    void two_threads_that_begin_together_find_each_row_once() throws Exception {
        RandomTable rows = new RandomTable(new Random(4), 5, 400, 70);
        List<int[]> situations = rows.situations(200);
        List<Rows> expected = situations.stream()
                .map(situation -> Rows.of(RandomTable.scan(rows.table, situation)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 60; round++) {
                RowDecider decider = RowDecider.of(rows.table);
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<List<Rows>> reader = () -> {
                    together.await();
                    return decider.matchingRows(situations).stream()
                            .map(Rows::of)
                            .toList();
                };
                for (Future<List<Rows>> found : threads.invokeAll(List.of(reader, reader))) {
                    assertThat(found.get()).isEqualTo(expected);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_empty_list_and_a_list_without_columns_are_answered() {
        ClassTable nothing = ClassTable.builder().build();
        assertThat(remembered(nothing).answer()).isEqualTo(Rows.of());
        ClassTable noRows = ClassTable.builder().column(3).build();
        assertThat(remembered(noRows).answer(2)).isEqualTo(Rows.of());
        ClassTable noColumns =
                ClassTable.builder().row(List.of()).row(List.of()).build();
        assertThat(remembered(noColumns).answer()).isEqualTo(Rows.of(0, 1));
        assertThat(inBatch(remembered(noColumns), List.of(new int[0], new int[0])))
                .containsExactly(Rows.of(0, 1), Rows.of(0, 1));
    }

    @Test
    void blank_rows_match_every_situation() {
        ClassTable.Builder builder = ClassTable.builder().column(7).column(5).growingColumn();
        for (int row = 0; row < 100; row++) {
            builder.row(List.of(ClassSet.any(), ClassSet.any(), ClassSet.any()));
        }
        Rows all = Rows.of(IntStream.range(0, 100).toArray());
        assertThat(remembered(builder.build()).answer(6, 0, 1_000_000)).isEqualTo(all);
    }

    @Test
    void sixty_columns_are_answered() {
        RandomTable rows = new RandomTable(new Random(60), 60, 300, 97);
        RememberedRows<Rows> memory = remembered(rows.table);
        List<int[]> situations = rows.situations(500);
        for (int round = 0; round < 2; round++) {
            Rows[] answers = inBatch(memory, situations);
            for (int i = 0; i < answers.length; i++) {
                assertThat(answers[i]).isEqualTo(Rows.of(RandomTable.scan(rows.table, situations.get(i))));
            }
        }
        assertThat(memory.size()).isEqualTo(500);
    }

    @Test
    void classes_met_later_do_not_take_the_place_of_earlier_ones() {
        ClassTable table = ClassTable.builder()
                .growingColumn()
                .column(2)
                .row(List.of(ClassSet.satisfying(id -> id >= 1_000), ClassSet.any()))
                .row(List.of(ClassSet.any(), ClassSet.members(1)))
                .build();
        RememberedRows<Rows> memory = remembered(table);
        for (int id : new int[] {0, 63, 64, 1, 999, 1_000, 64, 5_000_000, 0, Integer.MAX_VALUE, 1_000}) {
            assertThat(memory.answer(id, 0)).isEqualTo(id >= 1_000 ? Rows.of(0) : Rows.of());
            assertThat(memory.answer(id, 1)).isEqualTo(id >= 1_000 ? Rows.of(0, 1) : Rows.of(1));
        }
    }

    @Test
    void a_class_that_the_column_does_not_have_is_refused_by_name() {
        RememberedRows<Rows> memory = remembered(
                ClassTable.builder().column(2).row(List.of(ClassSet.any())).build());
        assertThatThrownBy(() -> memory.answer(2)).hasMessage("column 0 has no class 2; classes: 0 to 1");
        assertThatThrownBy(() -> inBatch(memory, List.of(new int[] {0}, new int[] {-1})))
                .hasMessage("column 0 has no class -1; classes: 0 to 1");
        assertThatThrownBy(() -> memory.answer(1, 1)).hasMessage("a situation of 2 columns; the table has 1");
    }

    private static RememberedRows<Rows> remembered(ClassTable table) {
        return RememberedRows.of(RowDecider.of(table), Rows::of);
    }

    private static Rows[] inBatch(RememberedRows<Rows> memory, List<int[]> situations) {
        Rows[] answers = new Rows[situations.size()];
        int columns = situations.get(0).length;
        memory.answers(RandomTable.byColumn(situations, columns), answers);
        return answers;
    }

    private static List<int[]> withRepetitions(List<int[]> situations, Random random) {
        List<int[]> repeated = new ArrayList<>(situations);
        repeated.addAll(situations.subList(0, situations.size() / 2));
        Collections.shuffle(repeated, random);
        return repeated;
    }
}
