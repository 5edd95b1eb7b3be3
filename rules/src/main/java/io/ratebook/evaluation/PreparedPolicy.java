package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.DrlSets;
import io.ratebook.policy.Policy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A policy version with what its program settles, made ready once for each currency that it may have. */
final class PreparedPolicy {
    private static final String CURRENCY_OF_NO_SALES = "EUR";

    private final Policy policy;
    /** Of money that names none; null where only the sales can tell. */
    private final @Nullable String currency;

    final ZoneId zone;
    private final Map<String, ReadyPolicy> ready = new ConcurrentHashMap<>();

    /**
     * Prepares a version.
     *
     * @param currency the program's, or null
     * @param zone the program's, or null for UTC
     */
    PreparedPolicy(Policy policy, @Nullable String currency, @Nullable ZoneId zone) {
        this.policy = policy;
        String ownCurrency = policy.settings().currency();
        this.currency = ownCurrency == null ? currency : ownCurrency;
        ZoneId ownZone = policy.settings().timeZone();
        this.zone = ownZone != null ? ownZone : zone != null ? zone : ZoneOffset.UTC;
        if (this.currency != null) {
            readyIn(this.currency);
        }
    }

    /** Whether the currency does not depend on the sales. */
    boolean isSettled() {
        return currency != null;
    }

    ReadyPolicy settled() {
        return readyIn(Objects.requireNonNull(currency));
    }

    ReadyPolicy ready(Sales sales) {
        return readyIn(currency == null ? currencyOf(sales) : currency);
    }

    /** In whatever currency: for what does not depend on one. */
    ReadyPolicy anyReady() {
        return ready.values().stream().findAny().orElseGet(() -> readyIn(CURRENCY_OF_NO_SALES));
    }

    private ReadyPolicy readyIn(String settled) {
        return ready.computeIfAbsent(settled, unseen -> new ReadyPolicy(policy, settled, zone));
    }

    private static String currencyOf(Sales sales) {
        List<String> found = sales.currencies();
        if (found.size() > 1) {
            throw new UndecidableFileException("the policy names no currency and the sales have several ("
                    + String.join(", ", found) + "): write the currency in the Policy sheet");
        }
        return found.isEmpty() ? CURRENCY_OF_NO_SALES : found.get(0);
    }

    boolean hasPeriodEnd() {
        List<String> sets = policy.settings().drl();
        return !sets.isEmpty() && DrlSets.shipped().joined(sets).hasPeriodEnd();
    }
}
