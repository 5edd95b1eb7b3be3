package io.ratebook.jobs;

import io.ratebook.database.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as their askers see them: submitted, looked at, cancelled. */
@Component
public class Jobs {
    private final JobTable table;
    private final JobFiles files;
    private final Ids ids;
    private final JsonMapper json;
    private final ObjectProvider<JobKind> kinds;
    private final TransactionTemplate transaction;

    Jobs(
            JobTable table,
            JobFiles files,
            Ids ids,
            JsonMapper json,
            ObjectProvider<JobKind> kinds,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.files = files;
        this.ids = ids;
        this.json = json;
        this.kinds = kinds;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Puts a job in the queue, with the caller's transaction where there is one, and returns its id.
     *
     * @throws IllegalArgumentException if nobody does jobs of this kind
     */
    public long submit(JobOrder order) {
        String slot = exclusiveSlot(order);
        long id = ids.next("job");
        table.insert(id, order, json.writeValueAsString(order.input()), slot);
        return id;
    }

    /**
     * Takes a file in, and then puts the job that works on it in the queue. To be called outside of any transaction: the
     * file may be large and slow.
     *
     * @return the job's id
     * @throws FileTooLargeException if the file is larger than files may be
     * @throws IOException if the file breaks off; nothing is left of it
     */
    public long submit(JobOrder order, String fileName, InputStream bytes) throws IOException {
        String slot = exclusiveSlot(order);
        long id = ids.next("job");
        JobFile file = files.receive(id, fileName, bytes);
        transaction.executeWithoutResult(status -> {
            files.complete(id, file);
            table.insert(id, order, json.writeValueAsString(order.input()), slot);
        });
        return id;
    }

    private @Nullable String exclusiveSlot(JobOrder order) {
        JobKind kind = kindsByName().get(order.kind());
        if (kind == null) {
            throw new IllegalArgumentException("nobody does jobs of kind \"" + order.kind() + "\"");
        }
        String group = kind.exclusiveGroup();
        return group == null ? null : (order.programId() == null ? "" : order.programId()) + ":" + group;
    }

    /** Looked up late: who does the work may well submit further jobs. */
    Map<String, JobKind> kindsByName() {
        return kinds.stream().collect(Collectors.toMap(JobKind::kind, Function.identity()));
    }

    public Optional<Job> find(long id) {
        return table.find(id);
    }

    /**
     * Where a page ended.
     *
     * @param createdAt epoch-micros
     */
    public record Place(long createdAt, long id) {
        public static Place of(Job job) {
            return new Place(ChronoUnit.MICROS.between(Instant.EPOCH, job.createdAt()), job.id());
        }
    }

    /**
     * The latest first.
     *
     * @param after where the page before ended; null at the beginning
     */
    public List<Job> list(JobFilter filter, @Nullable Place after, int limit) {
        return table.list(filter, after, limit);
    }

    /**
     * Whether such a job of the program waits or runs.
     *
     * @param afterFailure one that failed counts for so long
     */
    public boolean isAtWork(int programId, String kind, Duration afterFailure) {
        return table.isAtWork(programId, kind, afterFailure);
    }

    /** Whether somebody may cancel it now. */
    public boolean isCancellable(Job job) {
        JobKind kind = kindsByName().get(job.kind());
        return !job.state().ended() && (kind == null || kind.cancellable());
    }

    /** Cancels a job that waits, and asks one that runs to stop; false where it has ended already or never was. */
    public boolean cancel(long id) {
        return table.cancel(id);
    }
}
