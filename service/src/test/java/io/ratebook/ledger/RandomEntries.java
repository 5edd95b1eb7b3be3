package io.ratebook.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Entries of several legs and currencies from a seed. */
final class RandomEntries {
    static final LocalDate FIRST_DAY = LocalDate.of(2010, 12, 1);
    static final int DAYS = 60;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");

    private final Random random;
    private final int partners;
    private long subject;

    RandomEntries(long seed, int partners) {
        this.random = new Random(seed);
        this.partners = partners;
    }

    String partner() {
        return "P" + random.nextInt(partners);
    }

    String currency() {
        return CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    }

    LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private long amount() {
        long amount = random.nextLong(-1_000_000, 1_000_000);
        return amount == 0 ? 1 : amount;
    }

    /** Legs of one to three currencies that balance in each. */
    List<Leg> balanced() {
        List<Leg> legs = new ArrayList<>();
        for (String currency : CURRENCIES.subList(0, 1 + random.nextInt(3))) {
            long sum = 0;
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                long amount = amount();
                sum += amount;
                legs.add(new Leg(AccountName.earned(partner(), currency), amount));
            }
            if (sum != 0) {
                legs.add(new Leg(AccountName.expense(currency), -sum));
            }
        }
        return legs;
    }

    Entry entry() {
        List<Leg> legs = balanced();
        return legs.size() < 2 ? entry() : new Entry("test", ++subject, random.nextInt(3), day(), legs);
    }

    /** The same with one leg changed, so that it no longer balances. */
    List<Leg> unbalanced() {
        List<Leg> legs = balanced();
        int at = random.nextInt(legs.size());
        Leg leg = legs.get(at);
        long wrong = leg.amount() + 1 + random.nextInt(5);
        if (wrong == 0) {
            wrong++;
        }
        if (legs.size() > 1 && random.nextInt(4) == 0) {
            legs.remove(at);
        } else {
            legs.set(at, new Leg(leg.account(), wrong));
        }
        return legs;
    }
}
