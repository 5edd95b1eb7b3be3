package io.ratebook.policies;

import java.util.Map;

/** Bands over figures that come with the sale. */
final class AdempiereBands {
    private AdempiereBands() {}

    static Shipped shipped() {
        PolicyText text = new PolicyText()
                .numbered()
                .settings(
                        Shipped.settings(
                                "Adempiere: commission by days to collect and by attainment",
                                "adempiere-bands",
                                "USD",
                                "UTC",
                                "After an example in the documentation of the ERP system Adempiere: the sooner an invoice is"
                                        + " collected and the more of the goal is reached, the higher the rate. Below is the first"
                                        + " value that no longer belongs: 75 to 80 per cent with 80 included is from 75 below 81."))
                .firstMatch("""
                        attribute: collected days from | attribute: collected days below | attribute: attainment from | attribute: attainment below | Rate | Component  | Comment
                        0                              | 11                              |                            |                             | 30 % | Collection | within 0 to 10 days
                        11                             | 21                              |                            |                             | 20 % | Collection | 11 to 20 days
                        21                             | 31                              |                            |                             | 10 % | Collection | 21 to 30 days
                                                       |                                 | 75                         | 81                          | 20 % | Attainment | 75 to 80 of 100
                                                       |                                 | 81                         | 91                          | 30 % | Attainment | 81 to 90 of 100
                        """)
                .tests("""
                        Name                     | attribute.collected days | attribute.attainment | amount | Component  | Commission
                        On the day               | 0                        | 80                   | 100.00 | Collection | 30.00
                        On the day               |                          |                      |        | Attainment | 20.00
                        Ten days                 | 10                       | 81                   | 100.00 | Collection | 30.00
                        Ten days                 |                          |                      |        | Attainment | 30.00
                        Eleven days              | 11                       | 80.5                 | 100.00 | Collection | 20.00
                        Eleven days              |                          |                      |        | Attainment | 20.00
                        Thirty days              | 30                       | 90                   | 100.00 | Collection | 10.00
                        Thirty days              |                          |                      |        | Attainment | 30.00
                        Too late and too little  | 31                       | 74.9                 | 100.00 | Collection | none
                        Too late and too little  |                          |                      |        | Attainment | none
                        """);
        return Shipped.of(text, Map.of());
    }
}
