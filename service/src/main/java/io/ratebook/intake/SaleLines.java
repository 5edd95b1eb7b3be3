package io.ratebook.intake;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a sale or refund of a line, or reports everything that keeps it from being one. */
final class SaleLines {
    /** Of cost and fees, which accounting systems keep finer than the currency. */
    private static final int FINE_DECIMALS = 6;

    private static final String ISO_CURRENCY = "an ISO 4217 currency code such as EUR";

    private final String file;
    private final @Nullable String policyCurrency;
    private final ProblemLog log;
    private final Timestamps timestamps = new Timestamps();

    SaleLines(String file, @Nullable String policyCurrency, ProblemLog log) {
        this.file = file;
        this.policyCurrency = policyCurrency;
        this.log = log;
    }

    /** Null after its problems were reported. */
    @Nullable
    SaleLine read(RawLine<SaleColumn> line) {
        long before = log.count();
        Cells<SaleColumn> cells = new Cells<>(file, line, timestamps, log);
        boolean refund = isRefund(cells);
        String reference = cells.requiredCode(SaleColumn.REFERENCE);
        String original = original(cells, refund);
        Long occurredAt = cells.requiredTime(SaleColumn.OCCURRED_AT);
        List<Credit> credits = new CreditCells(cells).read();
        CurrencyCode currency = currency(cells);
        int decimals = currency == null ? FINE_DECIMALS : currency.decimals();
        BigDecimal amount = amount(cells, decimals);
        BigDecimal discount = cells.decimalOrZero(SaleColumn.DISCOUNT, decimals);
        if (!refund && amount != null && discount.compareTo(amount) > 0) {
            cells.problem(SaleColumn.DISCOUNT, "at most the amount, " + amount.toPlainString());
        }
        BigDecimal tax = cells.decimalOrZero(SaleColumn.TAX, decimals);
        BigDecimal shipping = cells.decimalOrZero(SaleColumn.SHIPPING, decimals);
        BigDecimal fees = cells.decimalOrZero(SaleColumn.FEES, FINE_DECIMALS);
        BigDecimal cost = cells.decimal(SaleColumn.COST, FINE_DECIMALS);
        BigDecimal quantity = cells.decimal(SaleColumn.QUANTITY, FINE_DECIMALS);
        String source = cells.codeOr(SaleColumn.SOURCE, SaleLine.DEFAULT_SOURCE);
        String event = cells.codeOr(SaleColumn.EVENT, SaleLine.SALE);
        String customer = cells.code(SaleColumn.CUSTOMER);
        String country = cells.code(SaleColumn.COUNTRY);
        String product = cells.code(SaleColumn.PRODUCT);
        String category = cells.code(SaleColumn.CATEGORY);
        String channel = cells.code(SaleColumn.CHANNEL);
        String coupon = cells.code(SaleColumn.COUPON);
        String order = cells.code(SaleColumn.ORDER_REFERENCE);
        Map<String, String> attributes = cells.attributes();
        if (log.count() > before || occurredAt == null || currency == null || amount == null) {
            return null;
        }
        return new SaleLine(
                line.number(),
                refund,
                source,
                reference,
                original,
                event,
                occurredAt,
                credits,
                customer,
                country,
                product,
                category,
                channel,
                coupon,
                currency.code(),
                quantity,
                amount,
                discount,
                tax,
                shipping,
                fees,
                cost,
                order,
                attributes);
    }

    private static boolean isRefund(Cells<SaleColumn> cells) {
        String type = cells.raw(SaleColumn.TYPE);
        if (!type.equals("sale") && !type.equals("refund")) {
            cells.problem(SaleColumn.TYPE, "sale or refund");
        }
        return type.equals("refund");
    }

    private static @Nullable String original(Cells<SaleColumn> cells, boolean refund) {
        if (!refund && cells.has(SaleColumn.ORIGINAL_REFERENCE)) {
            cells.problem(
                    SaleColumn.ORIGINAL_REFERENCE, "nothing in a line of type sale: only a refund names its sale");
        }
        return cells.code(SaleColumn.ORIGINAL_REFERENCE);
    }

    private static @Nullable BigDecimal amount(Cells<SaleColumn> cells, int decimals) {
        if (!cells.has(SaleColumn.AMOUNT)) {
            cells.problem(SaleColumn.AMOUNT, "an amount, but the cell is blank");
        }
        return cells.decimal(SaleColumn.AMOUNT, decimals);
    }

    /** Where the file names none, the policy's counts. */
    private @Nullable CurrencyCode currency(Cells<SaleColumn> cells) {
        if (cells.has(SaleColumn.CURRENCY)) {
            CurrencyCode currency = CurrencyCode.find(cells.raw(SaleColumn.CURRENCY));
            if (currency == null) {
                cells.problem(SaleColumn.CURRENCY, ISO_CURRENCY);
            }
            return currency;
        }
        CurrencyCode currency = policyCurrency == null ? null : CurrencyCode.find(policyCurrency);
        if (currency == null) {
            cells.problem(SaleColumn.CURRENCY, ISO_CURRENCY + ": the policy names no currency either");
        }
        return currency;
    }
}
