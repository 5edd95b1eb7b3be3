package io.ratebook.policies;

import io.ratebook.policy.Field;
import io.ratebook.policy.Reading;
import java.util.List;
import java.util.Map;

/** The example to start from: a shop for gifts, with every table in use. */
final class OnlineRetail {
    private OnlineRetail() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(Shipped.settings(
                        "Online retail: a gift shop's partner programme",
                        "online-retail",
                        "GBP",
                        "Europe/London",
                        "An example to start from, made for the year of sales of a real UK gift shop that comes with"
                                + " Ratebook. The rates are invented. Every table is in use; seasons and the bonuses that"
                                + " no table can say come from the DRL set online-retail.",
                        "online-retail"));
        rates(text);
        extras(text);
        terms(text);
        tests(text);
        return Shipped.of(text, known());
    }

    private static void rates(PolicyText text) {
        text.rates("Rates", Reading.FIRST_MATCH, """
                Level          | Category                               | attribute: season | Amount from | Amount below | Rate  | Base              | Minimum | Maximum | Comment
                               | DISCOUNT, FEE, MANUAL, SAMPLE, SHIPPING|                   |             |              | none  |                   |         |         | not merchandise
                               | GIFTCARD                               |                   |             |              | none  |                   |         |         | earns when it is spent
                               |                                        |                   | 1000        |              | 2.5 % | Net of card fees  |         | 250.00  | trade orders
                Gold, Platinum | CHRISTMAS                              | Christmas         |             |              | 12 %  |                   |         |         | 15 October to 24 December, every year
                               | CHRISTMAS                              | Christmas         |             |              | 10 %  |                   |         |         |
                               | JEWELLERY                              | Valentine         |             |              | 11 %  |                   |         |         | 20 January to 14 February, every year
                Platinum       | JEWELLERY, LIGHTING                    |                   |             |              | 10 %  |                   |         |         |
                Platinum       | HOME_DECOR, GARDEN                     |                   |             |              | 9 %   |                   |         |         |
                Platinum       |                                        |                   |             |              | 8 %   |                   |         |         |
                Gold           | JEWELLERY, LIGHTING                    |                   |             |              | 9 %   |                   |         |         |
                Gold           | HOME_DECOR, GARDEN                     |                   |             |              | 8 %   |                   |         |         |
                Gold           |                                        |                   |             |              | 7 %   |                   |         |         |
                Silver         | JEWELLERY, LIGHTING                    |                   |             |              | 8 %   |                   |         |         |
                Silver         | HOME_DECOR, GARDEN                     |                   |             |              | 7 %   |                   |         |         |
                Silver         |                                        |                   |             |              | 6 %   |                   |         |         |
                               | JEWELLERY, LIGHTING                    |                   |             |              | 7 %   |                   |         |         | Bronze, and partners without a level
                               | HOME_DECOR, GARDEN                     |                   |             |              | 6 %   |                   |         |         |
                               | STATIONERY, TOYS                       |                   |             | 2            | 0.05 GBP |                |         |         | cards and trinkets under 2.00
                               |                                        |                   |             |              | 5 %   |                   |         |         | everything else
                """);
    }

    private static void extras(PolicyText text) {
        text.rates("Rates extras", Reading.ADDING, """
                        Level          | Category                                          | Customer | Payment number from | Partner tag | Rate              | Base              | Component    | Share        | Comment
                                       | not DISCOUNT, FEE, GIFTCARD, MANUAL, SAMPLE, SHIPPING | new  |                     |             | 3 %               |                   | New customer | 25 % referrer| a quarter for whoever brought the partner in
                                       | not DISCOUNT, FEE, GIFTCARD, MANUAL, SAMPLE, SHIPPING | reactivated |              |             | 1.5 %             |                   | New customer | 25 % referrer| a year without an order
                                       | not DISCOUNT, FEE, GIFTCARD, MANUAL, SAMPLE, SHIPPING |      | 10                  |             | 0.25 per order    |                   | Loyalty      |              | from the customer's 10th order on
                                       | not DISCOUNT, FEE, GIFTCARD, MANUAL, SAMPLE, SHIPPING |      |                     |             | tier: Volume      | Net of card fees  | Volume       |              | by the month's sales
                        Gold, Platinum | not DISCOUNT, FEE, GIFTCARD, MANUAL, SAMPLE, SHIPPING |      |                     |             | tier: Reach       |                   | Reach        |              | by the quarter's customers
                                       |                                                   |          |                     | mentor      | 10 %              | Commission earned | Mentor       |              | a tenth on top for partners who train others
                        """).tiers("""
                        Scheme | Metric    | Less refunds | Counts   | Period  | Mode     | From  | Below | Rate   | Comment
                        Volume | revenue   | yes          | its rows | month   | marginal | 0     | 2000  | 0 %    | each slice of the month's sales at its own rate
                        Volume | revenue   | yes          | its rows | month   | marginal | 2000  | 5000  | 0.5 %  |
                        Volume | revenue   | yes          | its rows | month   | marginal | 5000  | 20000 | 1 %    |
                        Volume | revenue   | yes          | its rows | month   | marginal | 20000 |       | 1.5 %  |
                        Reach  | customers | no           | its rows | quarter | forward  | 0     | 3     | 0 %    | what was reached before the sale counts
                        Reach  | customers | no           | its rows | quarter | forward  | 3     | 6     | 0.5 %  |
                        Reach  | customers | no           | its rows | quarter | forward  | 6     |       | 1 %    |
                        """).bases("""
                        Base              | Starts from           | Less fees | Comment
                        Net of card fees  | Revenue               | 2 %       | two in a hundred go to the card company
                        Commission earned | component: Commission |           | the exact sum, before credit and rounding
                        """);
    }

    private static void terms(PolicyText text) {
        text.durations("""
                        Level    | Category  | Hold days | Approval                    | Earns for | Clawback within days | Comment
                        Platinum |           | 14        |                             |           |                      | trusted for long
                                 | JEWELLERY | 45        | by hand                     |           |                      | often sent back
                                 |           | 30        | automatic| 24 months | 90                   |
                        """).thresholds("""
                        Level    | Partner country | Minimum | Sweep    | Comment
                        Platinum |                 | 10.00   | year end |
                                 | not GB          | 50.00   | year end | a transfer abroad costs more
                                 |                 | 25.00   | year end | what is left is paid at the year's end
                        """).caps("""
                        Scope    | Period | Maximum | Component    | Comment
                        order    |        | 500.00  | Commission   | one order, however large
                        customer | year   | 100.00  | New customer | over all partners
                        partner  | month  | 1000.00 | Volume       |
                        program  | year   | 5000.00 | Loyalty      | the year's budget
                        """).referrals("""
                        Level          | Depth | Kind    | Value | Base   | Minimum earnings | Duration  | Comment
                        Gold, Platinum | 1     | percent | 10 %  | payout | 25.00            | 12 months | of what the recruited partner earns
                                       | 1     | percent | 5 %   | payout | 25.00            | 12 months |
                                       | 2     | percent | 1 %   | payout | 25.00            | 12 months | whoever recruited the recruiter
                        """);
    }

    private static void tests(PolicyText text) {
        text.tests("""
                        Name                       | occurred_at | customer    | category   | quantity | amount  | Level    | Component    | Commission | Comment
                        Everyone                   | 2026-03-02  |             | KITCHEN    | 6        | 25.50   |          |              | 1.28       | 1.275, half up
                        Silver                     | 2026-03-02  |             | KITCHEN    | 6        | 25.50   | Silver   |              | 1.53       |
                        Gold                       | 2026-03-02  |             | HOME_DECOR | 6        | 25.50   | Gold     |              | 2.04       |
                        Platinum                   | 2026-03-02  |             | LIGHTING   | 6        | 25.50   | Platinum |              | 2.55       |
                        A card                     | 2026-03-02  |             | STATIONERY | 1        | 0.85    |          |              | 0.05       |
                        Postage                    | 2026-03-02  |             | SHIPPING   | 1        | 15.00   | Platinum |              | none       |
                        A gift card                | 2026-03-02  |             | GIFTCARD   | 1        | 50.00   | Platinum |              | none       |
                        A trade order              | 2026-03-02  |             | BAGS       | 1000     | 2000.00 | Gold     |              | 49.00      | 2.5 % of 1,960.00
                        A very large trade order   | 2026-03-02  |             | BAGS       | 9000     | 18000.00|          |              | 250.00     | the row's maximum
                        Christmas, in season       | 2026-11-20  |             | CHRISTMAS  | 6        | 30.00   |          |              | 3.00       | the DRL says which days
                        Christmas, Gold            | 2026-11-20  |             | CHRISTMAS  | 6        | 30.00   | Gold     |              | 3.60       |
                        Christmas in June          | 2026-06-20  |             | CHRISTMAS  | 6        | 30.00   |          |              | 1.50       |
                        Valentine                  | 2026-02-01  |             | JEWELLERY  | 6        | 30.00   | Silver   |              | 3.30       |
                        A carton                   | 2026-03-02  |             | KITCHEN    | 96       | 81.60   |          | Carton bonus | 0.82       | the DRL pays for whole dozens from 48 on
                        """).tests("""
                        Name                       | type   | occurred_at | customer | category | quantity | amount | Component    | Commission | Comment
                        A new customer             |        | 2026-03-02  | C1       | KITCHEN  | 6        | 40.00  |              | 2.00       |
                        A new customer             |        |             |          |          |          |        | New customer | 1.20       |
                        A new customer             |        | 2026-04-02  | C1       | KITCHEN  | 6        | 40.00  | New customer | none       | no longer new
                        A new customer             |        | 2027-04-02  | C1       | KITCHEN  | 6        | 40.00  | New customer | 0.60       | back after a year
                        A new customer             |        | 2028-03-02  | C1       | KITCHEN  | 6        | 40.00  |              | none       | earned for 24 months
                        Sent back in time          |        | 2026-03-02  | C1       | KITCHEN  | 6        | 40.00  |              | 2.00       |
                        Sent back in time          | refund | 2026-06-01  |          |          |          | 10.00  |              | -0.50      | a quarter, on day 90 of 90
                        Sent back in time          |        |             |          |          |          |        | New customer | -0.30      |
                        Sent back too late         |        | 2026-03-02  | C1       | KITCHEN  | 6        | 40.00  |              | 2.00       |
                        Sent back too late         | refund | 2026-06-02  |          |          |          | 10.00  |              | 0.00       | day 91
                        """).tests("""
                        Name                       | occurred_at | customer | category | quantity | amount  | Level | Partner tag | Payment number | Component | Commission | Comment
                        The month's volume         | 2026-03-02  |          | BAGS     | 800      | 900.00  |       |             |                | Volume    | 0.00       |
                        The month's volume         | 2026-03-03  |          | BAGS     | 800      | 900.00  |       |             |                | Volume    | 0.00       |
                        The month's volume         | 2026-03-04  |          | BAGS     | 800      | 900.00  |       |             |                | Volume    | 3.43       | 700.00 lie above 2,000.00: 686.00 net at 0.5 %
                        The month's volume         | 2026-04-01  |          | BAGS     | 800      | 900.00  |       |             |                | Volume    | 0.00       | April begins at nothing
                        The quarter's customers    | 2026-03-02  | C1       | KITCHEN  | 6        | 40.00   | Gold  |             |                | Reach     | 0.00       |
                        The quarter's customers    | 2026-03-03  | C2       | KITCHEN  | 6        | 40.00   | Gold  |             |                | Reach     | 0.00       |
                        The quarter's customers    | 2026-03-04  | C3       | KITCHEN  | 6        | 40.00   | Gold  |             |                | Reach     | 0.00       |
                        The quarter's customers    | 2026-03-05  | C4       | KITCHEN  | 6        | 40.00   | Gold  |             |                | Reach     | 0.20       | three customers came before
                        The quarter's customers    | 2026-04-01  | C4       | KITCHEN  | 6        | 40.00   | Gold  |             |                | Reach     | 0.00       | a new quarter
                        Loyal                      | 2026-03-02  | C7       | KITCHEN  | 6        | 20.00   |       |             | 10             | Loyalty   | 0.25       |
                        Not loyal yet              | 2026-03-02  | C7       | KITCHEN  | 6        | 20.00   |       |             | 9              | Loyalty   | none       |
                        A mentor                   | 2026-03-02  |          | KITCHEN  | 6        | 20.00   |       | mentor      |                |           | 1.00       |
                        A mentor                   |             |          |          |          |         |       |             |                | Mentor    | 0.10       | a tenth of 1.00
                        """).tests(split());
    }

    private static String split() {
        return """
                Name                       | occurred_at | partners    | partner | category | quantity | amount | Component | Commission | Comment
                Two partners               | 2026-03-02  | P1:60;P2:40 |         | KITCHEN  | 6        | 25.50  |           | 1.28       | together, by the largest remainder
                Two partners               |             |             | P1      |          |          |        |           | 0.77       |
                Two partners               |             |             | P2      |          |          |        |           | 0.51       |
                """;
    }

    private static Map<Field, List<String>> known() {
        return Map.of(
                Field.LEVEL,
                List.of("Bronze", "Silver", "Gold", "Platinum"),
                Field.CATEGORY,
                List.of(
                        "BAGS",
                        "CHRISTMAS",
                        "DISCOUNT",
                        "FEE",
                        "GARDEN",
                        "GIFTCARD",
                        "HOME_DECOR",
                        "JEWELLERY",
                        "KITCHEN",
                        "LIGHTING",
                        "MANUAL",
                        "OTHER",
                        "SAMPLE",
                        "SHIPPING",
                        "STATIONERY",
                        "TOYS"));
    }
}
