package io.ratebook.settlement;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.partner.PartnersOfProgram;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partners of a program, read when asked for; those that lines credit are read at once. */
final class KnownPartners implements Partners {
    private final PartnersOfProgram partners;
    private final int programId;
    private final Partners credited;
    private final Map<String, Partners> others = new HashMap<>();

    KnownPartners(PartnersOfProgram partners, int programId, Collection<String> credited) {
        this.partners = partners;
        this.programId = programId;
        this.credited = partners.facts(programId, credited);
    }

    @Override
    public @Nullable PartnerFacts find(String code) {
        PartnerFacts known = credited.find(code);
        return known != null
                ? known
                : others.computeIfAbsent(code, unseen -> partners.facts(programId, java.util.List.of(code)))
                        .find(code);
    }
}
