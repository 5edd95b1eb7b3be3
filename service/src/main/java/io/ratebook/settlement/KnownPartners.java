package io.ratebook.settlement;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.partner.PartnersOfProgram;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partners of a program as they are while a question lasts: each is read once, those asked for together at once. */
final class KnownPartners implements Partners {
    private final PartnersOfProgram partners;
    private final int programId;
    /** Null of a code that nobody has. */
    private final Map<String, @Nullable PartnerFacts> known = new HashMap<>();

    KnownPartners(PartnersOfProgram partners, int programId) {
        this.partners = partners;
        this.programId = programId;
    }

    /** Reads those that are not known yet. */
    KnownPartners with(Collection<String> codes) {
        List<String> unknown =
                codes.stream().filter(code -> !known.containsKey(code)).toList();
        if (!unknown.isEmpty()) {
            Partners read = partners.facts(programId, unknown);
            unknown.forEach(code -> known.put(code, read.find(code)));
        }
        return this;
    }

    /** Forgets them all where they have become more. */
    KnownPartners atMost(int partnersMax) {
        if (known.size() > partnersMax) {
            known.clear();
        }
        return this;
    }

    @Override
    public @Nullable PartnerFacts find(String code) {
        if (!known.containsKey(code)) {
            with(List.of(code));
        }
        return known.get(code);
    }
}
