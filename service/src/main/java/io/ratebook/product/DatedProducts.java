package io.ratebook.product;

import io.ratebook.evaluation.ExcludedProducts;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When which products were not commissionable. */
record DatedProducts(Map<String, NavigableMap<Long, Boolean>> commissionable) implements ExcludedProducts {
    @Override
    public boolean excludes(String product, long occurredAtMicros) {
        NavigableMap<Long, Boolean> dated = commissionable.get(product);
        Map.Entry<Long, Boolean> said = dated == null ? null : dated.floorEntry(occurredAtMicros);
        return said != null && !said.getValue();
    }

    void say(String product, long fromMicros, boolean value) {
        commissionable.computeIfAbsent(product, unseen -> new TreeMap<>()).put(fromMicros, value);
    }
}
