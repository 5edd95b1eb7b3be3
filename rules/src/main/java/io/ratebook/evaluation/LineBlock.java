package io.ratebook.evaluation;

/** Some sale lines, each as one of its partners sees it, to be read a column at a time. */
final class LineBlock {
    final int[] lines;
    final PartnerView[] partners;
    int count;

    LineBlock(int capacity) {
        lines = new int[capacity];
        partners = new PartnerView[capacity];
    }

    void add(int line, PartnerView partner) {
        lines[count] = line;
        partners[count] = partner;
        count++;
    }

    boolean isFull() {
        return count == lines.length;
    }
}
