package io.ratebook.intake;

/** Columns of a file of partners, besides any {@code attribute.NAME}. */
enum PartnerColumn implements FileColumn {
    PARTNER("partner", true),
    NAME("name", false),
    EMAIL("email", false),
    LEVEL("level", false),
    LEVEL_FROM("level_from", false),
    APPROVED_AT("approved_at", false),
    PAUSED_AT("paused_at", false),
    LEFT_AT("left_at", false),
    REFERRED_BY("referred_by", false),
    GROUP("group", false),
    TAGS("tags", false),
    COUNTRY("country", false),
    PAYPAL("paypal", false);

    private final String title;
    private final boolean required;

    PartnerColumn(String title, boolean required) {
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
