package io.ratebook.settlement;

import io.ratebook.evaluation.SaleBook;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.sale.Answer;
import io.ratebook.sale.SaleRows;
import io.ratebook.sale.SaleState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sales of a program as this process remembers them: the book, with the id and the pinned version of each line. */
final class OpenBook {
    /** Of a line that is not recorded. */
    static final long NO_ID = 0;

    /** Of a line that stands under no version yet. */
    static final int NOT_PINNED = 0;

    private final int programId;
    private SaleBook book = new SaleBook();
    private long[] ids = new long[64];
    private int[] versions = new int[64];
    private long seen;
    private int kept;
    private boolean tentative;
    private final Set<Long> own = new HashSet<>();
    private @Nullable RoomUsed roomUsed;

    OpenBook(int programId) {
        this.programId = programId;
    }

    private record Batch(long firstId, long lastId, Happened what) {}

    /**
     * Reads what came in since it was read last.
     *
     * @param changes number of the latest batch that is committed
     */
    void refresh(Connection connection, long changes) throws SQLException {
        if (changes == seen) {
            return;
        }
        List<Batch> batches = batchesSince(connection);
        roomUsed = null;
        if (seen == 0 || batches.stream().anyMatch(batch -> batch.what() == Happened.REPLACED)) {
            readAnew(connection);
        } else {
            for (Batch batch : batches) {
                if (batch.what() == Happened.ADDED) {
                    read(connection, batch.firstId(), batch.lastId());
                } else {
                    readAnswers(connection, batch);
                }
            }
        }
        seen = changes;
        own.clear();
        keep();
    }

