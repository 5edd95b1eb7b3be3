package io.ratebook.intake;

import io.ratebook.evaluation.Credit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom a sale belongs to: {@code partner}, or {@code partners} as in {@code P1:60;P2:40}. */
final class CreditCells {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS_MAX = 6;
    private static final String FORM = "partners with their shares in percent, such as P1:60;P2:40";

    private final Cells<SaleColumn> cells;

    CreditCells(Cells<SaleColumn> cells) {
        this.cells = cells;
    }

    List<Credit> read() {
        if (!cells.has(SaleColumn.PARTNERS)) {
            String partner = cells.code(SaleColumn.PARTNER);
            return partner == null ? List.of() : List.of(new Credit(partner, HUNDRED));
        }
        if (cells.has(SaleColumn.PARTNER)) {
            problem("either partner or partners, not both");
            return List.of();
        }
        return shares();
    }

    private List<Credit> shares() {
        List<Credit> credits = new ArrayList<>();
        Set<String> met = new HashSet<>();
        BigDecimal total = BigDecimal.ZERO;
        if (cells.code(SaleColumn.PARTNERS) == null) {
            return List.of();
        }
        for (String part : cells.raw(SaleColumn.PARTNERS).split(";", -1)) {
            int colon = part.lastIndexOf(':');
            String partner = CodeText.trimmed(part.substring(0, Math.max(colon, 0)));
            if (partner.isEmpty()) {
                problem(FORM);
                return List.of();
            }
            BigDecimal percent =
                    cells.decimal(SaleColumn.PARTNERS, CodeText.trimmed(part.substring(colon + 1)), DECIMALS_MAX);
            if (percent == null) {
                return List.of();
            }
            if (percent.signum() == 0) {
                problem("a share above 0 for " + partner);
            }
            if (!met.add(partner)) {
                problem(partner + " once");
            }
            credits.add(new Credit(partner, percent.stripTrailingZeros()));
            total = total.add(percent);
        }
        if (total.compareTo(HUNDRED) > 0) {
            problem("shares of at most 100 together, but they are " + total.toPlainString());
        }
        return credits;
    }

    private void problem(String expected) {
        cells.problem(SaleColumn.PARTNERS, expected);
    }
}
