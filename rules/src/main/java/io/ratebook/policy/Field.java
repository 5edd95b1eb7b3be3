package io.ratebook.policy;

import static io.ratebook.policy.FieldType.CODE;
import static io.ratebook.policy.FieldType.CODES;
import static io.ratebook.policy.FieldType.DATE;
import static io.ratebook.policy.FieldType.MONEY;
import static io.ratebook.policy.FieldType.NUMBER;
import static io.ratebook.policy.FieldType.PERCENT;
import static io.ratebook.policy.FieldType.WHOLE;

/** The vocabulary of WHEN: what a row may look at. A band's workbook titles are the title with " from" and " below". */
public enum Field {
    EVENT("Event", CODE, false),
    PARTNER("Partner", CODE, true),
    GROUP("Group", CODES, true),
    LEVEL("Level", CODE, true),
    PARTNER_COUNTRY("Partner country", CODE, true),
    PARTNER_TAG("Partner tag", CODES, true),
    PRODUCT("Product", CODE, false),
    CATEGORY("Category", CODE, false),
    CHANNEL("Channel", CODE, false),
    COUPON("Coupon", CODE, false),
    CURRENCY("Currency", CODE, false),
    COUNTRY("Country", CODE, false),
    CUSTOMER("Customer", CODE, false),
    PAYMENT_NUMBER("Payment number", WHOLE, false),
    DAYS_SINCE_FIRST_SALE("Days since first sale", WHOLE, false),
    MONTHS_SINCE_FIRST_SALE("Months since first sale", WHOLE, false),
    DAYS_SINCE_LAST_SALE("Days since last sale", WHOLE, false),
    DAYS_SINCE_PARTNER_JOINED("Days since partner joined", WHOLE, true),
    AMOUNT("Amount", MONEY, false),
    /** {@code base: NAME from / below}; the column carries the name. */
    BASE("base", MONEY, false),
    ORDER_AMOUNT("Order amount", MONEY, false),
    QUANTITY("Quantity", NUMBER, false),
    UNIT_PRICE("Unit price", MONEY, false),
    MARKUP("Markup %", PERCENT, false),
    SALE_DATE("Sale date", DATE, false),
    PARTNER_REVENUE_THIS_MONTH("Partner revenue this month", MONEY, false),
    PARTNER_REVENUE_LAST_MONTH("Partner revenue last month", MONEY, false),
    PARTNER_REVENUE_THIS_QUARTER("Partner revenue this quarter", MONEY, false),
    PARTNER_REVENUE_LAST_QUARTER("Partner revenue last quarter", MONEY, false),
    PARTNER_REVENUE_THIS_YEAR("Partner revenue this year", MONEY, false),
    PARTNER_REVENUE_LAST_YEAR("Partner revenue last year", MONEY, false),
    PARTNER_SALES_THIS_MONTH("Partner sales this month", WHOLE, false),
    PARTNER_SALES_LAST_MONTH("Partner sales last month", WHOLE, false),
    PARTNER_SALES_THIS_QUARTER("Partner sales this quarter", WHOLE, false),
    PARTNER_SALES_LAST_QUARTER("Partner sales last quarter", WHOLE, false),
    PARTNER_SALES_THIS_YEAR("Partner sales this year", WHOLE, false),
    PARTNER_SALES_LAST_YEAR("Partner sales last year", WHOLE, false),
    /** {@code attribute: NAME}; the column carries the name. */
    ATTRIBUTE("attribute", CODE, true),
    /** {@code attribute: NAME from / below}; the column carries the name. */
    ATTRIBUTE_NUMBER("attribute", NUMBER, true),
    /** Only in Referrals: of the recruited partner. */
    RECRUITED_LEVEL("Recruited level", CODE, true),
    RECRUITED_GROUP("Recruited group", CODES, true),
    RECRUITED_PARTNER("Recruited partner", CODE, true);

    private final String title;
    private final FieldType type;
    private final boolean ofPartner;

    Field(String title, FieldType type, boolean ofPartner) {
        this.title = title;
        this.type = type;
        this.ofPartner = ofPartner;
    }

    public String title() {
        return title;
    }

    public FieldType type() {
        return type;
    }

    /** Whether it can be asked of a partner without a sale, as Thresholds do. */
    public boolean isOfPartner() {
        return ofPartner;
    }

    public boolean isOfRecruited() {
        return this == RECRUITED_LEVEL || this == RECRUITED_GROUP || this == RECRUITED_PARTNER;
    }

    /** Whether the column needs a name behind a colon: {@code attribute: NAME}, {@code base: NAME}. */
    public boolean isNamed() {
        return this == BASE || this == ATTRIBUTE || this == ATTRIBUTE_NUMBER;
    }
}
