package io.ratebook.people;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.ratebook.web.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often passwords can be tried: by a name from an address, by an address, and by a name from anywhere. Kept in memory: a
 * restart forgives. Trying costs before the password is looked at, so that many tries at once gain nothing.
 */
@Component
public class SignInLimit {
    /** Beyond it the longest unused are forgotten: a bound for memory that an attacker cannot reach from few addresses. */
    private static final int KEPT_MAX = 20_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /** How many tries at once, and how long until there is one more. */
    private record Allowance(String key, int tries, Duration oneMore) {
        Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(tries).refillGreedy(1, oneMore))
                    .build();
        }
    }

    private static List<Allowance> allowances(String name, String address) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(
                new Allowance("both " + address + " " + lower, 8, Duration.ofSeconds(30)),
                new Allowance("address " + address, 60, Duration.ofSeconds(3)),
                new Allowance("name " + lower, 200, Duration.ofSeconds(5)));
    }

    /**
     * Counts a try.
     *
     * @throws Refusal with status 429 if there were too many
     */
    public void count(String name, String address) {
        for (Allowance allowance : allowances(name, address)) {
            ConsumptionProbe probe = bucket(allowance).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                int seconds = (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
                throw Refusal.tooMany(seconds, "too many sign-ins have failed: wait " + seconds + " seconds");
            }
        }
    }

    /** Gives back what was counted, after the right password. */
    public void forgive(String name, String address) {
        allowances(name, address).forEach(allowance -> bucket(allowance).addTokens(1));
    }

    private Bucket bucket(Allowance allowance) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(allowance.key(), unseen -> allowance.bucket());
        }
    }
}
