package io.ratebook.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction to be posted. Why, subject and number together are posted once and never again.
 *
 * @param why a code of the room that posts, at most 20 letters
 * @param subject what it is about: an id that the same room knows
 * @param number tells entries of one why and subject apart
 * @param effectiveDay when it counts for the business
 * @param legs two or more; they sum to zero in each currency
 */
public record Entry(String why, long subject, int number, LocalDate effectiveDay, List<Leg> legs) {
    private static final int WHY_MAX = 20;
    private static final int LEGS_MAX = Short.MAX_VALUE;

    /**
     * Checked before it exists.
     *
     * @throws UnbalancedEntryException if the legs do not sum to zero in each currency
     * @throws AmountOverflowException if their sum cannot be reckoned
     */
    public Entry {
        legs = List.copyOf(legs);
        if (why.isEmpty() || why.length() > WHY_MAX) {
            throw new IllegalArgumentException("why is \"" + why + "\": expected 1 to " + WHY_MAX + " letters");
        }
        if (legs.size() < 2 || legs.size() > LEGS_MAX) {
            throw new UnbalancedEntryException(
                    name(why, subject, number) + " has " + legs.size() + " legs: expected 2 to " + LEGS_MAX);
        }
        if (!isPair(legs)) {
            requireBalance(name(why, subject, number), legs);
        }
    }

    /** What a partner earns, or gives back where the amount is negative, at the expense of the program. */
    public static Entry earned(
            String why,
            long subject,
            int number,
            LocalDate effectiveDay,
            String partner,
            long amount,
            String currency) {
        return new Entry(
                why,
                subject,
                number,
                effectiveDay,
                List.of(
                        new Leg(AccountName.earned(partner, currency), amount),
                        new Leg(AccountName.expense(currency), Math.negateExact(amount))));
    }

    /** Nearly all entries. */
    private static boolean isPair(List<Leg> legs) {
        Leg first = legs.get(0);
        Leg second = legs.get(1);
        return legs.size() == 2
                && first.amount() != Long.MIN_VALUE
                && first.amount() == -second.amount()
                && first.account().currency().equals(second.account().currency());
    }

    private static void requireBalance(String name, List<Leg> legs) {
        Map<String, Long> sums = new HashMap<>();
        try {
            for (Leg leg : legs) {
                sums.merge(leg.account().currency(), leg.amount(), Math::addExact);
            }
        } catch (ArithmeticException overflow) {
            throw new AmountOverflowException(name + ": its legs are too large to be added", overflow);
        }
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                throw new UnbalancedEntryException(
                        name + " sums to " + sum + " minor units of " + currency + ", not to 0");
            }
        });
    }

    private static String name(String why, long subject, int number) {
        return "entry " + why + " " + subject + "/" + number;
    }
}
