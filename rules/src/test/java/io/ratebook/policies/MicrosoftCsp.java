package io.ratebook.policies;

import io.ratebook.policy.Field;
import java.util.List;
import java.util.Map;

/** Components that add up, with a part of each as co-op funds. */
final class MicrosoftCsp {
    private MicrosoftCsp() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "Microsoft CSP incentives: core and strategic, 40 % of each as co-op",
                        "microsoft-csp",
                        "USD",
                        "UTC",
                        "After the incentive guide for cloud solution providers: percentages of billed revenue add up, and"
                                + " of each 60 % is paid as rebate and 40 % as co-op funds. Co-op is a component of the"
                                + " same partner here, so that it can be told apart and paid apart."))
                .adding("""
                        Category  | Rate   | Component | Share         | Comment
                                  | 3.75 % | Core      | 40 % as Co-op | every billed subscription
                        STRATEGIC | 7 %    | Strategic | 40 % as Co-op | strategic products earn this on top
                        """)
                .tests("""
                        Name                | category  | amount   | Component | Commission | Comment
                        A strategic product | STRATEGIC | 10000.00 | Core      | 225.00     | 60 % of 375.00
                        A strategic product |           |          | Strategic | 420.00     | 60 % of 700.00
                        A strategic product |           |          | Co-op     | 430.00     | 150.00 + 280.00, so 1,075.00 in all
                        Any other product   | STANDARD  | 10000.00 | Core      | 225.00     |
                        Any other product   |           |          | Strategic | none       |
                        Any other product   |           |          | Co-op     | 150.00     |
                        """)
                .tests("""
                        Name          | type   | category  | amount  | Component | Commission | Comment
                        Cancelled     |        | STRATEGIC | 1000.00 | Core      | 22.50      |
                        Cancelled     | refund |           | 1000.00 | Core      | -22.50     | everything is taken back
                        Cancelled     |        |           |         | Strategic | -42.00     |
                        Cancelled     |        |           |         | Co-op     | -43.00     |
                        """);
        return Shipped.of(text, Map.of(Field.CATEGORY, List.of("STANDARD", "STRATEGIC")));
    }
}
