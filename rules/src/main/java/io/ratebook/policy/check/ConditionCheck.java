package io.ratebook.policy.check;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Conditional;
import io.ratebook.policy.Field;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Sheet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** WHEN cells: bases that do not exist, bands that hold nothing, codes that nobody has seen. */
final class ConditionCheck {
    private final CheckedPolicy checked;
    private final KnownCodes known;
    private final Map<Field, Nearest> nearest = new EnumMap<>(Field.class);

    ConditionCheck(CheckedPolicy checked, KnownCodes known) {
        this.checked = checked;
        this.known = known;
    }

    void run() {
        for (RateSheet sheet : checked.policy.rates()) {
            checkColumns(sheet.columns(), sheet.rows());
        }
        checkSheet(checked.policy.durations());
        checkSheet(checked.policy.thresholds());
        checkSheet(checked.policy.caps());
        checkSheet(checked.policy.referrals());
        checked.allConditional().forEach(this::checkCells);
    }

    private void checkSheet(Sheet<? extends Conditional> sheet) {
        checkColumns(sheet.columns(), sheet.rows());
    }

    /** An unknown base is said once a column, at the first row that uses it. */
    private void checkColumns(List<Column> columns, List<? extends Conditional> rows) {
        Set<Column> said = new HashSet<>();
        for (Column column : columns) {
            if (column.field() != Field.BASE || checked.names.bases.contains(column.name()) || !said.add(column)) {
                continue;
            }
            rows.stream()
                    .filter(row -> row.when().containsKey(column))
                    .findFirst()
                    .ifPresent(row -> unknownBase(row.ref(), column));
        }
    }

    private void unknownBase(RowRef ref, Column column) {
        checked.findings.error(
                ref,
                Wording.fromTitle(column),
                column.name(),
                "a base: a standard one or a row of Bases",
                checked.names.nearestBase.suggestion(column.name()));
    }

    private void checkCells(Conditional row) {
        row.when().forEach((column, condition) -> checkCell(row.ref(), column, condition));
    }

    private void checkCell(RowRef ref, Column column, Condition condition) {
        if (condition instanceof Condition.Band band) {
            if (band.from() != null && band.below() != null && band.from().compareTo(band.below()) >= 0) {
                emptyBand(
                        ref,
                        column,
                        checked.wording.bandEnd(column, band.from(), band.currency()),
                        checked.wording.bandEnd(column, band.below(), band.currency()));
            }
        } else if (condition instanceof Condition.Days days) {
            if (days.from() != null && days.below() != null && !days.from().isBefore(days.below())) {
                emptyBand(ref, column, days.from().toString(), days.below().toString());
            }
        } else if (condition instanceof Condition.OneOf oneOf) {
            checkCodes(ref, column, oneOf.codes());
        } else if (condition instanceof Condition.NoneOf noneOf) {
            checkCodes(ref, column, noneOf.codes());
        }
    }

    private void emptyBand(RowRef ref, Column column, @Nullable String from, @Nullable String below) {
        checked.findings.error(
                ref,
                Wording.belowTitle(column),
                "from " + from + " below " + below,
                "an end above the start: the band holds no value, so the row never matches",
                "below is the first value that no longer belongs");
    }

    private void checkCodes(RowRef ref, Column column, List<String> codes) {
        if (column.field() == Field.CURRENCY) {
            checkCurrencies(ref, column, codes);
            return;
        }
        Set<String> knownCodes = column.field() == Field.EVENT ? null : known.of(column.field());
        if (knownCodes == null) {
            return;
        }
        for (String code : codes) {
            if (!knownCodes.contains(code)) {
                unknownCode(ref, column, code, knownCodes);
            }
        }
    }

    private void checkCurrencies(RowRef ref, Column column, List<String> codes) {
        for (String code : codes) {
            if (CurrencyCode.find(code) == null) {
                checked.findings.warning(
                        ref, column.title(), code, "an ISO 4217 currency", AmountCheck.suggestCurrency(code));
            }
        }
    }

    private void unknownCode(RowRef ref, Column column, String code, Set<String> knownCodes) {
        Nearest names = nearest.computeIfAbsent(column.field(), field -> new Nearest(knownCodes));
        checked.findings.warning(ref, column.title(), code, "a code that the program knows", names.suggestion(code));
    }
}
