package io.ratebook.policies;

import io.ratebook.policy.Field;
import java.util.List;
import java.util.Map;

/** A percentage by product category. */
final class AmazonAssociates {
    private AmazonAssociates() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "Amazon Associates (US): a rate for each product category",
                        "amazon-associates-us",
                        "USD",
                        "America/Los_Angeles",
                        "After the standard commission rates that Amazon publishes for its US associates: the category of"
                                + " the product decides, what is named nowhere earns 4 %, gift cards and wine earn"
                                + " nothing."))
                .firstMatch("""
                        Category                        | Rate  | Comment
                        GIFT_CARDS, WINE                | none  | published as 0: shown as no commission, with this row
                        GAMES                           | 20 %  |
                        LUXURY_BEAUTY                   | 10 %  |
                        MUSIC, HANDMADE, VIDEOS         | 5 %   |
                        BOOKS, KITCHEN, AUTOMOTIVE      | 4.5 % |
                        APPAREL, WATCHES, SHOES, DEVICES| 4 %   |
                        TOYS, HOME, GARDEN, PETS, SPORTS| 3 %   |
                                                        | 4 %   | everything else
                        """)
                .tests("""
                        Name                     | category      | amount | Commission | Comment
                        A book                   | BOOKS         | 19.99  | 0.90       | 0.89955, half up
                        A game                   | GAMES         | 59.99  | 12.00      | 11.998, half up
                        A gift card              | GIFT_CARDS    | 50.00  | none       |
                        Wine                     | WINE          | 35.00  | none       |
                        A cream                  | LUXURY_BEAUTY | 80.00  | 8.00       |
                        A record                 | MUSIC         | 12.98  | 0.65       | 0.649
                        Shoes                    | SHOES         | 89.90  | 3.60       | 3.596
                        A ball                   | SPORTS        | 15.00  | 0.45       |
                        Nothing that is named    | OFFICE        | 25.00  | 1.00       |
                        No category at all       |               | 25.00  | 1.00       |
                        """)
                .tests("""
                        Name                     | type   | category | amount | Commission | Comment
                        A game sent back by half |        | GAMES    | 60.00  | 12.00      |
                        A game sent back by half | refund |          | 30.00  | -6.00      | at the rate it was sold at
                        """);
        return Shipped.of(
                text,
                Map.of(
                        Field.CATEGORY,
                        List.of(
                                "APPAREL",
                                "AUTOMOTIVE",
                                "BOOKS",
                                "DEVICES",
                                "GAMES",
                                "GARDEN",
                                "GIFT_CARDS",
                                "HANDMADE",
                                "HOME",
                                "KITCHEN",
                                "LUXURY_BEAUTY",
                                "MUSIC",
                                "PETS",
                                "SHOES",
                                "SPORTS",
                                "TOYS",
                                "VIDEOS",
                                "WATCHES",
                                "WINE")));
    }
}
