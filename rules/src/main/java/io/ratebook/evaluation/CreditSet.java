package io.ratebook.evaluation;

import io.ratebook.money.Exact;

/**
 * Who shares a sale. Sales credited alike point at one such set.
 *
 * @param partners dictionary numbers of the partners' codes, in the order written
 * @param percents what each gets, above 0 and at most 100
 */
record CreditSet(int[] partners, Exact[] percents) {
    static final CreditSet NOBODY = new CreditSet(new int[0], new Exact[0]);

    int size() {
        return partners.length;
    }

    boolean isWhole(int index) {
        return percents[index].equals(Exact.HUNDRED);
    }
}
