package io.ratebook.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobFilesIT {
    private static final JobKind KIND = new JobKind() {
        @Override
        public String kind() {
            return "import";
        }

        @Override
        public void run(RunningJob job) {}
    };
    private static final JobOrder ORDER = new JobOrder("import", 1, "sales.csv", "", "ann");

    private final TestDatabase database = TestDatabase.open();

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private long pieces() {
        Long count = database.jdbc().queryForObject("SELECT COUNT(*) FROM job_file_chunk", Long.class);
        return count == null ? -1 : count;
    }

    @Test
    @DisplayName("G02 a file comes out of the database byte by byte as it went in")
    void a_file_comes_out_as_it_went_in() throws IOException {
        JobHouse house = new JobHouse(database, KIND);
        byte[] bytes = random(3 * (1 << 20) + 17);
        long id = house.jobs.submit(ORDER, "sales.csv", new ByteArrayInputStream(bytes));
        RunningJob job = house.take("a");
        assertThat(job.id()).isEqualTo(id);
        assertThat(job.file().orElseThrow().size()).isEqualTo(bytes.length);
        assertThat(job.openFile()).hasBinaryContent(bytes);
        assertThat(pieces()).isEqualTo(4);
        var copy = job.toTempFile();
        assertThat(copy).hasBinaryContent(bytes);
        job.removeTemporary();
        assertThat(Files.exists(copy)).isFalse();
    }

    @Test
    void an_empty_file_is_a_file() throws IOException {
        JobHouse house = new JobHouse(database, KIND);
        house.jobs.submit(ORDER, "empty.csv", InputStream.nullInputStream());
        RunningJob job = house.take("a");
        assertThat(job.file().orElseThrow().size()).isZero();
        assertThat(job.openFile()).isEmpty();
    }

    @Test
    void nothing_is_left_of_a_file_that_breaks_off_or_is_too_large() {
        JobHouse house = new JobHouse(database, Clock.systemUTC(), 2 << 20, KIND);
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(random(3 << 19)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        });
        assertThatThrownBy(() -> house.jobs.submit(ORDER, "a", breaking)).hasMessage("gone");
        assertThatThrownBy(() -> house.jobs.submit(ORDER, "b", new ByteArrayInputStream(random(3 << 20))))
                .isInstanceOf(FileTooLargeException.class);
        assertThat(pieces()).isZero();
        assertThat(house.jobs.list(new JobFilter(null, null, null), null, 10)).isEmpty();
    }

    @Test
    void a_piece_that_is_gone_does_not_look_like_the_end() throws IOException {
        JobHouse house = new JobHouse(database, KIND);
        long id = house.jobs.submit(ORDER, "sales.csv", new ByteArrayInputStream(random(2 << 20)));
        database.jdbc().update("DELETE FROM job_file_chunk WHERE job_id = ? AND number = 1", id);
        try (InputStream bytes = house.files.open(id)) {
            assertThatThrownBy(bytes::readAllBytes).hasMessageContaining("no longer what was sent");
        }
    }

    @Test
    void files_go_some_days_after_their_job_has_ended_and_no_sooner() throws IOException {
        JobHouse house = new JobHouse(database, KIND);
        long ended = house.jobs.submit(ORDER, "sales.csv", new ByteArrayInputStream(random(100)));
        long waiting = house.jobs.submit(ORDER, "more.csv", new ByteArrayInputStream(random(100)));
        house.jobs.cancel(ended);
        house.files.removeOld(Duration.ofDays(7));
        assertThat(house.files.find(ended)).isPresent();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
        new JobHouse(database, later, 1, KIND).files.removeOld(Duration.ofDays(7));
        assertThat(house.files.find(ended)).isEmpty();
        assertThat(house.files.find(waiting)).isPresent();
        assertThat(pieces()).isEqualTo(1);
        assertThat(house.jobs.find(ended)).isPresent();
    }
}
