package io.ratebook.intake;

import io.ratebook.evaluation.PartnerFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of one partner say together.
 *
 * @param line where the first of them stands
 * @param approvalSaid whether a time of approval stands there; where not, the facts say "always"
 */
public record PartnerRecord(
        int line,
        PartnerFacts facts,
        @Nullable String name,
        @Nullable String email,
        @Nullable String paypal,
        boolean approvalSaid) {}
