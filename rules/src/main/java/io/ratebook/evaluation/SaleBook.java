package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.policy.CapRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded sales and refunds of a program, kept by column (about 230 bytes a line), from which those are picked that
 * a new one touches. Lines have numbers from 0 in the order added. One thread at a time.
 */
public final class SaleBook {
    private final SalesBuilder lines = new SalesBuilder();
    private final LineChains byCustomer = new LineChains();
    private final LineChains byCredits = new LineChains();
    private final LineChains byOrder = new LineChains();
    private final BitSet waiting = new BitSet();
    private final Map<Integer, List<Integer>> creditSetsOfPartner = new HashMap<>();
    private final Map<String, List<Integer>> refundsOf = new HashMap<>();
    private int creditSetsKnown;

    /**
     * How far what a line earns looks. A line always looks at its refunds, and a refund at its sale.
     *
     * @param orders at the other lines of the order
     * @param customers at the customer's lines
     * @param partners at the lines of the partners credited
     * @param span within which periods at those of the partners credited; null at any distance
     * @param waiting also at whether lines further away wait for a person: a line that no longer does counts for its
     *     customer and partners
     * @param caps at all lines of the program, where one of the rooms under caps that it uses is full: see {@link CapUse}
     * @param everything at all lines of the program
     */
    public record Looks(
            boolean orders,
            boolean customers,
            boolean partners,
            @Nullable PartnerSpan span,
            boolean waiting,
            boolean caps,
            boolean everything) {
        public static final Looks NOWHERE = new Looks(false, false, false, null, false, false, false);
        public static final Looks EVERYWHERE = new Looks(true, true, true, null, true, true, true);

        /** Whether it looks at all lines of the program, or may have to. */
        public boolean everywhere() {
            return caps || everything;
        }

        /** The same as long as no room under caps is full. */
        public Looks whileThereIsRoom() {
            return new Looks(orders, customers, partners, span, waiting, false, everything);
        }

        /** How far policy versions look that stand beside each other. */
        static Looks of(List<ReadyPolicy> versions) {
            boolean orders = versions.stream().anyMatch(ReadyPolicy::looksBack);
            boolean customerCaps = versions.stream().anyMatch(each -> each.caps(CapRow.Scope.CUSTOMER));
            boolean customers = customerCaps
                    || versions.stream().map(HistoryNeeds::of).anyMatch(needs -> needs.customers() || needs.payments());
            boolean partners = versions.stream()
                    .anyMatch(each -> HistoryNeeds.of(each).metrics()
                            || !each.schemes.isEmpty()
                            || each.caps(CapRow.Scope.PARTNER));
            boolean mayWait = versions.stream()
                    .anyMatch(each -> each.drl != null || each.rateRows().anyMatch(ParkingRules::mayPark));
            boolean events = versions.stream().flatMap(ReadyPolicy::rateRows).anyMatch(RatePlan::namesEvent);
            boolean caps =
                    versions.stream().anyMatch(each -> each.caps(CapRow.Scope.PROGRAM)) || customerCaps && partners;
            boolean everything = events && customers && partners || caps && !SharedCaps.stayTheSame(versions);
            return everything
                    ? EVERYWHERE
                    : new Looks(
                            orders,
                            customers,
                            partners,
                            PartnerSpan.of(versions),
                            mayWait && customers && partners,
                            caps,
                            false);
        }
    }

    /**
     * Lines picked for an evaluation.
     *
     * @param sales the lines; complete for those that may change
     * @param numbers by line of the sales its number in the book, ascending
     * @param mayChange by line of the sales, whether what it earns may have changed; the others are there as history
     * @param waits by line of the sales, whether one that is there as history is known to wait for a person
     */
    public record Picked(Sales sales, int[] numbers, BitSet mayChange, BitSet waits) {}

    /** Lines picked, and what they earn. */
    public record Decided(Picked picked, Evaluation evaluation) {}

    /**
     * Adds a line.
     *
     * @param arrival instant of the call that brought it
     * @return its number, or that of the line with the same reference and content
     * @throws IllegalArgumentException if the reference was used for other content
     */
    public int add(SaleLine line, long arrival) {
        if (!lines.arrivingAt(arrival).add(line)) {
            return find(line.source(), line.reference());
        }
        int number = lines.size - 1;
        byCredits.add(lines.credits[number], number);
        learnPartners();
        if (lines.refund[number]) {
            if (line.originalReference() != null) {
                refundsOf
                        .computeIfAbsent(key(line.source(), line.originalReference()), unseen -> new ArrayList<>(1))
                        .add(number);
            }
            return number;
        }
        byOrder.add(lines.order[number], number);
        if (lines.customer[number] != Dictionary.ABSENT) {
            byCustomer.add(lines.customer[number], number);
        }
        return number;
    }

