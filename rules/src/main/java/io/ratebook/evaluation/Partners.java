package io.ratebook.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is a partner. */
@FunctionalInterface
public interface Partners {
    /** The partner of that code, or null if there is none: then a sale credited to it is parked. */
    @Nullable
    PartnerFacts find(String code);

    /** Every code that a sale names is a partner, always approved, without level or group. */
    static Partners everyoneNamed() {
        return PartnerFacts::named;
    }

    static Partners of(Map<String, PartnerFacts> byCode) {
        Map<String, PartnerFacts> copy = Map.copyOf(byCode);
        return copy::get;
    }
}
