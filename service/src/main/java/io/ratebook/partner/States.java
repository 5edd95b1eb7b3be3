package io.ratebook.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of a partner over time: in order, each until the next, every step a legal one. Before the first: applied. */
public record States(List<Entry> entries) {
    /** A state from an instant on. */
    public record Entry(
            long from, PartnerState state, @Nullable String reason) {}

    /** That somebody always was applied goes without saying. */
    public States {
        entries = entries.stream()
                .filter(entry -> entry.from() != Moments.ALWAYS || entry.state() != PartnerState.APPLIED)
                .toList();
    }

    /**
     * All of them at once.
     *
     * @throws IllegalMoveException naming the first step that is none
     */
    public static States of(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::from));
        Entry before = null;
        for (Entry entry : sorted) {
            check(before, entry);
            before = entry;
        }
        return new States(sorted);
    }

    private static void check(@Nullable Entry before, Entry entry) {
        if (before == null) {
            if (entry.state() == PartnerState.PAUSED) {
                throw new IllegalMoveException("a partner begins applied or approved, not paused");
            }
        } else if (before.from() == entry.from()) {
            throw new IllegalMoveException("two states from the same time on (" + Moments.text(entry.from()) + "): "
                    + before.state().word() + " and " + entry.state().word());
        } else if (!before.state().next().contains(entry.state())) {
            throw new IllegalMoveException("a partner who is " + before.state().word() + " (from "
                    + Moments.text(before.from()) + ") can become "
                    + before.state().nextWords() + ", not "
                    + entry.state().word() + " (from " + Moments.text(entry.from()) + ")");
        }
    }

    /**
     * The same with a state from an instant on. What is said already changes nothing. A state that begins again later begins
     * at the earlier instant instead; an approval before the application takes its place.
     *
     * @throws IllegalMoveException if a step would be none
     */
    public States with(PartnerState state, long from, @Nullable String reason) {
        if (has(state, from)) {
            return this;
        }
        List<Entry> all = new ArrayList<>(entries);
        int next = 0;
        while (next < all.size() && all.get(next).from() < from) {
            next++;
        }
        if (next < all.size() && mayMove(all.get(next), state, from)) {
            all.remove(next);
            if (next < all.size() && all.get(next).state() == state) {
                all.remove(next);
            }
        }
        all.add(next, new Entry(from, state, reason));
        return of(all);
    }

    /** Whether the entry only says later, or of an application, what now is said from earlier on. */
    private static boolean mayMove(Entry entry, PartnerState state, long from) {
        return (entry.state() == state && entry.from() > from)
                || (entry.state() == PartnerState.APPLIED && state == PartnerState.APPROVED);
    }

    /**
     * The same with the first approval at another instant.
     *
     * @throws IllegalMoveException if something else stands before it then
     */
    States approvedFrom(long from) {
        List<Entry> all = new ArrayList<>(entries);
        for (int i = 0; i < all.size(); i++) {
            Entry entry = all.get(i);
            if (entry.state() == PartnerState.APPROVED) {
                if (entry.from() == from) {
                    return this;
                }
                all.set(i, new Entry(from, PartnerState.APPROVED, entry.reason()));
                if (i > 0 && all.get(i - 1).from() >= from) {
                    all.remove(i - 1);
                }
                return of(all);
            }
        }
        return with(PartnerState.APPROVED, from, null);
    }

    boolean has(PartnerState state, long from) {
        return entries.stream().anyMatch(entry -> entry.from() == from && entry.state() == state);
    }

    public PartnerState at(long micros) {
        PartnerState state = PartnerState.APPLIED;
        for (Entry entry : entries) {
            if (entry.from() > micros) {
                break;
            }
            state = entry.state();
        }
        return state;
    }

    /** The first approval; {@link Moments#OPEN} if there is none. */
    public long joinedAt() {
        return firstOf(PartnerState.APPROVED);
    }

    /** {@link Moments#OPEN} if the partner does not leave. */
    long leftAt() {
        return firstOf(PartnerState.LEFT);
    }

    /** When the partner is paused and taken up again, in turn. */
    List<Long> pauses() {
        List<Long> turns = new ArrayList<>();
        for (Entry entry : entries) {
            boolean paused = turns.size() % 2 == 1;
            if (entry.state() == PartnerState.PAUSED || (paused && entry.state() == PartnerState.APPROVED)) {
                turns.add(entry.from());
            }
        }
        return turns;
    }

    private long firstOf(PartnerState state) {
        return entries.stream()
                .filter(entry -> entry.state() == state)
                .mapToLong(Entry::from)
                .findFirst()
                .orElse(Moments.OPEN);
    }
}
