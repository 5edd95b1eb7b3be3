package io.ratebook.payout;

import java.util.List;

/** What a run of a ledger report pays: known by the room that makes reports. */
public interface RunAmounts {
    /** What is owed to a partner in a currency at the moment: entries that are due and in no payout, in minor units. */
    interface Owed {
        long to(String partner, String currency);
    }

    /** What a partner gets in a currency, in minor units; zero or less: nothing is paid. */
    record Amount(String partner, String currency, long amount) {}

    /** Codes of all partners on the report, in their order. */
    List<String> partners(long report);

    /**
     * Of partners from the first to the last code, both included, by partner and currency. To be asked in the transaction that claims.
     *
     * @param method as the run names it
     */
    List<Amount> of(int programId, long report, String method, String first, String last, Owed owed);
}
