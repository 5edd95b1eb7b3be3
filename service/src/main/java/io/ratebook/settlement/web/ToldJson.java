package io.ratebook.settlement.web;

import io.ratebook.settlement.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a sale or refund.
 *
 * @param version number of the policy version it stands under; null where none was in force
 */
record ToldJson(SaleJson sale, @Nullable Integer version, List<LineJson> lines, ExplanationJson explanation) {
    static ToldJson of(Told told, @Nullable Integer versionNumber) {
        return new ToldJson(
                SaleJson.of(told.saleId(), told.line()),
                versionNumber,
                told.results().stream().map(LineJson::of).toList(),
                ExplanationJson.of(told.explanation()));
    }
}
