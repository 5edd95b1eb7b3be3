package io.ratebook.payee;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells payouts where money goes. A payout keeps id and hash of what it was made with; where another row stands since, or
 * none, it is blocked.
 */
@Component
public class PayeeDetails {
    /** Longer lists make statements that servers are slow to read. */
    private static final int AT_ONCE = 1_000;

    private final DetailsTable table;

    PayeeDetails(DetailsTable table) {
        this.table = table;
    }

    /**
     * What stands now, by the code of the partner; none for who has no payment details. By one query for any thousand codes.
     * Whether they may be paid to already says {@link DatedDetails#countsFrom}.
     */
    public Map<String, DatedDetails> current(int programId, Collection<String> partnerCodes) {
        Map<String, DatedDetails> found = new HashMap<>();
        List<String> all = List.copyOf(new LinkedHashSet<>(partnerCodes));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            table.current(programId, all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .forEach(one -> found.put(one.partner(), one));
        }
        return found;
    }

    /** Details of any time; all but method, hash and dates is gone once the partner is erased. */
    public Optional<DatedDetails> byId(long id) {
        return table.byIds(List.of(id)).stream().findFirst();
    }

    /** The same of many, by id. */
    public Map<Long, DatedDetails> byIds(Collection<Long> ids) {
        Map<Long, DatedDetails> found = new HashMap<>();
        List<Long> all = List.copyOf(new LinkedHashSet<>(ids));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            table.byIds(all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .forEach(one -> found.put(one.id(), one));
        }
        return found;
    }
}
