package io.ratebook.policy;

/** What a WHEN column compares. */
public enum FieldType {
    /** One code or none; compares exactly. Conditions: one of, not, any, none. One column in the workbook. */
    CODE,
    /** Any number of codes, as tags and groups. Same conditions. */
    CODES,
    /** A whole number, from (inclusive) and below (exclusive): two columns in the workbook. */
    WHOLE,
    /** A decimal number, two columns. */
    NUMBER,
    /** Money in the policy's or a named currency, two columns. A sale in another currency does not match. */
    MONEY,
    /** A percentage (8 means 8 %), two columns. */
    PERCENT,
    /** A day in the program's time zone, two columns. */
    DATE;

    public boolean isBand() {
        return this != CODE && this != CODES;
    }
}
