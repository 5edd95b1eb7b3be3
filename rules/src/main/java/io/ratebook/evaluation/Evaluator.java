package io.ratebook.evaluation;

import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The front door: a policy made ready, to be used for any number of batches by any number of threads. */
public final class Evaluator {
    private final Policy policy;
    /** By the currency of money that names none: the policy's own, or that of the file where the policy has none. */
    private final Map<String, ReadyPolicy> ready = new ConcurrentHashMap<>();

    private Evaluator(Policy policy) {
        this.policy = policy;
    }

    /**
     * Makes a policy ready.
     *
     * @param policy read and checked without errors
     * @throws IllegalArgumentException naming the row, if the policy has an error that the checks would have named
     */
    public static Evaluator of(Policy policy) {
        Evaluator evaluator = new Evaluator(policy);
        String currency = policy.settings().currency();
        if (currency != null) {
            evaluator.readyFor(currency);
        }
        return evaluator;
    }

    /**
     * Evaluates sales with all their lines as the whole history. The order of the lines does not matter.
     *
     * @param sales what came in
     * @param partners who is a partner
     * @throws UndecidableFileException if the policy names no currency and the sales have several
     */
    public Evaluation evaluate(Sales sales, Partners partners) {
        return new Evaluation(new Batch(readyFor(currency(policy.settings(), sales)), sales, partners));
    }

    private ReadyPolicy readyFor(String currency) {
        return ready.computeIfAbsent(currency, unseen -> new ReadyPolicy(policy, currency));
    }

    private static String currency(PolicySettings settings, Sales sales) {
        if (settings.currency() != null) {
            return settings.currency();
        }
        List<String> found = sales.currencies();
        if (found.size() > 1) {
            throw new UndecidableFileException("the policy names no currency and the sales have several ("
                    + String.join(", ", found) + "): write the currency in the Policy sheet");
        }
        return found.isEmpty() ? "EUR" : found.get(0);
    }
}
