package io.ratebook.settlement;

import io.ratebook.commission.CommissionRow;
import io.ratebook.sale.SaleState;
import io.ratebook.web.MoneyJson;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a settling of many lines has come to; several threads count. */
final class ImportTally {
    private final Map<SaleState, Long> lines = new EnumMap<>(SaleState.class);
    private final Map<String, Long> earned = new TreeMap<>();
    private long adjusted;

    synchronized void add(List<LineChange> changes) {
        for (LineChange change : changes) {
            if (change.fresh() == null) {
                adjusted++;
            } else {
                lines.merge(change.answer().state(), 1L, Long::sum);
            }
            for (CommissionRow row : change.rows()) {
                earned.merge(row.key().currency(), row.amountMinor(), Math::addExact);
            }
        }
    }

    /** New lines, by what came of them. */
    synchronized Map<String, Long> recordedByState() {
        Map<String, Long> byState = new TreeMap<>();
        lines.forEach((state, count) -> byState.put(state.word(), count));
        return byState;
    }

    synchronized long recorded() {
        return lines.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Recorded lines that changed. */
    synchronized long adjusted() {
        return adjusted;
    }

    /** All rows together, each currency for itself. */
    synchronized List<MoneyJson> earned() {
        return earned.entrySet().stream()
                .map(sum -> MoneyJson.of(sum.getValue(), sum.getKey()))
                .toList();
    }
}
