package io.ratebook.policies;

import io.ratebook.policy.Field;
import java.util.List;
import java.util.Map;

/** Whole by contract value. */
final class AwsMarketplace {
    private AwsMarketplace() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "AWS Marketplace private offers: the contract's value decides the rate of all of it",
                        "aws-marketplace",
                        "USD",
                        "UTC",
                        "After the listing fees that AWS publishes for private offers of SaaS: 3 % below a million, 2 %"
                                + " from one, 1.5 % from ten, of the whole contract. Renewals are 1.5 % at any value, an"
                                + " offer made through a channel partner costs half a point more."))
                .adding("""
                        Event   | Channel       | Rate                 | Comment
                        sale    |               | tier: Contract value |
                        renewal |               | 1.5 %                | at any value
                                | PARTNER_OFFER | 0.5 %                | half a point more; the rows of one component add up
                        """)
                .tiers("""
                        Scheme         | Metric  | Period | Mode  | From     | Below    | Rate  | Comment
                        Contract value | revenue | line   | whole | 0        | 1000000  | 3 %   |
                        Contract value | revenue | line   | whole | 1000000  | 10000000 | 2 %   |
                        Contract value | revenue | line   | whole | 10000000 |          | 1.5 % |
                        """)
                .tests("""
                        Name                 | event   | channel       | amount      | Commission | Comment
                        Just below a million |         | PRIVATE_OFFER | 999999.00   | 29999.97   |
                        A million            |         | PRIVATE_OFFER | 1000000.00  | 20000.00   |
                        Ten million          |         | PRIVATE_OFFER | 10000000.00 | 150000.00  |
                        A partner's offer    |         | PARTNER_OFFER | 1000000.00  | 25000.00   | 2 % and 0.5 %
                        A renewal            | renewal | PRIVATE_OFFER | 500000.00   | 7500.00    |
                        A partner's renewal  | renewal | PARTNER_OFFER | 500000.00   | 10000.00   | 1.5 % and 0.5 %
                        """);
        return Shipped.of(text, Map.of(Field.CHANNEL, List.of("PARTNER_OFFER", "PRIVATE_OFFER")));
    }
}
