package io.ratebook.intake;

/** Columns of a file of sales, besides any {@code attribute.NAME}. */
enum SaleColumn implements FileColumn {
    REFERENCE("reference", true),
    TYPE("type", true),
    ORIGINAL_REFERENCE("original_reference", false),
    OCCURRED_AT("occurred_at", true),
    PARTNER("partner", false),
    PARTNERS("partners", false),
    CUSTOMER("customer", false),
    COUNTRY("country", false),
    PRODUCT("product", false),
    CATEGORY("category", false),
    CHANNEL("channel", false),
    COUPON("coupon", false),
    SOURCE("source", false),
    EVENT("event", false),
    QUANTITY("quantity", false),
    AMOUNT("amount", true),
    DISCOUNT("discount", false),
    TAX("tax", false),
    SHIPPING("shipping", false),
    FEES("fees", false),
    COST("cost", false),
    CURRENCY("currency", false),
    ORDER_REFERENCE("order_reference", false);

    private final String title;
    private final boolean required;

    SaleColumn(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isRequired() {
        return required;
    }
}
