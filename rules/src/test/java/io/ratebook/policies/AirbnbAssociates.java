package io.ratebook.policies;

import java.util.Map;

/** Marginal by the bookings of a month. */
final class AirbnbAssociates {
    private static final int BOOKINGS = 600;
    private static final int AT_FIRST_RATE = 500;

    private AirbnbAssociates() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "Airbnb associates: more for the bookings above 500 in a month",
                        "airbnb-associates",
                        "USD",
                        "America/Los_Angeles",
                        "After the terms of Airbnb's associates programme: a quarter of the guest's service fee for the"
                                + " first 500 bookings of a month, 30 % for each booking above. The amount of a sale is"
                                + " the guest's fee; bookings are orders."))
                .firstMatch("""
                        Rate
                        tier: Bookings
                        """)
                .tiers("""
                        Scheme   | Metric | Less refunds | Period | Mode     | From | Below | Rate | Comment
                        Bookings | sales  | yes          | month  | marginal | 0    | 501   | 25 % | the 1st to the 500th
                        Bookings | sales  | yes          | month  | marginal | 501  |       | 30 % | the 501st and after
                        """)
                .tests(bookings())
                .tests("""
                        Name                 | occurred_at | amount | Commission | Comment
                        Each month is new    | 2026-01-31  | 30.00  | 7.50       |
                        Each month is new    | 2026-02-01  | 40.00  | 10.00      | the first of February
                        """);
        return Shipped.of(text, Map.of());
    }

    /** 600 bookings with a fee of 30 each: 500 earn 3,750.00 together, 501 earn 3,759.00, 600 earn 4,650.00. */
    private static String bookings() {
        StringBuilder table = new StringBuilder("Name | occurred_at | amount | Commission | Comment\n");
        for (int booking = 1; booking <= BOOKINGS; booking++) {
            table.append("600 bookings in a month | ")
                    .append(booking == 1 ? "2026-03-01" : "")
                    .append(" | 30.00 | ")
                    .append(booking <= AT_FIRST_RATE ? "7.50" : "9.00")
                    .append(" | ")
                    .append(comment(booking))
                    .append('\n');
        }
        return table.toString();
    }

    private static String comment(int booking) {
        return switch (booking) {
            case AT_FIRST_RATE -> "so far 3,750.00";
            case AT_FIRST_RATE + 1 -> "so far 3,759.00";
            case BOOKINGS -> "so far 4,650.00";
            default -> "";
        };
    }
}
