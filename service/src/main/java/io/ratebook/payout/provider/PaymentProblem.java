package io.ratebook.payout.provider;

/**
 * Why a payout cannot be handed on as it stands.
 *
 * @param id of the payout
 * @param field recipient, amount, currency, id, note or wallet
 * @param expected in words
 */
public record PaymentProblem(String id, String field, String found, String expected) {
    @Override
    public String toString() {
        return "payout " + id + ", " + field + ": found " + found + ", expected " + expected;
    }
}
