package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.program.Programs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a service that has just started reads before anybody asks. */
class ReadAheadIT extends ServiceTest {
    private static final String HEADER = "reference,type,occurred_at,partner,amount,currency\n";

    @Test
    void the_program_last_at_work_is_read_and_no_other() throws IOException {
        ApiClient caller = as("admin", "program-manager", "rule-engineer");
        Scene first = new Scene(caller, bean(Jobs.class));
        assertThat(caller.post(
                                "/api/v1/programs",
                                "{\"code\":\"other\",\"name\":\"Other\",\"currency\":\"GBP\",\"zone\":\"UTC\"}")
                        .status())
                .isEqualTo(201);
        Scene other = first.in("other");
        first.policy(Scene.tenPercent(), "2010-01-01");
        other.policy(Scene.tenPercent(), "2010-01-01");
        other.sales(HEADER + "S-1,sale,2010-12-03T12:00:00Z,P-1,10.00,GBP\n");
        first.sales(
                HEADER + "S-1,sale,2010-12-03T12:00:00Z,P-1,10.00,GBP\nS-2,sale,2010-12-03T12:00:00Z,P-1,10.00,GBP\n");
        forget("shop");
        forget("other");

        bean(ReadAhead.class).read();
        assertThat(lines("shop")).isEqualTo(2);
        assertThat(lines("other")).isZero();
    }

    @Test
    void there_is_no_room_for_more_lines_than_fit_into_the_heap() {
        SaleBooks books = bean(SaleBooks.class);
        long heap = Runtime.getRuntime().maxMemory();
        assertThat(books.haveRoomFor(heap / 1_000)).isTrue();
        assertThat(books.haveRoomFor(heap / 100)).isFalse();
    }

    private SaleBooks.Shelf shelf(String program) {
        return bean(SaleBooks.class).of(bean(Programs.class).required(program).id());
    }

    private void forget(String program) {
        SaleBooks.Shelf shelf = shelf(program);
        shelf.lock.lock();
        try {
            shelf.forget();
        } finally {
            shelf.lock.unlock();
        }
    }

    private int lines(String program) {
        return shelf(program).book().size();
    }
}
