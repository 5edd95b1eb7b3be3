package io.ratebook.bench;

import io.ratebook.command.TypedWorkbook;
import java.util.ArrayList;
import java.util.List;

/** Rate cards of the benchmarks. */
final class Cards {
    private static final String READ = "Rows are read|First matching row wins";
    private static final List<String> CATEGORIES = List.of("LIGHTING", "KITCHEN", "GARDEN", "BAGS", "STATIONERY");

    private Cards() {}

    /** A coarse card: a rate for each category. */
    static byte[] byCategory() {
        return card("Category|Rate", "LIGHTING|6 %", "KITCHEN|5 %", "|4 %");
    }

    /** The same shop with other rates by category, level and country. */
    static byte[] byCategoryLevelAndCountry() {
        List<String> rows = new ArrayList<>();
        for (String category : CATEGORIES) {
            rows.add(category + "|Gold||7 %");
            rows.add(category + "||GB|5.5 %");
            rows.add(category + "||DE, FR, NL|6 %");
        }
        rows.add("|||4.25 %");
        return card("Category|Level|Country|Rate", rows.toArray(String[]::new));
    }

    /** A rate for each of so many partners and products. */
    static byte[] byPartnerAndProduct(List<String> pairs) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            rows.add(pairs.get(i) + "|" + (3 + i % 7) + " %");
        }
        rows.add("||4 %");
        return card("Partner|Product|Rate", rows.toArray(String[]::new));
    }

    /** Whole tiers by month over what a partner sold. */
    static byte[] tiers() {
        return policy().sheet("Rates", READ, "Category|Rate", "|tier: Volume")
                .sheet(
                        "Tiers",
                        "Scheme|Metric|Less refunds|Counts|Period|Mode|From|Below|Rate",
                        "Volume|revenue|yes|its rows|month|whole|0|500|4 %",
                        "Volume|revenue|yes|its rows|month|whole|500|2000|5 %",
                        "Volume|revenue|yes|its rows|month|whole|2000||6 %")
                .bytes();
    }

    private static byte[] card(String columns, String... rows) {
        List<String> all = new ArrayList<>(List.of("Rows are read|First matching row wins", columns));
        all.addAll(List.of(rows));
        return policy().sheet("Rates", all.toArray(String[]::new)).bytes();
    }

    private static TypedWorkbook policy() {
        return new TypedWorkbook().sheet("Policy", "Title|Shop", "Currency|GBP");
    }
}
