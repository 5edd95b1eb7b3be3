package io.ratebook.policy.sheet;

import java.util.List;

/** The Instructions sheet: how to write a policy, for a person who has never seen one. Lines with # are headings. */
final class Instructions {
    static final List<String> LINES = List.of(
            "# How to read a table",
            "A row of Rates says: WHEN a sale looks like this, THEN it earns that. A blank cell under WHEN means any.",
            "First matching row wins: rows are tried from the top; per Component the first that matches decides.",
            "Every matching row adds: all rows that match are added up.",
            "Put special cases first and the general row last. No matching row: no commission, and it says so.",
            "# What to type under WHEN",
            "Gold, Silver    one of these",
            "not Gold, Silver    has a value, and it is neither",
            "(any)    has a value;    (none)    has none",
            "\"Hotel, 5 stars\"    a code with a comma, or that begins with not, stands in double quotes",
            "Two columns make a band: from is included, below is not. Amount from 100, Amount below 500 is 100.00 to"
                    + " 499.99.",
            "Dates are real dates: 2026-01-31. Days are those of the program's time zone.",
            "Codes are compared exactly: gold is not Gold.",
            "# What to type under Rate",
            "8 %    a percentage of the Base",
            "25.00    an amount in the policy's currency;    25.00 USD    in another",
            "0.10 per unit    for each unit of Quantity;    5.00 per order    once an order",
            "tier: Volume    the rate comes from the scheme Volume on the sheet Tiers",
            "none    no commission, and no further row is tried; 0 % is a match that earns 0.00",
            "A number is a percentage only if its cell has a percent format. Type the % sign to be sure: 8 %.",
            "Numbers have a point for decimals and no commas: 1250.50.",
            "# The other columns of Rates",
            "Base: what the percentage applies to: Gross, Revenue (if blank), Charged, Profit, or a name from Bases.",
            "Component: the name of this part of the commission; Commission if blank.",
            "Minimum, Maximum: at least and at most, for each row.",
            "Share: parts that go elsewhere: 20 % referrer, 10 % partner P7, 40 % as Co-op.",
            "# More WHEN columns",
            "Write a title into a new column; to do so switch the protection off (Review, Unprotect Sheet; there is no"
                    + " password).",
            "Event, Partner, Group, Level, Partner country, Partner tag, Product, Category, Channel, Coupon, Currency,"
                    + " Country,",
            "Customer (new, returning, reactivated), attribute: NAME; and with from and below:",
            "Payment number, Days since first sale, Months since first sale, Days since last sale, Days since partner"
                    + " joined,",
            "Amount, base: NAME, Order amount, Quantity, Unit price, Markup %, Sale date, attribute: NAME,",
            "Partner revenue this month, Partner sales last quarter (this or last; month, quarter or year).",
            "# Tiers",
            "Each row is a band of a scheme. Metric, Period and Mode stand in the scheme's first row.",
            "marginal: each part at its own rate. whole: everything at the rate reached. forward: what comes after.",
            "lagged N: the rate reached in the N-th period before. Example: Volume, revenue, month, whole; below 10000"
                    + " 5 %; from 10000 8 %.",
            "# Bases",
            "Net: starts from Revenue, less tax yes, less fees 3 %, Percent 90 %. A base is never below zero.",
            "# Durations, Thresholds, Caps, Referrals",
            "Durations: Hold days 30; Approval by hand; Earns for 12 months; Clawback within days 60.",
            "Thresholds: the sum from which a partner is paid. Only columns of the partner under WHEN.",
            "Caps: the most that a sale, order, customer, partner or the program earns in a period.",
            "Referrals: Depth 1, Kind percent, Value 10 %, Base payout, Duration 12 months.",
            "# Tests",
            "Each row is a sale and what it must earn; rows of one Name are one story in date order, refunds included.",
            "A row with only Name, Component and Commission expects more of the line before it. none: earns nothing.",
            "# Rows",
            "Leave Row empty in a new row: it gets its id when the workbook is uploaded. Ids are never used again.",
            "Blank rows are fine. The Comment column is yours.");

    private Instructions() {}
}
