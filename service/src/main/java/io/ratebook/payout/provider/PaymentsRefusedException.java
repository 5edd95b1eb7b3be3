package io.ratebook.payout.provider;

import java.util.List;

/** Payouts that cannot be handed on, all of them with all that is wrong; nothing was handed on. */
public final class PaymentsRefusedException extends RuntimeException {
    private final transient List<PaymentProblem> problems;

    public PaymentsRefusedException(List<PaymentProblem> problems) {
        super(problems.size() + " problems: " + problems.get(0));
        this.problems = List.copyOf(problems);
    }

    public List<PaymentProblem> problems() {
        return problems;
    }
}
