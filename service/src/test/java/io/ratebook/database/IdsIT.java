package io.ratebook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdsIT {
    private final TestDatabase database = TestDatabase.open();

    @Test
    void no_id_is_given_twice_by_several_processes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<Long>>> given = new ArrayList<>();
        for (int process = 0; process < 4; process++) {
            Ids ids = database.ids();
            given.add(threads.submit(() -> take(ids)));
        }
        Set<Long> all = Collections.synchronizedSet(new TreeSet<>());
        int count = 0;
        for (Future<List<Long>> some : given) {
            all.addAll(some.get());
            count += some.get().size();
        }
        threads.shutdown();
        assertThat(all).hasSize(count);
    }

    private static List<Long> take(Ids ids) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            taken.add(ids.next("sale"));
            long first = ids.next("sale", 37);
            LongStream.range(first, first + 37).forEach(taken::add);
        }
        return taken;
    }

    @Test
    void a_table_without_ids_is_named() {
        assertThatThrownBy(() -> database.ids().next("salt")).hasMessageContaining("\"salt\"");
    }
}
