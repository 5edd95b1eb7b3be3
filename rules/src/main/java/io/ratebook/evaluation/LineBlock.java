package io.ratebook.evaluation;

/** Some sale lines, each as one of its partners sees it, to be read a column at a time. */
final class LineBlock {
    /** What is worked on at once stays in a processor's nearest caches. */
    static final int SIZE = 1_024;

    final int[] lines = new int[SIZE];

    /** {@link PartnerView#index}: a reference written into an old array would cost the garbage collector. */
    final int[] partners = new int[SIZE];

    /** Room for the numbers of a column. */
    final long[] numbers = new long[SIZE];

    /** Room for counting ends of bands. */
    final long[] reached = new long[SIZE];

    int count;

    private final PartnerViews views;

    LineBlock(PartnerViews views) {
        this.views = views;
    }

    void add(int line, int partner) {
        lines[count] = line;
        partners[count] = partner;
        count++;
    }

    PartnerView partner(int i) {
        return views.at(partners[i]);
    }

    boolean isFull() {
        return count == SIZE;
    }
}
