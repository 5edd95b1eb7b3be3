package io.ratebook.intake;

/** Columns of a file of opening balances. */
enum BalanceColumn implements FileColumn {
    PARTNER("partner", true),
    CURRENCY("currency", true),
    AMOUNT("amount", true),
    PAID_UP_TO("paid_up_to", false),
    DAY("day", false),
    REASON("reason", false),
    DOCUMENT("document", false);

    private final String title;
    private final boolean required;

    BalanceColumn(String title, boolean required) {
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
