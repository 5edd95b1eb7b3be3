package io.ratebook.jobs;

import io.ratebook.database.Ids;
import io.ratebook.people.Right;
import io.ratebook.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as their askers see them: submitted, looked at, cancelled, begun again. */
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

    /**
     * Whether a failed job may be begun again.
     *
     * @param rights of which one is enough for it
     * @param whyNot in words for people; null where it may be
     */
    public record Again(Set<Right> rights, @Nullable String whyNot) {}

    /** Null where it has not failed. */
    public @Nullable Again again(Job job) {
        if (job.state() != JobState.FAILED) {
            return null;
        }
        JobKind kind = kindsByName().get(job.kind());
        return new Again(kind == null ? Set.of() : kind.rights(), whyNot(job, kind, false));
    }

    private @Nullable String whyNot(Job job, @Nullable JobKind kind, boolean begins) {
        if (kind == null) {
            return "Nobody does jobs of its kind any more.";
        }
        if (files.isGone(job.id())) {
            return "Its file is no longer kept: send it again.";
        }
        return kind.notAgain(new FailedJob(job, table.input(job.id()), begins, table, json));
    }

    /**
     * Puts a failed job back in the queue: it goes on behind its last checkpoint, as one whose process was killed. To be called in a
     * transaction.
     *
     * @throws Refusal if it has not failed, or is not to be begun again
     */
    public void beginAgain(long id, String by) {
        boolean failed = table.lockFailed(id);
        Job job = table.find(id).orElseThrow(() -> Refusal.notFound("job", id));
        if (!failed) {
            throw Refusal.conflict(
                    "job-not-failed", "job " + id + " is " + job.state().code() + ", expected failed");
        }
        String why = whyNot(job, kindsByName().get(job.kind()), true);
        if (why != null) {
            throw Refusal.conflict("job-not-again", "job " + id + " (" + job.title() + ") is not begun again. " + why);
        }
        table.again(id, by);
    }

    /** Says of a failed job that it does not count any more; false where it has not failed, or does not count already. */
    public boolean putAside(long id, String by) {
        return table.aside(id, by, null);
    }

    /**
     * The same of all failed jobs of the kinds that were submitted with that number in that field: what they were about has come to
     * its end.
     */
    public void putAside(int programId, Set<String> kinds, String field, long value, String by, String why) {
        table.failedAbout(programId, kinds, field, value).forEach(id -> table.aside(id, by, why));
    }

    /** Cancels a job that waits, and asks one that runs to stop; false where it has ended already or never was. */
    public boolean cancel(long id) {
        return table.cancel(id);
    }
}
