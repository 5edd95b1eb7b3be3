package io.ratebook.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Ids, as ranges that do not touch each other; both ends included. */
final class IdRanges {
    private final NavigableMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Both ends included. */
    record Range(long first, long last) {
        long size() {
            return last - first + 1;
        }
    }

    /** @param ids in ascending order */
    static IdRanges of(long... ids) {
        IdRanges ranges = new IdRanges();
        for (long id : ids) {
            ranges.add(new Range(id, id));
        }
        return ranges;
    }

    /** @param text as {@link #toString} writes it */
    static IdRanges parse(String text) {
        IdRanges ranges = new IdRanges();
        Arrays.stream(text.split(","))
                .map(one -> one.split("-"))
                .map(ends -> new Range(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])))
                .forEach(ranges::add);
        return ranges;
    }

    /** Adds ids that are not among them. */
    void add(Range range) {
        long first = range.first();
        long last = range.last();
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(first);
        if (before != null && before.getValue() == first - 1) {
            first = before.getKey();
        }
        Long after = lastByFirst.remove(last + 1);
        lastByFirst.put(first, after == null ? last : after);
    }

    void add(IdRanges others) {
        others.all().forEach(this::add);
    }

    boolean contains(long id) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(id);
        return range != null && id <= range.getValue();
    }

    /** In ascending order. */
    List<Range> all() {
        return lastByFirst.entrySet().stream()
                .map(range -> new Range(range.getKey(), range.getValue()))
                .toList();
    }

    /** How many ids. */
    long size() {
        return all().stream().mapToLong(Range::size).sum();
    }

    /** What is missing from 1 to the last of them, the latest first. */
    List<Range> gaps() {
        List<Range> gaps = new ArrayList<>();
        long next = 1;
        for (Range range : all()) {
            if (range.first() > next) {
                gaps.add(new Range(next, range.first() - 1));
            }
            next = range.last() + 1;
        }
        gaps.sort(Comparator.comparing(Range::first).reversed());
        return gaps;
    }

    /** 0 where there are none. */
    long first() {
        return lastByFirst.isEmpty() ? 0 : lastByFirst.firstKey();
    }

    /** 0 where there are none. */
    long last() {
        return lastByFirst.isEmpty() ? 0 : lastByFirst.lastEntry().getValue();
    }

    /** {@code 1-1000,2001-2040}; a single one is {@code 7-7}. */
    @Override
    public String toString() {
        return all().stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(","));
    }
}
