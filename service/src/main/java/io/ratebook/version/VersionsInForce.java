package io.ratebook.version;

import io.ratebook.web.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which version counts when, in one program, as it stood when this was read. Immutable. */
public final class VersionsInForce {
    /** No version is in force: the sale is parked. */
    public static final int NONE = 0;

    private final int programId;
    private final int activations;
    private final ZoneId zone;
    /** First instants of the start days, in order; microseconds since 1970. */
    private final long[] starts;

    private final int[] numbers;
    private final int[] ids;

    VersionsInForce(int programId, ZoneId zone, List<Activation> inOrder) {
        this.programId = programId;
        this.activations = inOrder.stream().mapToInt(Activation::number).max().orElse(0);
        this.zone = zone;
        Map<LocalDate, Activation> byDay = new TreeMap<>();
        inOrder.forEach(activation -> byDay.put(activation.from(), activation));
        starts = byDay.keySet().stream().mapToLong(day -> startOf(day, zone)).toArray();
        numbers = byDay.values().stream().mapToInt(Activation::version).toArray();
        ids = byDay.values().stream().mapToInt(Activation::versionId).toArray();
    }

    private VersionsInForce(VersionsInForce now, long start, int versionId, int number) {
        this.programId = now.programId;
        this.activations = now.activations;
        this.zone = now.zone;
        TreeMap<Long, int[]> byStart = new TreeMap<>();
        for (int at = 0; at < now.starts.length; at++) {
            byStart.put(now.starts[at], new int[] {now.numbers[at], now.ids[at]});
        }
        byStart.put(start, new int[] {number, versionId});
        starts = byStart.keySet().stream().mapToLong(Long::longValue).toArray();
        numbers = byStart.values().stream().mapToInt(one -> one[0]).toArray();
        ids = byStart.values().stream().mapToInt(one -> one[1]).toArray();
    }

    /** As if a version were activated from a day on. */
    public VersionsInForce with(int versionId, int number, LocalDate from) {
        return new VersionsInForce(this, startOf(from, zone), versionId, number);
    }

    /** The first instant of a day: not midnight where the clocks are put forward then. */
    static long startOf(LocalDate day, ZoneId zone) {
        return Times.micros(day.atStartOfDay(zone).toInstant());
    }

    /** The number of the version of a sale at that time, or {@link #NONE}; microseconds since 1970. */
    public int numberAt(long occurredAtMicros) {
        int at = indexAt(occurredAtMicros);
        return at < 0 ? NONE : numbers[at];
    }

    /** The id of that version, as sales and commissions keep it, or {@link #NONE}. */
    public int idAt(long occurredAtMicros) {
        int at = indexAt(occurredAtMicros);
        return at < 0 ? NONE : ids[at];
    }

    private int indexAt(long occurredAtMicros) {
        int found = Arrays.binarySearch(starts, occurredAtMicros);
        return found >= 0 ? found : -found - 2;
    }

    /** The ids of all versions that are in force at some time, each once, in the order of their first start. */
    public List<Integer> ids() {
        return Arrays.stream(ids).distinct().boxed().toList();
    }

    /** Whether a version is in force at or after an instant. */
    boolean isInForceFrom(long micros, int number) {
        return numberAt(micros) == number
                || IntStream.range(0, starts.length).anyMatch(at -> starts[at] > micros && numbers[at] == number);
    }

    public int programId() {
        return programId;
    }

    /** The program's, in which the days are counted. */
    public ZoneId zone() {
        return zone;
    }

    /** Number of the latest activation that this knows of, 0 for none: another number, another answer. */
    public int activations() {
        return activations;
    }
}
