package io.ratebook.jobs;

import io.ratebook.jobs.Job.Progress;
import io.ratebook.web.DatabaseTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** A job in the hands of the one that does it. */
public final class RunningJob {
    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 20;

    private final TakenJob taken;
    private final JobTable table;
    private final JobProblems problems;
    private final JobFiles files;
    private final JsonMapper json;
    private final PlatformTransactionManager transactions;

    /** Held from the numbering of problems to the commit that keeps them. */
    private final ReentrantLock writing = new ReentrantLock();

    private final List<JobProblem> found = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();
    private long problemsKept;
    private long problemsBeyond;
    private @Nullable String result;
    private volatile Progress progress = Progress.NONE;
    private volatile boolean cancelRequested;
    private volatile boolean leaseLost;
    private volatile boolean stopping;

    /** What a transaction says about how far the work is. */
    private static final class Step {
        private @Nullable String checkpoint;
        private boolean further;
    }

    RunningJob(
            TakenJob taken,
            JobTable table,
            JobProblems problems,
            JobFiles files,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.taken = taken;
        this.table = table;
        this.problems = problems;
        this.files = files;
        this.json = json;
        this.transactions = transactions;
        this.cancelRequested = taken.cancelRequested();
        this.problemsKept = taken.problemCount();
    }

    public long id() {
        return taken.lease().jobId();
    }

    /**
     * The program it belongs to.
     *
     * @throws IllegalStateException if it belongs to none
     */
    public int programId() {
        if (taken.programId() == null) {
            throw new IllegalStateException("job " + id() + " belongs to no program");
        }
        return taken.programId();
    }

    public String title() {
        return taken.title();
    }

    /** The name of who asked for it. */
    public String startedBy() {
        return taken.startedBy();
    }

    /** Which taking of the job this is: larger than all before. */
    public long fencingToken() {
        return lease().fencingToken();
    }

    Lease lease() {
        return taken.lease();
    }

    /** What it was submitted with. */
    public <T> T input(Class<T> type) {
        return json.readValue(taken.input(), type);
    }

    /** Where an earlier attempt has got to; empty where the work begins. */
    public <T> Optional<T> checkpoint(Class<T> type) {
        return Optional.ofNullable(taken.checkpoint()).map(text -> json.readValue(text, type));
    }

    /** The file it was submitted with, if any. */
    public Optional<JobFile> file() {
        return files.find(id());
    }

    /**
     * The bytes of its file, from the beginning.
     *
     * @throws IllegalStateException if it has none
     */
    public InputStream openFile() {
        return files.open(id());
    }

