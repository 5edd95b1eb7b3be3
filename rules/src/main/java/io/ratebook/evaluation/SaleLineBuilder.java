package io.ratebook.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a sale line by the names of its parts: what is not said is absent, zero or the default. */
public final class SaleLineBuilder {
    private int lineNumber;
    private boolean refund;
    private String source = SaleLine.DEFAULT_SOURCE;
    private String reference;
    private @Nullable String originalReference;
    private String event = SaleLine.SALE;
    private final long occurredAtMicros;
    private List<Credit> credits = List.of();
    private @Nullable String customer;
    private @Nullable String country;
    private @Nullable String product;
    private @Nullable String category;
    private @Nullable String channel;
    private @Nullable String coupon;
    private final String currency;
    private @Nullable BigDecimal quantity;
    private final BigDecimal amount;
    private BigDecimal discount = BigDecimal.ZERO;
    private BigDecimal tax = BigDecimal.ZERO;
    private BigDecimal shipping = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private @Nullable BigDecimal cost;
    private @Nullable String order;
    private Map<String, String> attributes = Map.of();

    SaleLineBuilder(String reference, long occurredAtMicros, String currency, BigDecimal amount) {
        this.reference = reference;
        this.occurredAtMicros = occurredAtMicros;
        this.currency = currency;
        this.amount = amount;
    }

    SaleLineBuilder(SaleLine from) {
        this(from.reference(), from.occurredAtMicros(), from.currency(), from.amount());
        lineNumber = from.lineNumber();
        refund = from.refund();
        source = from.source();
        originalReference = from.originalReference();
        event = from.event();
        credits = from.credits();
        customer = from.customer();
        country = from.country();
        product = from.product();
        category = from.category();
        channel = from.channel();
        coupon = from.coupon();
        quantity = from.quantity();
        discount = from.discount();
        tax = from.tax();
        shipping = from.shipping();
        fees = from.fees();
        cost = from.cost();
        order = from.order();
        attributes = from.attributes();
    }

    public SaleLineBuilder lineNumber(int value) {
        lineNumber = value;
        return this;
    }

    public SaleLineBuilder reference(String value) {
        reference = value;
        return this;
    }

    public SaleLineBuilder source(String value) {
        source = value;
        return this;
    }

    public SaleLineBuilder event(String value) {
        event = value;
        return this;
    }

    public SaleLineBuilder credits(List<Credit> value) {
        credits = value;
        return this;
    }

    public SaleLineBuilder customer(@Nullable String value) {
        customer = value;
        return this;
    }

    public SaleLineBuilder country(@Nullable String value) {
        country = value;
        return this;
    }

    public SaleLineBuilder product(@Nullable String value) {
        product = value;
        return this;
    }

    public SaleLineBuilder category(@Nullable String value) {
        category = value;
        return this;
    }

    public SaleLineBuilder channel(@Nullable String value) {
        channel = value;
        return this;
    }

    public SaleLineBuilder coupon(@Nullable String value) {
        coupon = value;
        return this;
    }

    public SaleLineBuilder quantity(@Nullable BigDecimal value) {
        quantity = value;
        return this;
    }

    public SaleLineBuilder discount(BigDecimal value) {
        discount = value;
        return this;
    }

    public SaleLineBuilder tax(BigDecimal value) {
        tax = value;
        return this;
    }

    public SaleLineBuilder shipping(BigDecimal value) {
        shipping = value;
        return this;
    }

    public SaleLineBuilder fees(BigDecimal value) {
        fees = value;
        return this;
    }

    public SaleLineBuilder cost(@Nullable BigDecimal value) {
        cost = value;
        return this;
    }

    public SaleLineBuilder order(@Nullable String value) {
        order = value;
        return this;
    }

    public SaleLineBuilder attributes(Map<String, String> value) {
        attributes = value;
        return this;
    }

    /**
     * Makes it a refund.
     *
     * @param original reference of its sale; null where the file has none
     */
    public SaleLineBuilder refundOf(@Nullable String original) {
        refund = true;
        originalReference = original;
        return this;
    }

    public SaleLine build() {
        return new SaleLine(
                lineNumber,
                refund,
                source,
                reference,
                originalReference,
                event,
                occurredAtMicros,
                credits,
                customer,
                country,
                product,
                category,
                channel,
                coupon,
                currency,
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
}
