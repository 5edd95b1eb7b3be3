package io.ratebook.evaluation;

/** Says for which leads a partner was paid by hand: a sale that says such a lead was won would earn the same once more. */
@FunctionalInterface
public interface PaidLeads {
    PaidLeads NONE = lead -> false;

    /**
     * Whether there is a payment for it.
     *
     * @param lead what a sale calls it
     */
    boolean isPaid(String lead);
}
