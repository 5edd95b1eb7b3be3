package io.ratebook.evaluation;

/** Numbers the (sale line, partner) pairs of a batch: the partners of a line have neighbouring slots, in the order written. */
final class Slots {
    private final int[] first;

    Slots(Sales sales) {
        first = new int[sales.size + 1];
        for (int line = 0; line < sales.size; line++) {
            first[line + 1] = first[line]
                    + (sales.refund[line] ? 0 : sales.creditsOf(line).size());
        }
    }

    int first(int line) {
        return first[line];
    }

    int count(int line) {
        return first[line + 1] - first[line];
    }

    int size() {
        return first[first.length - 1];
    }
}
