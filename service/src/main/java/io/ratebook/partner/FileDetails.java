package io.ratebook.partner;

import io.ratebook.program.Program;
import java.util.Map;
import java.util.Set;

/** Takes the payment details that a file of partners names. Called within the transaction that writes the partners. */
public interface FileDetails {
    /**
     * Takes PayPal accounts, checked and normal; partners are locked by the caller.
     *
     * @param paypal by the partner
     * @return ids of the partners whose details changed by it
     */
    Set<Long> take(Program program, Map<Partner, String> paypal);
}
