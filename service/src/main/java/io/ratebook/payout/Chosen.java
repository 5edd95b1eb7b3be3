package io.ratebook.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lines a run is for: all, those of some partners, or single ones that each paid what they showed or nothing. */
final class Chosen {
    private final @Nullable Set<String> partners;
    private final @Nullable Map<LineKey, Long> shown;
    private final boolean paypalOnly;

    private Chosen(@Nullable Set<String> partners, @Nullable Map<LineKey, Long> shown, boolean paypalOnly) {
        this.partners = partners;
        this.shown = shown;
        this.paypalOnly = paypalOnly;
    }

    /** Those of some partners; of all where there is no list. */
    static Chosen partners(@Nullable List<String> codes) {
        return new Chosen(codes == null ? null : Set.copyOf(codes), null, false);
    }

    /**
     * Single lines.
     *
     * @param shown in minor units, what somebody saw that would be paid
     * @param paypalOnly whether the others are left out
     */
    static Chosen lines(Map<LineKey, Long> shown, boolean paypalOnly) {
        return new Chosen(null, Map.copyOf(shown), paypalOnly);
    }

    boolean paypalOnly() {
        return paypalOnly;
    }

    /** What a line showed in minor units; null where nobody looked at it by itself. */
    @Nullable
    Long shown(Payable one) {
        return shown == null ? null : shown.get(LineKey.of(one));
    }

    /** Of what was read, what is chosen; and with zero what is chosen and was not found any more. */
    List<Payable> of(List<Payable> read) {
        if (shown == null) {
            return partners == null
                    ? read
                    : read.stream()
                            .filter(one -> partners.contains(one.partner()))
                            .toList();
        }
        List<Payable> found = new ArrayList<>(
                read.stream().filter(one -> shown.containsKey(LineKey.of(one))).toList());
        Set<LineKey> known = Set.copyOf(found.stream().map(LineKey::of).toList());
        shown.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> found.add(new Payable(key.partner(), key.currency(), 0, 0, 0, null, 0, 0)));
        return found;
    }
}
