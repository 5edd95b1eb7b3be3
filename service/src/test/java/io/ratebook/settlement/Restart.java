package io.ratebook.settlement;

/** What a restart does to the book of a program, and so does the growth of another program or a call that cannot be committed. */
final class Restart {
    private Restart() {}

    static void forget(SaleBooks books, int programId) {
        SaleBooks.Shelf shelf = books.of(programId);
        shelf.lock.lock();
        try {
            shelf.forget();
        } finally {
            shelf.lock.unlock();
        }
    }
}