    /** Keeps whether a line waits for a person, as it was last decided; no line does before that. */
    public void waits(int number, boolean value) {
        waiting.set(number, value);
    }

    /** Takes out the line added last: it was only tried, or could not be recorded. */
    public void removeLast() {
        int number = lines.size - 1;
        waiting.clear(number);
        byCredits.removeLast(lines.credits[number]);
        String original = lines.original[number];
        if (!lines.refund[number]) {
            byOrder.removeLast(lines.order[number]);
            if (lines.customer[number] != Dictionary.ABSENT) {
                byCustomer.removeLast(lines.customer[number]);
            }
        } else if (original != null) {
            List<Integer> refunds =
                    refundsOf.getOrDefault(key(lines.codes.required(lines.source[number]), original), List.of());
            refunds.remove(refunds.size() - 1);
        }
        lines.removeLast();
    }

    private void learnPartners() {
        for (; creditSetsKnown < lines.creditSets.size(); creditSetsKnown++) {
            for (int partner : lines.creditSets.get(creditSetsKnown).partners()) {
                creditSetsOfPartner
                        .computeIfAbsent(partner, unseen -> new ArrayList<>(1))
                        .add(creditSetsKnown);
            }
        }
    }

    private static String key(String source, String reference) {
        return source + '\n' + reference;
    }

    public int size() {
        return lines.size;
    }

    /** The number of the line of that source and reference, or -1. */
    public int find(String source, String reference) {
        int known = lines.codes.find(source);
        return known == Dictionary.ABSENT ? -1 : lines.references.find(known, reference, lines.source, lines.reference);
    }

    /** The numbers of the lines that credit one of these partners, ascending. */
    public int[] linesOf(Collection<String> partners) {
        BitSet found = new BitSet();
        for (String code : partners) {
            creditSetsOfPartner
                    .getOrDefault(lines.codes.find(code), List.of())
                    .forEach(set -> byCredits.forEach(set, found::set));
        }
        return found.stream().toArray();
    }

    /** The numbers of the sales that say that a lead was won, ascending. */
    public int[] linesOfLead(String lead) {
        int event = lines.codes.find(SaleLine.LEAD_WON);
        return event == Dictionary.ABSENT
                ? new int[0]
                : IntStream.range(0, lines.size)
                        .filter(line -> !lines.refund[line] && lines.event[line] == event && names(line, lead))
                        .toArray();
    }

    private boolean names(int line, String lead) {
        int code = lines.codes.find(lead);
        int[] named = lines.attributes.get(SaleLine.LEAD);
        return lines.reference[line].equals(lead)
                || code != Dictionary.ABSENT && (lines.customer[line] == code || named != null && named[line] == code);
    }

    /** All lines as they stand; what is added later does not show in it. */
    public Sales all() {
        return lines.soFar();
    }

    /** Those lines only, in that order. */
    public Sales pick(int... numbers) {
        return new LinePicker(lines).pick(numbers);
    }

    /**
     * Decides lines and all that they may change. Where that shows that a further line waits now, or no longer does, what
     * that one may change is decided too, until there is no such line.
     *
     * @param evaluate told what to evaluate
     */
    public Decided decideAround(Looks looks, Function<Picked, Evaluation> evaluate, int... changed) {
        BitSet from = new BitSet();
        for (int line : changed) {
            from.set(line);
        }
        while (true) {
            Picked picked = around(looks, from.stream().toArray());
            Evaluation evaluation = evaluate.apply(picked);
            int known = from.cardinality();
            if (looks.waiting() && !looks.everywhere()) {
                addTurned(picked, evaluation, from);
            }
            if (from.cardinality() == known) {
                return new Decided(picked, evaluation);
            }
        }
    }

    private void addTurned(Picked picked, Evaluation evaluation, BitSet from) {
        picked.mayChange().stream()
                .filter(line ->
                        !picked.sales().isRefund(line) && evaluation.waits(line) != waiting.get(picked.numbers()[line]))
                .forEach(line -> from.set(picked.numbers()[line]));
    }

    /** The lines whose earnings those lines may change, and the history that these need. */
    public Picked around(Looks looks, int... changed) {
        if (looks.everywhere()) {
            return everything();
        }
        Walk walk = new Walk(looks);
        for (int line : changed) {
            walk.change(line);
        }
        walk.go();
        if (looks.partners()) {
            walk.followPartners();
        }
        if (walk.picked.cardinality() > lines.size / 2) {
            return everything();
        }
        int[] numbers = walk.picked.stream().toArray();
        BitSet mayChange = new BitSet(numbers.length);
        BitSet waits = new BitSet(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            mayChange.set(i, walk.change.get(numbers[i]));
            waits.set(i, !mayChange.get(i) && waiting.get(numbers[i]));
        }
        return new Picked(new LinePicker(lines).pick(numbers), numbers, mayChange, waits);
    }

