package io.ratebook.settlement;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The books this process remembers, so that a sale does not wait for its history to be read again. Those used longest ago
 * are forgotten when all together hold more lines than the heap has room for.
 */
@Component
public class SaleBooks {
    /** With what an evaluation of all of it takes beside. */
    private static final int BYTES_A_LINE = 600;

    private final long linesMax = Runtime.getRuntime().maxMemory() / BYTES_A_LINE;
    private final Map<Integer, Shelf> shelves = new LinkedHashMap<>(16, 0.75f, true);

    /** A program's place: one thread at a time uses its book. */
    static final class Shelf {
        final ReentrantLock lock = new ReentrantLock();
        private final int programId;
        private OpenBook book;
        /** Jobs that write what they decided with the book. */
        private int held;

        Shelf(int programId) {
            this.programId = programId;
            this.book = new OpenBook(programId);
        }

        OpenBook book() {
            return book;
        }

        /** Until it is closed, no room is made by forgetting the book: its holder would keep it in memory all the same. */
        Held hold() {
            hold(1);
            return () -> hold(-1);
        }

        private void hold(int more) {
            lock.lock();
            try {
                held += more;
            } finally {
                lock.unlock();
            }
        }

        /** What is in it may not be what is recorded. */
        void forget() {
            book = new OpenBook(programId);
        }

        /** Takes out what a transaction added that did not commit. */
        void undo() {
            if (book.isTentative()) {
                forget();
            } else {
                book.cutBack();
            }
        }
    }

    /** Whoever needs a book for longer than a turn. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Shelf of(int programId) {
        Shelf shelf = shelves.computeIfAbsent(programId, Shelf::new);
        makeRoomBeside(shelf);
        return shelf;
    }

    /** Whether a book of so many lines can be held at all, and evaluated. */
    boolean haveRoomFor(long lines) {
        return lines <= linesMax;
    }

    /** To be called again by whoever adds many lines to a book: before deciding them, which takes as much room again. */
    synchronized void makeRoomBeside(Shelf grown) {
        long lines =
                shelves.values().stream().mapToLong(each -> each.book.size()).sum();
        Iterator<Shelf> oldest = shelves.values().iterator();
        while (lines > linesMax && oldest.hasNext()) {
            Shelf old = oldest.next();
            if (old != grown && old.lock.tryLock()) {
                try {
                    if (old.held == 0) {
                        lines -= old.book.size();
                        old.forget();
                    }
                } finally {
                    old.lock.unlock();
                }
            }
        }
    }
}
