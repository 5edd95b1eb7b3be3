package io.ratebook.policies;

import io.ratebook.policy.Field;
import java.util.List;
import java.util.Map;

/** Much for the first order of a customer, a little for those that follow within a year. */
final class FiverrAffiliates {
    private FiverrAffiliates() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "Fiverr affiliates: first orders, and a year of those that follow",
                        "fiverr-affiliates",
                        "USD",
                        "UTC",
                        "After the plans that Fiverr publishes for its affiliates: the first order of a customer earns by"
                                + " what was bought, every later one 10 %, for twelve months from the first."))
                .firstMatch("""
                        Category    | Payment number from | Payment number below | Rate  | Comment
                        MARKETPLACE | 1                   | 2                    | 25 %  | first order
                        PRO         | 1                   | 2                    | 70 %  | first order
                        LOGO        | 1                   | 2                    | 30.00 | first order, whatever it costs
                                    | 2                   |                      | 10 %  | all other orders of that customer
                        """)
                .durations("""
                        Earns for | Comment
                        12 months | from the customer's first order credited to the partner
                        """)
                .tests("""
                        Name                   | occurred_at | customer | category    | amount | Commission | Comment
                        A logo first           | 2026-01-15  | C1       | LOGO        | 85.00  | 30.00      |
                        Pro, again and again   | 2026-01-15  | C2       | PRO         | 200.00 | 140.00     | first order
                        Pro, again and again   | 2026-02-01  | C2       | PRO         | 200.00 | 20.00      | second order
                        Pro, again and again   | 2027-01-14  | C2       | PRO         | 200.00 | 20.00      | the last day of the twelve months
                        Pro, again and again   | 2027-01-15  | C2       | PRO         | 200.00 | none       | month 13
                        A first order anywhere | 2026-03-01  | C3       | MARKETPLACE | 40.00  | 10.00      |
                        A first order anywhere | 2026-03-02  | C3       | LOGO        | 85.00  | 8.50       | a logo, but no first order
                        A first order anywhere | 2026-03-03  | C4       | MARKETPLACE | 40.00  | 10.00      | another customer
                        """);
        return Shipped.of(text, Map.of(Field.CATEGORY, List.of("LOGO", "MARKETPLACE", "PRO")));
    }
}
