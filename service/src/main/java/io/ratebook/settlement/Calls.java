package io.ratebook.settlement;

import io.ratebook.evaluation.SaleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lines that calls bring at the same time, by program. Whoever gets the turn records all that wait by then in one
 * transaction, since each commit is a way to the disk; the others find theirs done. Nobody waits for more to come.
 */
final class Calls {
    /** A transaction of more would keep its callers waiting longer than it saves them. */
    private static final int TOGETHER_MAX = 32;

    private final Map<Integer, Queue> queues = new ConcurrentHashMap<>();

    /** A line that waits, then what was made of it. */
    static final class Call {
        private final SaleLine line;
        private @Nullable Told told;
        private @Nullable RuntimeException failure;

        Call(SaleLine line) {
            this.line = line;
        }

        SaleLine line() {
            return line;
        }

        void done(Told what) {
            told = what;
            failure = null;
        }

        void failed(RuntimeException why) {
            told = null;
            failure = why;
        }

        private boolean isDone() {
            return told != null || failure != null;
        }

        Told answer() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(told);
        }
    }

    private static final class Queue {
        private final ReentrantLock turn = new ReentrantLock(true);
        private final ConcurrentLinkedQueue<Call> waiting = new ConcurrentLinkedQueue<>();
    }

    /** Records lines, and says of each call what came of it; what it throws is of all of them. */
    interface Recorder {
        void record(List<Call> together);
    }

    /** The answer for a line, recorded by this thread or by one that was quicker. */
    Told record(int programId, SaleLine line, Recorder recorder) {
        Queue queue = queues.computeIfAbsent(programId, unseen -> new Queue());
        Call own = new Call(line);
        queue.waiting.add(own);
        queue.turn.lock();
        try {
            while (!own.isDone()) {
                recordWaiting(queue, recorder);
            }
        } finally {
            queue.turn.unlock();
        }
        return own.answer();
    }

    private static void recordWaiting(Queue queue, Recorder recorder) {
        List<Call> together = new ArrayList<>();
        for (Call next = queue.waiting.poll(); next != null; next = queue.waiting.poll()) {
            together.add(next);
            if (together.size() == TOGETHER_MAX) {
                break;
            }
        }
        try {
            recorder.record(together);
        } catch (RuntimeException | Error all) {
            alone(together, recorder, all);
        }
    }

    /** What fails for one of them must not fail for the others. */
    private static void alone(List<Call> together, Recorder recorder, Throwable failure) {
        for (Call call : together) {
            if (together.size() == 1) {
                call.failed(asException(failure));
                continue;
            }
            try {
                recorder.record(List.of(call));
            } catch (RuntimeException | Error own) {
                call.failed(asException(own));
            }
        }
    }

    private static RuntimeException asException(Throwable failure) {
        return failure instanceof RuntimeException exception
                ? exception
                : new IllegalStateException("recording a sale failed", failure);
    }
}