    /** Lines picked, but for those from a number on. */
    public Picked without(Picked picked, int firstLeftOut) {
        int[] numbers = Arrays.stream(picked.numbers())
                .takeWhile(number -> number < firstLeftOut)
                .toArray();
        return new Picked(
                pick(numbers),
                numbers,
                picked.mayChange().get(0, numbers.length),
                picked.waits().get(0, numbers.length));
    }

    private Picked everything() {
        BitSet mayChange = new BitSet(lines.size);
        mayChange.set(0, lines.size);
        return new Picked(all(), IntStream.range(0, lines.size).toArray(), mayChange, new BitSet());
    }

    /** Follows lines to lines until nothing new comes. */
    private final class Walk {
        private final Looks looks;
        private final BitSet picked = new BitSet(lines.size);
        private final BitSet change = new BitSet(lines.size);
        private final Deque<Integer> open = new ArrayDeque<>();
        private final @Nullable CalendarPeriods calendar;

        Walk(Looks looks) {
            this.looks = looks;
            this.calendar = looks.span() == null
                    ? null
                    : new CalendarPeriods(looks.span().zone());
        }

        void change(int line) {
            if (!change.get(line)) {
                change.set(line);
                picked.set(line);
                open.add(line);
            }
        }

        void go() {
            while (!open.isEmpty()) {
                int line = open.remove();
                follow(line);
                if (looks.customers() && lines.customer[line] != Dictionary.ABSENT) {
                    byCustomer.forEach(lines.customer[line], this::change);
                }
            }
        }

        private void follow(int line) {
            if (lines.refund[line]) {
                String original = lines.original[line];
                int sale = original == null
                        ? -1
                        : lines.references.find(lines.source[line], original, lines.source, lines.reference);
                if (sale >= 0) {
                    change(sale);
                }
                return;
            }
            refunds(line, this::change);
            if (looks.orders()) {
                byOrder.forEach(lines.order[line], this::change);
            }
        }

        private void refunds(int line, IntConsumer reader) {
            if (!lines.refund[line]) {
                refundsOf
                        .getOrDefault(key(lines.codes.required(lines.source[line]), lines.reference[line]), List.of())
                        .forEach(reader::accept);
            }
        }

        /**
         * What a partner's line earns may move what the partner's other lines earn, and goes no further: whose rows the
         * customers' lines win depends on customers only. Their lines are picked as history.
         */
        void followPartners() {
            Deque<Integer> more = new ArrayDeque<>();
            change.stream().forEach(more::add);
            Set<Long> followed = new HashSet<>();
            while (!more.isEmpty()) {
                int line = more.remove();
                if (calendar != null || looks.orders()) {
                    followOrder(line, more);
                }
                followPartnersOf(line, followed, more);
            }
            picked.or(change);
            if (looks.customers()) {
                history(line -> lines.customer[line] != Dictionary.ABSENT, lines.customer, byCustomer);
            }
            if (looks.orders()) {
                history(line -> !lines.refund[line], lines.order, byOrder);
            }
        }

        private void followPartnersOf(int line, Set<Long> followed, Deque<Integer> more) {
            long period = period(line);
            for (int partner : lines.creditSets.get(lines.credits[line]).partners()) {
                if (followed.add((long) partner << 32 | period)) {
                    creditSetsOfPartner
                            .getOrDefault(partner, List.of())
                            .forEach(set -> byCredits.forEach(set, other -> {
                                if (period(other) == period) {
                                    changed(other, more);
                                }
                            }));
                }
            }
        }

        /**
         * The lines of an order count together, in the period in which it stands: a new one may move that. What is paid
         * once an order is paid with one of its lines, whoever is credited.
         */
        private void followOrder(int line, Deque<Integer> more) {
            if (!lines.refund[line]) {
                byOrder.forEach(lines.order[line], other -> changed(other, more));
            }
        }

        private void changed(int line, Deque<Integer> more) {
            if (!change.get(line)) {
                change.set(line);
                more.add(line);
            }
            refunds(line, change::set);
        }

        /** Number of the period in which a line counts for its partners; 0 where that does not matter. */
        private long period(int line) {
            return calendar == null || looks.span() == null
                    ? 0
                    : calendar.numberOf(looks.span().kind(), lines.time[line]);
        }

        /** Picks all lines that share a value with those picked, and their refunds. */
        private void history(IntPredicate has, int[] values, LineChains chains) {
            BitSet found = new BitSet();
            picked.stream().filter(has).forEach(line -> found.set(values[line]));
            found.stream()
                    .forEach(value -> chains.forEach(value, line -> {
                        picked.set(line);
                        refunds(line, picked::set);
                    }));
        }
    }
}
