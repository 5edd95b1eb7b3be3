package io.ratebook.commission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaleIdsTest {
    private static final int END = 12_000;

    @Test
    @DisplayName("every sale that is asked for is in one part, and no other is, however the ids lie")
    void each_is_in_one_part() {
        long seed = System.nanoTime();
        System.out.println("SaleIdsTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            Set<Long> asked = random(random);
            List<SaleIds> parts = SaleIds.inParts(asked);
            for (long id = 0; id < END; id++) {
                long wanted = id;
                assertThat(parts.stream().filter(part -> part.has(wanted)).count())
                        .as("id %d of %s", id, asked)
                        .isEqualTo(asked.contains(id) ? 1 : 0);
            }
        }
    }

    @Test
    @DisplayName("ids that lie close together are read as a range, others as lists of at most 500")
    void ranges_and_lists() {
        List<Long> close = LongStream.range(1_000, 1_200).boxed().toList();
        assertThat(SaleIds.inParts(close))
                .singleElement()
                .extracting(part -> part.condition("c.sale_id"))
                .isEqualTo("c.sale_id BETWEEN 1000 AND 1199");
        List<Long> mixed = new ArrayList<>(close);
        mixed.add(7L);
        mixed.add(9_000L);
        mixed.add(7L);
        assertThat(SaleIds.inParts(mixed))
                .extracting(part -> part.condition("id"))
                .containsExactly("id BETWEEN 1000 AND 1199", "id IN (7,9000)");
        List<Long> far = LongStream.range(0, 1200).mapToObj(i -> i * 100).toList();
        assertThat(SaleIds.inParts(far))
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.condition("id").split(",")).hasSizeLessThanOrEqualTo(500));
        assertThat(SaleIds.inParts(List.of())).isEmpty();
    }

    private static Set<Long> random(Random random) {
        TreeSet<Long> ids = new TreeSet<>();
        for (int run = random.nextInt(6); run >= 0; run--) {
            long id = random.nextInt(10_000);
            int step = 1 + random.nextInt(20);
            for (int i = random.nextInt(400); i >= 0 && id < END; i--) {
                ids.add(id);
                id += 1 + random.nextInt(step);
            }
        }
        return ids;
    }
}
