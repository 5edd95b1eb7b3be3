package io.ratebook.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What partners must be owed and paid, kept as simply as can be: entries in a list, in minor units, by number of month. */
final class CarriedForward {
    /** What a payout has to come to. */
    static final long MINIMUM = 1_000;
    /** Months of sales; the one after them is now, where what comes back counts. */
    static final int MONTHS = 24;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Paid> paid = new ArrayList<>();

    enum State {
        PENDING,
        OPEN,
        CLAIMED,
        PAID
    }

    /** Earned, or taken back; the payout is that which has it. */
    static final class Entry {
        private final String sale;
        private final String partner;
        private final int month;
        private final long amount;
        private State state;
        private long payout;

        private Entry(String sale, String partner, int month, long amount, State state) {
            this.sale = sale;
            this.partner = partner;
            this.month = month;
            this.amount = amount;
            this.state = state;
        }
    }

    /** What left, or came back below zero. */
    private record Paid(String partner, int month, long amount) {}

    /** A line of the report: opening + earned - clawedBack - paid = closing. */
    record Line(long opening, long earned, long clawedBack, long paid, long closing) {
        static final Line NONE = new Line(0, 0, 0, 0, 0);
    }

    void earns(String sale, String partner, int month, long amount) {
        entries.add(new Entry(sale, partner, month, amount, State.PENDING));
    }

    /** Waits with its sale, if that is not approved; else it counts at once. */
    void takenBack(String sale, int month, long amount) {
        Entry of = entries.stream()
                .filter(entry -> entry.sale.equals(sale))
                .findFirst()
                .orElseThrow();
        entries.add(
                new Entry(sale, of.partner, month, -amount, of.state == State.PENDING ? State.PENDING : State.OPEN));
    }

    /** A sale of which not all was taken back; empty if there is none. */
    String someSale(Random random) {
        Map<String, Long> left = new TreeMap<>();
        entries.forEach(entry -> left.merge(entry.sale, entry.amount, Long::sum));
        left.values().removeIf(amount -> amount == 0);
        return left.isEmpty() ? "" : List.copyOf(left.keySet()).get(random.nextInt(left.size()));
    }

    long leftOf(String sale) {
        return sum(entry -> entry.sale.equals(sale));
    }

    private long sum(Predicate<Entry> which) {
        return entries.stream().filter(which).mapToLong(entry -> entry.amount).sum();
    }

    boolean anyPending(String partner) {
        return entries.stream().anyMatch(entry -> isPending(entry, partner));
    }

    private static boolean isPending(Entry entry, String partner) {
        return entry.state == State.PENDING && (partner.isEmpty() || entry.partner.equals(partner));
    }

    /** Of a partner, or of all where it is empty. */
    void approve(String partner) {
        entries.stream().filter(entry -> isPending(entry, partner)).forEach(entry -> entry.state = State.OPEN);
    }

    /** What a run over some months finds, by partner: what was taken back counts whenever it was. */
    Map<String, Long> due(int from, int to) {
        Map<String, Long> due = new TreeMap<>();
        entries.stream()
                .filter(entry -> isDue(entry, from, to))
                .forEach(entry -> due.merge(entry.partner, entry.amount, Long::sum));
        return due;
    }

    private static boolean isDue(Entry entry, int from, int to) {
        return entry.state == State.OPEN && (entry.amount < 0 || entry.month >= from && entry.month <= to);
    }

    void claim(long payout, String partner, int from, int to) {
        entries.stream()
                .filter(entry -> entry.partner.equals(partner) && isDue(entry, from, to))
                .forEach(entry -> {
                    entry.state = State.CLAIMED;
                    entry.payout = payout;
                });
    }

    void pay(long payout, int month) {
        move(payout, State.CLAIMED, State.PAID, month, 1);
    }

    void comesBack(long payout) {
        move(payout, State.PAID, State.OPEN, MONTHS, -1);
    }

    void giveBack(long payout) {
        move(payout, State.CLAIMED, State.OPEN, MONTHS, 0);
    }

    private void move(long payout, State from, State to, int month, int sign) {
        entries.stream()
                .filter(entry -> entry.payout == payout && entry.state == from)
                .forEach(entry -> {
                    entry.state = to;
                    paid.add(new Paid(entry.partner, month, sign * entry.amount));
                });
    }

    long balance(String partner) {
        return sum(entry -> entry.partner.equals(partner) && entry.state != State.PAID);
    }

    Line line(String partner, int month) {
        Predicate<Entry> counts = entry -> entry.partner.equals(partner) && entry.state != State.PENDING;
        long opening = sum(counts.and(entry -> entry.month < month)) - paid(partner, 0, month - 1);
        long earned = sum(counts.and(entry -> entry.month == month && entry.amount > 0));
        long clawedBack = -sum(counts.and(entry -> entry.month == month && entry.amount < 0));
        long out = paid(partner, month, month);
        return new Line(opening, earned, clawedBack, out, opening + earned - clawedBack - out);
    }

    private long paid(String partner, int from, int to) {
        return paid.stream()
                .filter(one -> one.partner().equals(partner) && one.month() >= from && one.month() <= to)
                .mapToLong(Paid::amount)
                .sum();
    }
}
