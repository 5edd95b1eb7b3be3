package io.ratebook.evaluation;

import java.util.HashMap;
import java.util.Map;

/** Copies chosen lines into sales of their own, which share nothing with where they come from. */
final class LinePicker {
    private final SalesBuilder from;
    private final SalesBuilder to = new SalesBuilder();
    private final int[] codes;
    private final Map<Integer, Integer> creditSets = new HashMap<>();
    private final Map<Integer, Integer> orders = new HashMap<>();

    LinePicker(SalesBuilder from) {
        this.from = from;
        this.codes = new int[from.codes.size()];
    }

    Sales pick(int... lines) {
        for (int line : lines) {
            copy(line);
        }
        return to.build();
    }

    private void copy(int line) {
        int i = to.next();
        to.reference[i] = from.reference[line];
        to.source[i] = code(from.source[line]);
        to.refund[i] = from.refund[line];
        to.original[i] = from.original[line];
        to.time[i] = from.time[line];
        to.event[i] = code(from.event[line]);
        to.credits[i] = creditSets.computeIfAbsent(from.credits[line], this::copyCredits);
        to.customer[i] = code(from.customer[line]);
        to.country[i] = code(from.country[line]);
        to.product[i] = code(from.product[line]);
        to.category[i] = code(from.category[line]);
        to.channel[i] = code(from.channel[line]);
        to.coupon[i] = code(from.coupon[line]);
        to.currency[i] = code(from.currency[line]);
        to.quantity[i] = from.quantity[line];
        to.amount[i] = from.amount[line];
        to.discount[i] = from.discount[line];
        to.tax[i] = from.tax[line];
        to.shipping[i] = from.shipping[line];
        to.fees[i] = from.fees[line];
        to.cost[i] = from.cost[line];
        to.arrival[i] = from.arrival[line];
        to.orderReference[i] = to.orderTexts.idOf(from.orderTexts.textOf(from.orderReference[line]));
        to.order[i] =
                from.refund[line] ? from.order[line] : orders.computeIfAbsent(from.order[line], unseen -> to.orders++);
        from.attributes.forEach((name, values) -> to.attribute(name)[i] = code(values[line]));
        to.references.put(i, to.source, to.reference);
        to.size++;
    }

    private int code(int known) {
        if (known == Dictionary.ABSENT) {
            return known;
        }
        if (codes[known] == 0) {
            codes[known] = to.codes.idOf(from.codes.textOf(known));
        }
        return codes[known];
    }

    private int copyCredits(int set) {
        CreditSet known = from.creditSets.get(set);
        if (known.size() == 0) {
            return 0;
        }
        int[] partners = new int[known.size()];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = code(known.partners()[i]);
        }
        to.creditSets.add(new CreditSet(partners, known.percents()));
        return to.creditSets.size() - 1;
    }
}
