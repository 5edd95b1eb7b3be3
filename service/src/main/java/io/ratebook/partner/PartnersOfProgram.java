package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Partners as the engine looks at them: what decides, with its dates, and no personal data. */
@Component
public class PartnersOfProgram {
    /** As far as rules look up from a partner to who recruited it. */
    private static final int UPLINE_MAX = 20;

    private final PartnerStore store;

    PartnersOfProgram(PartnerStore store) {
        this.store = store;
    }

    /** All partners of the program, as of now: by six queries, whatever their number. */
    public Partners facts(int programId) {
        return of(store.readFacts(Selection.ofProgram(programId)));
    }

    /** These partners, as far as they exist, and those who recruited them: by seven queries for any thousand codes. */
    public Partners facts(int programId, Collection<String> codes) {
        List<Partner> partners = new ArrayList<>();
        List<String> all = List.copyOf(new HashSet<>(codes));
        for (int from = 0; from < all.size(); from += PartnerStore.CODES_MAX) {
            List<String> some = all.subList(from, Math.min(all.size(), from + PartnerStore.CODES_MAX));
            List<Long> ids = store.idsWithUpline(programId, some, UPLINE_MAX);
            if (!ids.isEmpty()) {
                partners.addAll(store.readFacts(Selection.ofIds(ids)));
            }
        }
        return of(partners);
    }

    /** Those of the codes that no partner of the program has, in their order. */
    public List<String> unknown(int programId, Collection<String> codes) {
        TreeSet<String> unknown = new TreeSet<>(codes);
        unknown.removeAll(store.codes(programId, codes));
        return List.copyOf(unknown);
    }

    private static Partners of(List<Partner> partners) {
        Map<String, PartnerFacts> byCode = new HashMap<>();
        partners.forEach(partner -> byCode.put(partner.code(), partner.facts()));
        return Partners.of(byCode);
    }
}
