package io.ratebook.policy.check;

import io.ratebook.policy.NamedBase;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.TierScheme;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a policy's tables can call by name. */
final class Names {
    static final List<String> STANDARD_BASES = List.of("Gross", "Revenue", "Charged", "Profit");

    final Set<String> bases = new LinkedHashSet<>(STANDARD_BASES);
    final Set<String> schemes = new LinkedHashSet<>();
    /** Components that rows earn, with the first row that does. */
    final Map<String, RateRow> components = new LinkedHashMap<>();
    /** Components that only Share fills, after caps and outside every base. */
    final Set<String> sharedComponents = new LinkedHashSet<>();
    /** DRL may add components that no sheet names. */
    final boolean componentsMayComeFromDrl;

    final Nearest nearestBase;
    final Nearest nearestScheme;
    final Nearest nearestComponent;

    Names(Policy policy) {
        for (NamedBase base : policy.bases()) {
            bases.add(base.name());
        }
        for (TierScheme scheme : policy.tiers()) {
            schemes.add(scheme.name());
        }
        for (RateSheet sheet : policy.rates()) {
            for (RateRow row : sheet.rows()) {
                collect(row);
            }
        }
        sharedComponents.removeAll(components.keySet());
        componentsMayComeFromDrl = !policy.settings().drl().isEmpty();
        nearestBase = new Nearest(bases);
        nearestScheme = new Nearest(schemes);
        nearestComponent = new Nearest(components.keySet());
    }

    private void collect(RateRow row) {
        if (row.rate() instanceof Rate.None) {
            return;
        }
        components.putIfAbsent(row.componentOrDefault(), row);
        for (SharePart part : row.share()) {
            if (part.to() instanceof SharePart.To.Component component) {
                sharedComponents.add(component.name());
            }
        }
    }
}
