package io.ratebook.product;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Products that are known to be in the table, where they stay for ever; bounded, since only most questions need be saved. */
final class MetProducts {
    private static final int COUNT_MAX = 100_000;

    private final Set<Key> known = ConcurrentHashMap.newKeySet();

    private record Key(int programId, String code) {}

    /** Those that are not known to be there. */
    Set<String> unmet(int programId, Collection<String> codes) {
        Set<String> unmet = new HashSet<>();
        for (String code : codes) {
            if (!known.contains(new Key(programId, code))) {
                unmet.add(code);
            }
        }
        return unmet;
    }

    void met(int programId, Collection<String> codes) {
        if (known.size() + codes.size() > COUNT_MAX) {
            known.clear();
        }
        codes.forEach(code -> known.add(new Key(programId, code)));
    }
}
