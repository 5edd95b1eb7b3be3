package io.ratebook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a small policy, eight sales and refunds, and two partners: one of everything that can happen to a line. */
final class Shop {
    static final String SALES = """
            reference,type,original_reference,occurred_at,partner,partners,country,category,amount,discount,currency
            S1,sale,,2011-03-01T09:30:00Z,P1,,GB,Books,60.00,,GBP
            S2,sale,,2011-03-02T09:30:00Z,,P1:60;P2:40,GB,Books,100.00,7.00,GBP
            S3,sale,,2011-03-03T09:30:00Z,P1,,GB,Toys,10.00,,GBP
            S4,sale,,2011-03-04T09:30:00Z,P1,,DE,Music,10.00,,GBP
            S5,sale,,2011-03-05T09:30:00Z,,,GB,Books,10.00,,GBP
            S6,sale,,2011-03-06T09:30:00Z,P9,,GB,Books,10.00,,GBP
            S1-R1,refund,S1,2011-03-07T09:30:00Z,P1,,GB,Books,30.00,,GBP
            X1-R1,refund,X1,2011-03-08T09:30:00Z,P1,,GB,Books,30.00,,GBP
            """;

    private Shop() {}

    static void open(Path folder) throws IOException {
        policy("8 %").write(folder.resolve("policy.xlsx"));
        policy("9 %").write(folder.resolve("newer.xlsx"));
        policy("eight").write(folder.resolve("broken.xlsx"));
        Files.writeString(folder.resolve("sales.csv"), SALES);
        Files.writeString(folder.resolve("partners.csv"), "partner,level\nP1,Gold\nP2,\n");
    }

    private static TypedWorkbook policy(String booksRate) {
        return new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Category|Country|Rate|Component",
                        "Books||" + booksRate + "|",
                        "Toys||none|",
                        "|DE, AT|25.00 GBP|")
                .sheet("Durations", "Hold days|Approval", "30|by hand");
    }
}
