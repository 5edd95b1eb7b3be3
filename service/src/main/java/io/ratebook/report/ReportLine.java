package io.ratebook.report;

/**
 * A partner in one currency, in minor units: opening + earned + adjusted - clawedBack - paid = closing.
 *
 * @param clawedBack zero or more
 * @param pending not approved yet; in no other figure
 * @param onHold approved and not past its hold; in no other figure
 */
public record ReportLine(
        String partner,
        String currency,
        long opening,
        long earned,
        long clawedBack,
        long adjusted,
        long paid,
        long closing,
        long pending,
        long onHold) {}