    /**
     * A copy of its file on the disk of this process, gone when the job ends.
     *
     * @throws IllegalStateException if it has none
     * @throws IOException if there is no room for it
     */
    public Path toTempFile() throws IOException {
        Path copy = Files.createTempFile("ratebook-job-" + id() + "-", null);
        synchronized (temporary) {
            temporary.add(copy);
        }
        try (InputStream bytes = openFile()) {
            Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    void removeTemporary() throws IOException {
        synchronized (temporary) {
            for (Path copy : temporary) {
                Files.deleteIfExists(copy);
            }
            temporary.clear();
        }
    }

    /** Says how far the work is, as often as one likes: it is written twice a second at most, by another thread. */
    public void progress(long done, long total, String text) {
        progress = new Progress(done, total, text);
    }

    Progress progress() {
        return progress;
    }

    /**
     * Reports something wrong in the input. It is kept with the next transaction that commits, and found again from the
     * last checkpoint on if there is none.
     */
    public void problem(JobProblem problem) {
        synchronized (found) {
            if (problemsKept + found.size() < JobProblems.KEPT_MAX) {
                found.add(problem);
            } else {
                problemsBeyond++;
            }
        }
    }

    /** All that were reported, by earlier attempts too. */
    public long problemCount() {
        synchronized (found) {
            return problemsKept + found.size() + problemsBeyond;
        }
    }

    /** What its asker gets, as JSON, once it is done. */
    public void result(Object value) {
        result = json.writeValueAsString(value);
    }

    @Nullable
    String result() {
        return result;
    }

    /**
     * To be called every second or so.
     *
     * @throws JobStoppedException if the work is to end here
     */
    public void checkCancelled() {
        if (leaseLost) {
            throw new JobStoppedException.LeaseLost(id(), fencingToken());
        }
        if (cancelRequested) {
            throw new JobStoppedException.Cancelled(id());
        }
        if (stopping) {
            throw new JobStoppedException.HandedBack(id());
        }
    }

    void requestCancel() {
        cancelRequested = true;
    }

    void loseLease() {
        leaseLost = true;
    }

    void stop() {
        stopping = true;
    }

    /**
     * Where the next attempt would go on, if this transaction commits; of the current {@link #inTransaction} alone.
     *
     * @param place a small value, kept as JSON
     * @throws IllegalStateException outside of one
     */
    public void checkpoint(Object place) {
        Step step = step();
        step.checkpoint = json.writeValueAsString(place);
        step.further = true;
    }

    /**
     * Says that, if this transaction commits, less is left to do than before: a job whose process dies is begun again any
     * number of times while it comes further each time. Of the current {@link #inTransaction} alone.
     *
     * @throws IllegalStateException outside of one
     */
    public void further() {
        step().further = true;
    }

    private Step step() {
        Step step = (Step) TransactionSynchronizationManager.getResource(this);
        if (step == null) {
            throw new IllegalStateException("this counts with the work it stands for: inside inTransaction");
        }
        return step;
    }

    /** Work without a value; see {@link #inTransaction(Callable)}. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** See {@link #inTransaction(Callable)}. */
    public void inTransaction(Work work) throws Exception {
        inTransaction(() -> {
            work.run();
            return this;
        });
    }

    /**
     * Does work in a transaction of its own, and commits it only if this process still holds the job: a write that comes
     * late, after another process took over, is refused. Where other transactions are in its way, the work is done again
     * from its beginning, five times at most; so it keeps nothing in memory that doing it twice would spoil.
     *
     * @throws JobStoppedException if the work is to end here; nothing is written
     * @throws IllegalStateException inside of another transaction
     * @throws Exception what the work throws; nothing is written
     */
    public <T> T inTransaction(Callable<T> work) throws Exception {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("job " + id() + " begins a transaction inside of another");
        }
        for (int attempt = 1; ; attempt++) {
            checkCancelled();
            try {
                return once(work);
            } catch (Exception failed) {
                if (attempt == TRIES || !DatabaseTrouble.isPassing(failed)) {
                    throw failed;
                }
                Thread.sleep(pauseMillis(attempt));
            }
        }
    }

    /** Longer with each attempt, and by chance, so that two who met do not meet again. */
    private static long pauseMillis(int attempt) {
        return ThreadLocalRandom.current().nextLong(PAUSE_MILLIS, PAUSE_MILLIS << attempt);
    }

    private <T> T once(Callable<T> work) throws Exception {
        Step step = new Step();
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        TransactionSynchronizationManager.bindResource(this, step);
        try {
            T value = work.call();
            commit(transaction, step);
            return value;
        } catch (Throwable failed) {
            undo(transaction, failed);
            throw failed;
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    /** What failed stays the failure: where its connection broke, undoing fails too, and would hide that the database was away. */
    private void undo(TransactionStatus transaction, Throwable failed) {
        if (transaction.isCompleted()) {
            return;
        }
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException unfinished) {
            failed.addSuppressed(unfinished);
        }
    }

    private void commit(TransactionStatus transaction, Step step) {
        writing.lock();
        try {
            List<JobProblem> fresh = List.copyOf(foundSoFar());
            problems.add(id(), problemsKept, fresh);
            long count = problemsKept + fresh.size() + problemsBeyond;
            if (!table.advance(lease(), count, step.checkpoint, step.further)) {
                leaseLost = true;
                throw new JobStoppedException.LeaseLost(id(), fencingToken());
            }
            transactions.commit(transaction);
            synchronized (found) {
                found.subList(0, fresh.size()).clear();
                problemsKept += fresh.size();
            }
        } finally {
            writing.unlock();
        }
    }

    private List<JobProblem> foundSoFar() {
        synchronized (found) {
            return new ArrayList<>(found);
        }
    }

    /** Keeps what was reported since the last transaction, also where the work is to end. */
    void keepProblems() throws Exception {
        once(() -> this);
    }
}
