package io.ratebook.ledger;

import java.util.Locale;

/** What an account is for. */
public enum AccountKind {
    /** What a partner is owed; its owner is the partner's code. Positive: the program owes the partner. */
    EARNED(true),

    /** What the partners cost the program; without an owner. Negative: the program has had that cost. */
    EXPENSE(false);

    private final boolean keepsBalance;

    AccountKind(boolean keepsBalance) {
        this.keepsBalance = keepsBalance;
    }

    /** An account that everybody posts to keeps no balance: all would wait for its row. */
    public boolean keepsBalance() {
        return keepsBalance;
    }

    /** As it stands in the table and in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a code.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public static AccountKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