    /** Batches in which lines were replaced are told even if this process wrote them. */
    private List<Batch> batchesSince(Connection connection) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, first_id, last_id, replaced FROM sale_batch WHERE program_id = ? AND number > ?"
                        + " ORDER BY number")) {
            select.setInt(1, programId);
            select.setLong(2, seen);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Happened what = Happened.of(row.getInt(4));
                    if (what == Happened.REPLACED || !own.contains(row.getLong(1))) {
                        batches.add(new Batch(row.getLong(2), row.getLong(3), what));
                    }
                }
            }
        }
        return batches;
    }

    private void readAnew(Connection connection) throws SQLException {
        book = new SaleBook();
        seen = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT MIN(first_id), MAX(last_id) FROM sale_batch WHERE program_id = ?")) {
            select.setInt(1, programId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                read(connection, row.getLong(1), row.getLong(2));
            }
        }
    }

    private void read(Connection connection, long firstId, long lastId) throws SQLException {
        SaleRows.read(connection, programId, firstId, lastId, (id, line, recordedAt, answer) -> {
            int number = add(line, recordedAt);
            ids[number] = id;
            keep(number, answer);
        });
    }

    private void readAnswers(Connection connection, Batch batch) throws SQLException {
        Map<Long, Integer> numbers = new HashMap<>();
        for (int number = 0; number < size(); number++) {
            if (ids[number] >= batch.firstId() && ids[number] <= batch.lastId()) {
                numbers.put(ids[number], number);
            }
        }
        SaleRows.readAnswers(connection, programId, batch.firstId(), batch.lastId(), (id, answer) -> {
            Integer number = numbers.get(id);
            if (number != null) {
                keep(number, answer);
            }
        });
    }

    /**
     * Adds a line that is not recorded yet; its id is to follow.
     *
     * @return its number, or that of the line with the same reference and content
     * @throws IllegalArgumentException if the reference has other content
     */
    int add(SaleLine line, long arrival) {
        int before = book.size();
        int number = book.add(line, arrival);
        if (number >= ids.length) {
            ids = Arrays.copyOf(ids, number + (number >> 1) + 64);
            versions = Arrays.copyOf(versions, ids.length);
        }
        if (number >= before) {
            ids[number] = NO_ID;
            versions[number] = NOT_PINNED;
        }
        return number;
    }

    /** What its lines use of the rooms under caps; null where that is not known. */
    @Nullable
    RoomUsed roomUsed() {
        return roomUsed;
    }

    void keepRoomUsed(RoomUsed value) {
        roomUsed = value;
    }

    /** It holds what a transaction replaced that is not committed yet. */
    void setTentative(boolean value) {
        tentative = value;
    }

    boolean isTentative() {
        return tentative;
    }

    /** Lines in the book are recorded, or surely will be. */
    void keep() {
        kept = book.size();
    }

    /** Takes out the lines that were added since and could not be recorded, or were only tried. */
    void cutBack() {
        while (book.size() > kept) {
            book.removeLast();
        }
    }

    void identify(int number, long id) {
        ids[number] = id;
    }

    /** What was decided stands under its version from now on, and waits or not. */
    void pin(List<LineChange> changes) {
        for (LineChange change : changes) {
            keep(change.number(), change.answer());
        }
    }

    private void keep(int number, Answer answer) {
        versions[number] = answer.versionId() == null ? NOT_PINNED : answer.versionId();
        book.waits(number, answer.state() == SaleState.PARKED);
    }

    /** A batch of this process was committed, with lines that are in the book already. */
    void committed(long batch) {
        keep();
        own.add(batch);
        while (own.remove(seen + 1)) {
            seen++;
        }
    }

    SaleBook book() {
        return book;
    }

    int size() {
        return book.size();
    }

    /** The numbers of all lines from that one on. */
    int[] numbersFrom(int first) {
        return IntStream.range(first, book.size()).toArray();
    }

    /** The numbers of the lines that came in, or were replaced, by batches after that one; it must be refreshed. */
    int[] numbersAfter(Connection connection, long batch) throws SQLException {
        NavigableMap<Long, Long> ranges = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first_id, last_id FROM sale_batch WHERE program_id = ? AND number > ? AND replaced <> ?"
                        + " ORDER BY first_id")) {
            select.setInt(1, programId);
            select.setLong(2, batch);
            select.setInt(3, Happened.DECIDED.code());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    addRange(ranges, row.getLong(1), row.getLong(2));
                }
            }
        }
        return IntStream.range(0, book.size())
                .filter(number -> {
                    Map.Entry<Long, Long> range = ranges.floorEntry(ids[number]);
                    return range != null && ids[number] <= range.getValue();
                })
                .toArray();
    }

    /** The first of those that overlap takes the others in; they come in the order of their beginnings. */
    private static void addRange(NavigableMap<Long, Long> ranges, long first, long last) {
        Map.Entry<Long, Long> before = ranges.lastEntry();
        if (before != null && before.getValue() >= first) {
            ranges.put(before.getKey(), Math.max(before.getValue(), last));
        } else {
            ranges.put(first, last);
        }
    }

    /** The numbers of lines by the ids of their rows; those that are not in the book are left out. */
    int[] numbersOf(Set<Long> wanted) {
        return IntStream.range(0, book.size())
                .filter(number -> wanted.contains(ids[number]))
                .toArray();
    }

    /** The numbers of the lines that are not among the first so many of another book. */
    int[] numbersBeside(OpenBook other, int below) {
        long[] known = Arrays.copyOf(other.ids, below);
        Arrays.sort(known);
        return IntStream.range(0, book.size())
                .filter(number -> Arrays.binarySearch(known, ids[number]) < 0)
                .toArray();
    }

    long id(int number) {
        return ids[number];
    }

    /** By number. */
    long[] copyOfIds() {
        return Arrays.copyOf(ids, size());
    }

    /** By number, ids of versions or {@link #NOT_PINNED}. */
    int[] copyOfVersions() {
        return Arrays.copyOf(versions, size());
    }

    /** Number of the latest batch that is in it. */
    long seen() {
        return seen;
    }

    /** The version that the line stands under since it was first decided, or null. */
    @Nullable
    Integer pinned(int number) {
        return versions[number] == NOT_PINNED ? null : versions[number];
    }
}
