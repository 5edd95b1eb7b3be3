package io.ratebook.ledger;

import java.util.Locale;

/** What an account is for. */
public enum AccountKind {
    /** What a partner earned and nobody has approved yet; its owner is the partner's code. Positive: in the partner's favour. */
    EARNED(true),

    /**
     * What a partner is owed: approved, held or not, and not paid yet; its owner is the partner's code. Positive: the program
     * owes the partner. Negative: the partner was paid more than is owed.
     */
    PAYABLE(true),

    /** What was paid to partners; without an owner. Positive: money that has left. */
    PAID(false),

    /** What the partners cost the program; without an owner. Negative: the program has had that cost. */
    EXPENSE(false),

    /**
     * What was owed to partners, or paid to them, before this program was kept here; without an owner. Negative: it took over
     * that debt; positive: that much was paid outside already.
     */
    OPENING(false);

    private final boolean keepsBalance;

    AccountKind(boolean keepsBalance) {
        this.keepsBalance = keepsBalance;
    }

    /** An account that everybody posts to keeps no balance: all would wait for its row. */
    public boolean keepsBalance() {
        return keepsBalance;
    }

    /** With which kind it makes one account in the eyes of its owner: what is earned with what is owed; else itself. */
    AccountKind together() {
        return switch (this) {
            case EARNED -> PAYABLE;
            case PAYABLE -> EARNED;
            default -> this;
        };
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
