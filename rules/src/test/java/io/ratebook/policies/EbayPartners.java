package io.ratebook.policies;

import io.ratebook.policy.Field;
import java.util.List;
import java.util.Map;

/** A percentage of the sale price. */
final class EbayPartners {
    private EbayPartners() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "eBay partners: a percentage of the sale price",
                        "ebay-partners",
                        "USD",
                        "America/Los_Angeles",
                        "After the rate card of eBay's partner network, which pays a percentage of the price of the item"
                                + " sold. The two rates are published; which categories earn which is an example."))
                .firstMatch("""
                        Category                 | Rate  | Comment
                        ELECTRONICS, COLLECTIBLES| 2.5 % |
                                                 | 4 %   | every other category
                        """)
                .tests("""
                        Name              | category    | amount | discount | Commission | Comment
                        Electronics       | ELECTRONICS | 117.00 |          | 2.93       | 2.925, half up
                        Any other         | FASHION     | 235.00 |          | 9.40       |
                        With a discount   | FASHION     | 250.00 | 15.00    | 9.40       | what was paid counts, not the list price
                        """);
        return Shipped.of(text, Map.of(Field.CATEGORY, List.of("COLLECTIBLES", "ELECTRONICS", "FASHION", "HOME")));
    }
}
