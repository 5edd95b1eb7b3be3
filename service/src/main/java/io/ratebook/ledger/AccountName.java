package io.ratebook.ledger;

import java.util.Comparator;

/**
 * Which account of a program; it is opened when it is first posted to.
 *
 * @param owner a partner's code, empty for the program's own
 * @param currency three letters
 */
public record AccountName(AccountKind kind, String owner, String currency) implements Comparable<AccountName> {
    private static final Comparator<AccountName> ORDER = Comparator.comparing(AccountName::kind)
            .thenComparing(AccountName::currency)
            .thenComparing(AccountName::owner);

    public static AccountName earned(String partner, String currency) {
        return new AccountName(AccountKind.EARNED, partner, currency);
    }

    public static AccountName payable(String partner, String currency) {
        return new AccountName(AccountKind.PAYABLE, partner, currency);
    }

    public static AccountName paid(String currency) {
        return new AccountName(AccountKind.PAID, "", currency);
    }

    public static AccountName expense(String currency) {
        return new AccountName(AccountKind.EXPENSE, "", currency);
    }

    public static AccountName opening(String currency) {
        return new AccountName(AccountKind.OPENING, "", currency);
    }

    @Override
    public int compareTo(AccountName other) {
        return ORDER.compare(this, other);
    }
}
