package io.ratebook.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes batches of changes on two connections, which was measured to be half as fast again as one: a batch is a
 * transaction. At most two wait to be written, so that deciding does not run ahead of the heap.
 */
public final class BulkWriter implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, work -> {
        Thread thread = new Thread(work, "ratebook-bulk");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<?>> open = new ArrayList<>();

    /** A transaction of the job. */
    public interface Batch {
        void write() throws Exception;
    }

    /** Returns when there is room; what an earlier batch failed with is thrown here. */
    public void add(Batch batch) throws Exception {
        while (open.size() > CONNECTIONS) {
            await(open.remove(0));
        }
        open.add(threads.submit(() -> {
            batch.write();
            return null;
        }));
    }

    /** Returns when all is written. */
    public void finish() throws Exception {
        while (!open.isEmpty()) {
            await(open.remove(0));
        }
    }

    private static void await(Future<?> batch) throws Exception {
        try {
            batch.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Waits for batches that are being written; those that wait are dropped. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        open.forEach(batch -> batch.cancel(false));
        threads.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS);
    }
}
