package io.ratebook.policy.check;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.FieldType;
import io.ratebook.policy.Rate;
import io.ratebook.policy.SharePart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a policy in the words of its cells: {@code 8 %}, {@code 25.00 USD per unit}, {@code not DE, AT}. */
final class Wording {
    private static final int DECIMALS_WHERE_UNKNOWN = 2;

    private final @Nullable String policyCurrency;

    Wording(@Nullable String policyCurrency) {
        this.policyCurrency = policyCurrency;
    }

    static String percent(BigDecimal percent) {
        return percent.toPlainString() + " %";
    }

    /** With at least the currency's decimals: {@code 25.00}, and the currency where the cell names one. */
    String amount(Amount amount) {
        return money(amount.value(), amount.currency());
    }

    String money(BigDecimal value, @Nullable String currency) {
        String code = currency == null ? policyCurrency : currency;
        CurrencyCode known = code == null ? null : CurrencyCode.find(code);
        int decimals = known == null ? DECIMALS_WHERE_UNKNOWN : known.decimals();
        BigDecimal shown = value.scale() < decimals ? value.setScale(decimals) : value;
        return currency == null ? shown.toPlainString() : shown.toPlainString() + " " + currency;
    }

    String rate(Rate rate) {
        if (rate instanceof Rate.Percent percent) {
            return percent(percent.percent());
        }
        if (rate instanceof Rate.Fixed fixed) {
            return amount(fixed.amount());
        }
        if (rate instanceof Rate.PerUnit perUnit) {
            return amount(perUnit.amount()) + " per unit";
        }
        if (rate instanceof Rate.PerOrder perOrder) {
            return amount(perOrder.amount()) + " per order";
        }
        return rate instanceof Rate.Tiered tiered ? "tier: " + tiered.scheme() : "none";
    }

    static String share(List<SharePart> share) {
        return share.stream()
                .map(part -> percent(part.percent()) + " " + receiver(part.to()))
                .collect(Collectors.joining(", "));
    }

    private static String receiver(SharePart.To to) {
        if (to instanceof SharePart.To.Partner partner) {
            return "partner " + partner.code();
        }
        return to instanceof SharePart.To.Component component ? "as " + component.name() : "referrer";
    }

    /** Puts the one or two cells of a condition under their titles. */
    void putCells(Column column, Condition condition, Map<String, String> cells) {
        if (condition instanceof Condition.Band band) {
            putEnd(cells, fromTitle(column), bandEnd(column, band.from(), band.currency()));
            putEnd(cells, belowTitle(column), bandEnd(column, band.below(), band.currency()));
        } else if (condition instanceof Condition.Days days) {
            putEnd(
                    cells,
                    fromTitle(column),
                    days.from() == null ? null : days.from().toString());
            putEnd(
                    cells,
                    belowTitle(column),
                    days.below() == null ? null : days.below().toString());
        } else {
            cells.put(column.title(), codes(condition));
        }
    }

    static String fromTitle(Column column) {
        return column.title() + " from";
    }

    static String belowTitle(Column column) {
        return column.title() + " below";
    }

    @Nullable
    String bandEnd(Column column, @Nullable BigDecimal end, @Nullable String currency) {
        if (end == null) {
            return null;
        }
        FieldType type = column.field().type();
        if (type == FieldType.MONEY) {
            return money(end, currency);
        }
        return type == FieldType.PERCENT ? percent(end) : end.toPlainString();
    }

    static String codes(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return list(oneOf.codes());
        }
        if (condition instanceof Condition.NoneOf noneOf) {
            return "not " + list(noneOf.codes());
        }
        return condition instanceof Condition.Present ? "(any)" : "(none)";
    }

    private static String list(List<String> codes) {
        return codes.stream().map(Wording::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String code) {
        return code.contains(",") || code.startsWith("not ") ? "\"" + code + "\"" : code;
    }

    private static void putEnd(Map<String, String> cells, String title, @Nullable String end) {
        if (end != null) {
            cells.put(title, end);
        }
    }
}
