package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.SaleBook.Decided;
import io.ratebook.oracle.RandomCase;
import io.ratebook.oracle.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read for a new line is enough, whatever the policy; {@code -Dratebook.seed=7 -Dratebook.cases=1} repeats seed 7. */
class SaleBookTest {
    private static final long SEED = Long.getLong("ratebook.seed", 1);
    /** Of sales with nobody in common. */
    private static final int SETS = 8;

    private static final int CASES = Integer.getInteger("ratebook.cases", 120);

    @Test
    void a_late_line_changes_only_lines_around_it_and_those_earn_what_they_earn_in_the_whole() {
        int parts = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomCase random = RandomCase.of(seed);
            if (random.policy().settings().currency() != null && !random.sales().isEmpty()) {
                try {
                    parts += lateLine(random, seed) ? 1 : 0;
                } catch (AssertionError broken) {
                    throw new AssertionError("seed " + seed + "\n" + Shown.show(random) + broken.getMessage(), broken);
                }
            }
        }
        assertThat(parts).as("cases in which only a part was read").isGreaterThan(CASES / 20);
    }

    @Test
    void in_a_crowd_a_late_line_changes_only_lines_around_it() {
        int parts = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomCase random = RandomCase.crowd(seed, SETS);
            if (random.policy().settings().currency() != null) {
                try {
                    parts += lateLine(random, seed) ? 1 : 0;
                } catch (AssertionError broken) {
                    throw new AssertionError("crowd of seed " + seed + " " + broken.getMessage(), broken);
                }
            }
        }
        assertThat(parts).as("cases in which only a part was read").isGreaterThan(CASES / 3);
    }

    @Test
    void while_rooms_under_caps_are_not_full_a_late_line_changes_only_lines_around_it() {
        int parts = 0;
        int full = 0;
        for (long seed = SEED; seed < SEED + 10L * CASES; seed++) {
            RandomCase random = seed % 2 == 0 ? RandomCase.of(seed) : RandomCase.crowd(seed, SETS);
            if (random.policy().settings().currency() != null && !random.sales().isEmpty()) {
                Evaluator evaluator = Evaluator.of(random.policy());
                if (evaluator.looks().caps() && !evaluator.looks().everything()) {
                    try {
                        if (lateLineWithRoom(random, evaluator, seed)) {
                            parts++;
                        } else {
                            full++;
                        }
                    } catch (AssertionError broken) {
                        throw new AssertionError(
                                "seed " + seed + "\n" + Shown.show(random) + broken.getMessage(), broken);
                    }
                }
            }
        }
        assertThat(parts)
                .as("cases in which there was room, of " + (parts + full))
                .isGreaterThan(CASES / 20);
        assertThat(full).as("cases in which there was none").isPositive();
    }

    private static List<SaleLine> shuffled(RandomCase random, long seed) {
        List<SaleLine> lines = new ArrayList<>(random.sales());
        Collections.shuffle(lines, new Random(seed));
        return lines;
    }

    /** Puts lines into a book, as they are decided then. */
    private static Evaluation stand(RandomCase random, Evaluator evaluator, List<SaleLine> lines, SaleBook book) {
        lines.forEach(line -> book.add(line, 0));
        Evaluation standing = evaluator.evaluate(book.all(), random.partners());
        for (int number = 0; number < book.size(); number++) {
            book.waits(number, !book.all().isRefund(number) && standing.waits(number));
        }
        return standing;
    }

    /** Whether there was room. */
    private static boolean lateLineWithRoom(RandomCase random, Evaluator evaluator, long seed) {
        List<SaleLine> lines = shuffled(random, seed);
        SaleBook book = new SaleBook();
        Evaluation standing = stand(random, evaluator, lines.subList(0, lines.size() - 1), book);
        Map<String, List<String>> before = told(random, book.all());
        int late = book.add(lines.get(lines.size() - 1), 0);
        Decided decided = book.decideAround(
                evaluator.looks().whileThereIsRoom(),
                picked -> evaluator.evaluate(picked, random.partners(), LineVersions.FIRST),
                late);
        Evaluation without =
                evaluator.evaluate(book.without(decided.picked(), late), random.partners(), LineVersions.FIRST);
        CapUse changed =
                standing.capUse().change(without.capUse(), decided.evaluation().capUse());
        if (changed == null) {
            return false;
        }
        standing.capUse().keep(changed);
        assertThat(standing.capUse().used())
                .isEqualTo(evaluator
                        .evaluate(book.all(), random.partners())
                        .capUse()
                        .used());
        assertThatLinesEarnAsInTheWhole(decided, before, told(random, book.all()));
        return true;
    }

    private static void assertThatLinesEarnAsInTheWhole(
            Decided decided, Map<String, List<String>> before, Map<String, List<String>> after) {
        Map<String, List<String>> told = new TreeMap<>();
        decided.evaluation().forLines(decided.picked().mayChange().stream().toArray(), line -> told.computeIfAbsent(
                        line.reference(), unseen -> new ArrayList<>())
                .add(Shown.key(line)));
        told.values().forEach(Collections::sort);
        told.forEach((reference, earned) ->
                assertThat(earned).as("what %s earns", reference).isEqualTo(after.get(reference)));
        after.forEach((reference, earned) -> {
            if (!told.containsKey(reference)) {
                assertThat(earned).as("what %s earns, untouched", reference).isEqualTo(before.get(reference));
            }
        });
    }

    /** Whether the late line asked for less than everything. */
    private static boolean lateLine(RandomCase random, long seed) {
        List<SaleLine> lines = shuffled(random, seed);
        Evaluator evaluator = Evaluator.of(random.policy());
        SaleBook book = new SaleBook();
        stand(random, evaluator, lines.subList(0, lines.size() - 1), book);
        Map<String, List<String>> before = told(random, book.all());
        int late = book.add(lines.get(lines.size() - 1), 0);
        Map<String, List<String>> after = told(random, book.all());
        Decided decided = book.decideAround(
                evaluator.looks(), picked -> evaluator.evaluate(picked, random.partners(), LineVersions.FIRST), late);
        assertThatLinesEarnAsInTheWhole(decided, before, after);
        return decided.picked().numbers().length < book.size();
    }

    private static Map<String, List<String>> told(RandomCase random, Sales sales) {
        Map<String, List<String>> told = new TreeMap<>();
        Evaluator.of(random.policy()).evaluate(sales, random.partners()).forEachLine(line -> told.computeIfAbsent(
                        line.reference(), unseen -> new ArrayList<>())
                .add(Shown.key(line)));
        told.values().forEach(Collections::sort);
        return told;
    }

    @Test
    void lines_are_read_back_as_they_came() {
        for (long seed = SEED; seed < SEED + 100; seed++) {
            RandomCase random = RandomCase.of(seed);
            SaleBook book = new SaleBook();
            for (SaleLine line : random.sales()) {
                int number = book.add(line, seed);
                assertThat(book.find(line.source(), line.reference())).isEqualTo(number);
                assertThat(book.add(book.all().line(number), seed)).isEqualTo(number);
            }
            assertThat(book.size()).isEqualTo(random.sales().size());
        }
    }

    @Test
    void lines_taken_out_again_leave_no_trace() {
        for (long seed = SEED; seed < SEED + 60; seed++) {
            RandomCase random = RandomCase.of(seed);
            Random pick = new Random(seed);
            SaleBook book = new SaleBook();
            List<SaleLine> kept = new ArrayList<>();
            for (SaleLine line : random.sales()) {
                book.add(line, 0);
                if (pick.nextBoolean()) {
                    book.removeLast();
                    assertThat(book.find(line.source(), line.reference())).isEqualTo(-1);
                } else {
                    kept.add(line);
                }
            }
            assertThat(book.size()).isEqualTo(kept.size());
            for (int number = 0; number < kept.size(); number++) {
                SaleLine line = kept.get(number);
                assertThat(book.find(line.source(), line.reference())).isEqualTo(number);
                int[] around = book.around(new SaleBook.Looks(true, true, true, null, false, false, false), number)
                        .numbers();
                assertThat(around).contains(number);
                assertThat(around[around.length - 1]).isLessThan(kept.size());
            }
        }
    }

    @Test
    void refunds_of_a_sale_are_taken_by_arrival_over_calls_and_by_time_within_one() {
        SaleBook book = new SaleBook();
        book.add(SaleLine.sale("S", 0, "EUR", new BigDecimal("10.00")).build(), 1);
        int first = book.add(refund("R1", 200), 2);
        int second = book.add(refund("R2", 100), 3);
        RandomCase random = RandomCase.of(1);
        Map<String, List<String>> told = told(random.withPolicy(random.policy()), book.all());
        assertThat(first).isLessThan(second);
        assertThat(told.getOrDefault("R1", List.of()))
                .singleElement()
                .asString()
                .startsWith("R1 none");
        assertThat(told.getOrDefault("R2", List.of()))
                .singleElement()
                .asString()
                .startsWith("R2 parked");
    }

    private static SaleLine refund(String reference, long time) {
        return SaleLine.sale(reference, time, "EUR", new BigDecimal("6.00"))
                .refundOf("S")
                .build();
    }
}
