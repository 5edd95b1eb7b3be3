package io.ratebook.policies;

import java.util.Map;

/** What a percentage applies to. */
final class ShopBase {
    private ShopBase() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "Shop: commission on the subtotal less discount",
                        "shop-base",
                        "USD",
                        "UTC",
                        "After what affiliate apps for web shops do by default: the percentage applies to the goods after"
                                + " discount; shipping and tax earn nothing."))
                .firstMatch("""
                        Rate | Base
                        15 % | Subtotal
                        """)
                .bases("""
                        Base     | Starts from | Less discount | Comment
                        Subtotal | Gross       | yes           | the same as Revenue; Charged would add tax and shipping
                        """)
                .tests("""
                        Name                     | amount | discount | shipping | tax   | Commission | Comment
                        Shipping and tax beside  | 110.00 | 10.00    | 10.00    | 15.00 | 15.00      | 15 % of 100.00
                        Without discount         | 110.00 |          | 10.00    | 15.00 | 16.50      |
                        Given away               | 110.00 | 110.00   | 10.00    |       | 0.00       |
                        """);
        return Shipped.of(text, Map.of());
    }
}
