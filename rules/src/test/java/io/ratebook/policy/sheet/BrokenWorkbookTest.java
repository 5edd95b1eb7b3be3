package io.ratebook.policy.sheet;

import static io.ratebook.policy.sheet.RawWorkbook.number;
import static io.ratebook.policy.sheet.RawWorkbook.percent;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks with one fault each, named by it: the fault is the only problem, at its cell, with what was expected. */
class BrokenWorkbookTest {
    /**
     * A broken workbook.
     *
     * @param place sheet, cell, row label and column title of its one problem
     * @param found what the problem says stands there
     * @param expected a part of what it says was expected
     * @param suggestion a part of how it says to mend it
     */
    record Broken(String fault, RawWorkbook workbook, String place, String found, String expected, String suggestion) {
        @Override
        public String toString() {
            return fault;
        }
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return asList(cells);
    }

    @SafeVarargs
    private static RawWorkbook sheet(String name, List<@Nullable String>... rows) {
        return new RawWorkbook().sheet(name, asList(rows));
    }

    private static RawWorkbook rate(String cell) {
        return sheet("Rates", row("Rate"), row(cell));
    }

    private static RawWorkbook condition(String title, String cell) {
        return sheet("Rates", row(title, "Rate"), row(cell, "8 %"));
    }

    private static RawWorkbook setting(String name, String value) {
        return sheet("Policy", row(name, value));
    }

    static Stream<Broken> broken() {
        List<Broken> all = new ArrayList<>();
        all.addAll(titles());
        all.addAll(rates());
        all.addAll(cells());
        all.addAll(tables());
        all.addAll(stories());
        all.addAll(settings());
        return all.stream();
    }

    private static List<Broken> titles() {
        return List.of(
                new Broken(
                        "unknown title",
                        condition("Levle", "Gold"),
                        "Rates A1 (row 1, Levle)",
                        "Levle",
                        "a title that Rates knows",
                        "did you mean Level"),
                new Broken(
                        "title given twice",
                        sheet("Rates", row("Level", "level", "Rate"), row(null, null, "8 %")),
                        "Rates B1 (row 1, Level)",
                        "level",
                        "each title once",
                        "A1"),
                new Broken(
                        "band in one column",
                        condition("Amount", number("5", 0)),
                        "Rates A1 (row 1, Amount)",
                        "Amount",
                        "Amount from and Amount below",
                        "title it Amount from or Amount below"),
                new Broken(
                        "code column with from",
                        condition("Level from", "Gold"),
                        "Rates A1 (row 1, Level from)",
                        "Level from",
                        "a title that Rates knows",
                        "did you mean Level"),
                new Broken(
                        "recruited column in Rates",
                        condition("Recruited level", "Gold"),
                        "Rates A1 (row 1, Recruited level)",
                        "Recruited level",
                        "only in Referrals",
                        "remove"),
                new Broken(
                        "no Rate column",
                        sheet("Rates", row("Level", "Base"), row("Gold", "Gross")),
                        "Rates null (row 1, null)",
                        "no column titled Rate",
                        "a column titled Rate",
                        "add it"),
                new Broken(
                        "no titles at all",
                        sheet("Rates", row("Gold", "8 %")),
                        "Rates A1 (row 1, null)",
                        "Gold",
                        "a row of titles with Rate",
                        "template"),
                new Broken(
                        "cell without title",
                        sheet("Rates", row("Rate"), row("8 %", "left over")),
                        "Rates B2 (row 2, null)",
                        "left over",
                        "a title above it in row 1",
                        "remove the cell"),
                new Broken(
                        "remark above the titles",
                        sheet("Rates", row("Rates"), row("Please read carefully"), row("Rate"), row("8 %")),
                        "Rates A2 (row 2, null)",
                        "Please read carefully",
                        "above the titles only",
                        "Comment"),
                new Broken(
                        "unknown reading",
                        sheet("Rates", row("Rows are read", "Last row wins"), row("Rate"), row("8 %")),
                        "Rates B1 (row 1, null)",
                        "Last row wins",
                        "First matching row wins",
                        ""),
                new Broken(
                        "conditions in Tiers",
                        sheet(
                                "Tiers",
                                row("Level", "Scheme", "Metric", "Period", "Mode", "Rate"),
                                row(null, "V", "sales", "month", "whole", "5 %")),
                        "Tiers A1 (row 1, Level)",
                        "Level",
                        "Tiers take no WHEN columns",
                        "Rates rows"),
                new Broken(
                        "conditions in Bases",
                        sheet("Bases", row("Base", "Starts from", "Country"), row("Net", "Gross")),
                        "Bases C1 (row 1, Country)",
                        "Country",
                        "Bases take no WHEN columns",
                        "Rates rows"),
                new Broken(
                        "sale column in Thresholds",
                        sheet("Thresholds", row("Product", "Minimum"), row(null, number("50", 0))),
                        "Thresholds A1 (row 1, Product)",
                        "Product",
                        "only WHEN columns of the partner",
                        "Level"),
                new Broken(
                        "unknown sheet with content",
                        sheet("Rates", row("Rate"), row("8 %")).sheet("Teirs", List.of(row("x"))),
                        "Teirs A1 (row 1, null)",
                        "a sheet named Teirs",
                        "sheets named Policy",
                        "did you mean Tiers"),
                new Broken(
                        "hidden sheet",
                        sheet("Caps", row("Scope", "Maximum")).hideLast(),
                        "Caps null (null, null)",
                        "a hidden sheet with content",
                        "sheets that can be seen",
                        "show the sheet"));
    }

    private static List<Broken> rates() {
        return List.of(
                new Broken(
                        "row without rate",
                        sheet("Rates", row("Level", "Rate"), row("Gold")),
                        "Rates B2 (row 2, Rate)",
                        "an empty cell",
                        "a row without Rate pays nothing",
                        "fill the cell"),
                new Broken(
                        "rate that is a word",
                        rate("lots"),
                        "Rates A2 (row 2, Rate)",
                        "lots",
                        "a percentage such as 8 %",
                        ""),
                new Broken(
                        "code pasted as rate",
                        rate("5); try{ new java.io.File(\"x\"); }"),
                        "Rates A2 (row 2, Rate)",
                        "5); try{ new java.io.File(\"x\"); }",
                        "a percentage such as 8 %",
                        ""),
                new Broken(
                        "decimal comma",
                        rate("7,5 %"),
                        "Rates A2 (row 2, Rate)",
                        "7,5 %",
                        "a percentage such as 8 %",
                        "type 7.5 %"),
                new Broken(
                        "ambiguous thousands",
                        rate("1,250"),
                        "Rates A2 (row 2, Rate)",
                        "1,250",
                        "a percentage such as 8 %",
                        "no commas"),
                new Broken(
                        "negative rate",
                        rate(percent("-0.05")),
                        "Rates A2 (row 2, Rate)",
                        "-5 %",
                        "from 0 % to 1,000 %",
                        ""),
                new Broken(
                        "negative amount",
                        rate(number("-5", 0)),
                        "Rates A2 (row 2, Rate)",
                        "-5",
                        "an amount of zero or more",
                        ""),
                new Broken(
                        "rate of 10,000 percent",
                        rate(percent("100")),
                        "Rates A2 (row 2, Rate)",
                        "10000 %",
                        "from 0 % to 1,000 %",
                        "shows 8 %"),
                new Broken(
                        "currency symbol",
                        rate("$25"),
                        "Rates A2 (row 2, Rate)",
                        "$25",
                        "25.00 USD",
                        "write the currency as its code"),
                new Broken(
                        "unknown currency",
                        rate("25 EUX"),
                        "Rates A2 (row 2, Rate)",
                        "25 EUX",
                        "a currency of ISO 4217",
                        ""),
                new Broken(
                        "currency in small letters",
                        rate("25 usd"),
                        "Rates A2 (row 2, Rate)",
                        "25 usd",
                        "the currency in capitals",
                        "type 25 USD"),
                new Broken(
                        "rate that is a date",
                        rate(number("45000", 2)),
                        "Rates A2 (row 2, Rate)",
                        "45000",
                        "a percentage such as 8 %",
                        ""),
                new Broken(
                        "rate that is a truth value",
                        rate("<c t=\"b\"><v>1</v></c>"),
                        "Rates A2 (row 2, Rate)",
                        "TRUE",
                        "a percentage such as 8 %",
                        ""),
                new Broken(
                        "stored error",
                        rate("<c t=\"e\"><v>#N/A</v></c>"),
                        "Rates A2 (row 2, Rate)",
                        "#N/A",
                        "a cell with a value",
                        "type the value"),
                new Broken(
                        "number with absurd exponent",
                        rate(number("1E308", 0)),
                        "Rates A2 (row 2, Rate)",
                        "1E308",
                        "a number below 10^18",
                        ""),
                new Broken(
                        "minimum over maximum",
                        sheet("Rates", row("Rate", "Minimum", "Maximum"), row("8 %", number("10", 0), number("5", 0))),
                        "Rates B2 (row 2, Minimum)",
                        "10",
                        "a Minimum not over the Maximum of 5",
                        "swap"),
                new Broken(
                        "percentage as minimum",
                        sheet("Rates", row("Rate", "Minimum"), row("8 %", percent("0.05"))),
                        "Rates B2 (row 2, Minimum)",
                        "5 %",
                        "not a percentage",
                        "number format"),
                new Broken(
                        "shares over 100 percent",
                        sheet("Rates", row("Rate", "Share"), row("8 %", "60 % referrer, 50 % as Co-op")),
                        "Rates B2 (row 2, Share)",
                        "60 % referrer, 50 % as Co-op",
                        "together at most 100 %",
                        "110 %"),
                new Broken(
                        "share for nobody",
                        sheet("Rates", row("Rate", "Share"), row("8 %", "20 %")),
                        "Rates B2 (row 2, Share)",
                        "20 %",
                        "20 % referrer",
                        "is no such part"),
                new Broken(
                        "row id given twice",
                        sheet("Rates", row("Row", "Rate"), row("R-1", "8 %"), row("R-1", "9 %")),
                        "Rates A3 (R-1, Row)",
                        "R-1",
                        "Rates!A2 already",
                        "empty this cell"),
                new Broken(
                        "merged data cells",
                        new RawWorkbook()
                                .rawSheet(
                                        "Rates",
                                        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Level</v></c>"
                                                + "<c r=\"B1\" t=\"str\"><v>Rate</v></c></row><row r=\"2\">"
                                                + "<c r=\"A2\" t=\"str\"><v>Gold</v></c><c r=\"B2\" t=\"str\"><v>8 %</v></c></row>"
                                                + "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>9 %</v></c></row></sheetData>"
                                                + "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>"),
                        "Rates A2 (row 2, Level)",
                        "merged cells A2:A3",
                        "one value in each cell",
                        "unmerge"));
    }

    private static List<Broken> cells() {
        return List.of(
                new Broken(
                        "comma too many",
                        condition("Level", "Gold,, Silver"),
                        "Rates A2 (row 2, Level)",
                        "Gold,, Silver",
                        "codes such as A, B",
                        "remove the comma"),
                new Broken(
                        "Not with a capital",
                        condition("Category", "Not Hosting"),
                        "Rates A2 (row 2, Category)",
                        "Not Hosting",
                        "codes such as A, B",
                        "write not Hosting"),
                new Broken(
                        "not in the middle",
                        condition("Category", "Games, not Hosting"),
                        "Rates A2 (row 2, Category)",
                        "Games, not Hosting",
                        "codes such as A, B",
                        "write not Hosting"),
                new Broken(
                        "any among codes",
                        condition("Level", "Gold, (any)"),
                        "Rates A2 (row 2, Level)",
                        "Gold, (any)",
                        "codes such as A, B",
                        "(any) stands alone"),
                new Broken(
                        "open quotes",
                        condition("Level", "\"Gold"),
                        "Rates A2 (row 2, Level)",
                        "\"Gold",
                        "codes such as A, B",
                        "close the double quotes"),
                new Broken(
                        "curly quotes",
                        condition("Level", "\u201CGold, red\u201D"),
                        "Rates A2 (row 2, Level)",
                        "\u201CGold, red\u201D",
                        "codes such as A, B",
                        "straight double quotes"),
                new Broken(
                        "zero-width space in a code",
                        condition("Level", "Go\u200Bld"),
                        "Rates A2 (row 2, Level)",
                        "Go\u200Bld",
                        "characters that can be seen",
                        "U+200B"),
                new Broken(
                        "direction turned in a code",
                        condition("Level", "Go\u202Eld"),
                        "Rates A2 (row 2, Level)",
                        "Go\u202Eld",
                        "characters that can be seen",
                        "U+202E"),
                new Broken(
                        "line break in a code",
                        condition("Level", "Gold\nSilver"),
                        "Rates A2 (row 2, Level)",
                        "Gold\nSilver",
                        "characters that can be seen",
                        "U+000A"),
                new Broken(
                        "code beyond 15 digits",
                        condition("Product", number("12345678901234567", 0)),
                        "Rates A2 (row 2, Product)",
                        "12345678901234600",
                        "codes such as A, B",
                        "only 15 digits"),
                new Broken(
                        "truth value as code",
                        condition("Product", "<c t=\"b\"><v>1</v></c>"),
                        "Rates A2 (row 2, Product)",
                        "TRUE",
                        "codes such as A, B",
                        "type 'TRUE"),
                new Broken(
                        "unknown customer kind",
                        condition("Customer", "recurring"),
                        "Rates A2 (row 2, Customer)",
                        "recurring",
                        "new, returning or reactivated",
                        ""),
                new Broken(
                        "currency that is none",
                        condition("Currency", "EURO"),
                        "Rates A2 (row 2, Currency)",
                        "EURO",
                        "currencies of ISO 4217",
                        ""),
                new Broken(
                        "bare number in a percent column",
                        condition("Markup % from", number("8", 0)),
                        "Rates A2 (row 2, Markup % from)",
                        "8",
                        "a percentage such as 8 %",
                        "type 8 %"),
                new Broken(
                        "fraction of a payment",
                        condition("Payment number from", number("1.5", 0)),
                        "Rates A2 (row 2, Payment number from)",
                        "1.5",
                        "a whole number",
                        ""),
                new Broken(
                        "date as ambiguous text",
                        condition("Sale date from", "01/02/2026"),
                        "Rates A2 (row 2, Sale date from)",
                        "01/02/2026",
                        "a date such as 2026-01-31",
                        "year-month-day"),
                new Broken(
                        "date as plain number",
                        condition("Sale date from", number("46023", 0)),
                        "Rates A2 (row 2, Sale date from)",
                        "46023",
                        "a date such as 2026-01-31",
                        "type it as a date"),
                new Broken(
                        "date with a time",
                        condition("Sale date from", number("46023.5", 2)),
                        "Rates A2 (row 2, Sale date from)",
                        "46023.5",
                        "without a time of day",
                        "remove the time"),
                new Broken(
                        "band in two currencies",
                        sheet(
                                "Rates",
                                row("Amount from", "Amount below", "Rate"),
                                row(number("0", 0), "100 USD", "8 %")),
                        "Rates B2 (row 2, Amount below)",
                        "100 USD",
                        "in one currency",
                        "behind both"),
                new Broken(
                        "formula without value",
                        rate("<c><f>A1*2</f></c>"),
                        "Rates A2 (row 2, Rate)",
                        "=A1*2",
                        "a formula with a stored value",
                        "type the value"),
                new Broken(
                        "missing shared text",
                        rate("<c t=\"s\"><v>7</v></c>"),
                        "Rates A2 (row 2, Rate)",
                        "a text that is missing in the file",
                        "a cell with a value",
                        "type the value"),
                new Broken(
                        "content beyond the last row",
                        new RawWorkbook()
                                .rawSheet(
                                        "Rates",
                                        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Rate</v></c></row><row r=\"12001\">"
                                                + "<c r=\"A12001\" t=\"str\"><v>8 %</v></c></row></sheetData>"),
                        "Rates A12001 (row 12001, Rate)",
                        "content in row 12001",
                        "at most 12000 rows",
                        "move"),
                new Broken(
                        "content beyond the last column",
                        new RawWorkbook()
                                .rawSheet(
                                        "Rates",
                                        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Rate</v></c>"
                                                + "<c r=\"XFD1\" t=\"str\"><v>x</v></c></row></sheetData>"),
                        "Rates XFD1 (row 1, null)",
                        "content in column 16384",
                        "at most 60 columns",
                        "move"));
    }

    private static List<Broken> tables() {
        return List.of(
                new Broken(
                        "scheme without metric",
                        sheet(
                                "Tiers",
                                row("Scheme", "Metric", "Period", "Mode", "Rate"),
                                row("V", null, "month", "whole", "5 %")),
                        "Tiers B2 (row 2, Metric)",
                        "an empty cell",
                        "one of revenue, sales",
                        "fill"),
                new Broken(
                        "scheme that contradicts itself",
                        sheet(
                                "Tiers",
                                row("Scheme", "Metric", "Period", "Mode", "From", "Rate"),
                                row("V", "sales", "month", "whole", number("1", 0), "5 %"),
                                row("V", null, "year", null, number("9", 0), "6 %")),
                        "Tiers C3 (row 3, Period)",
                        "year",
                        "row 2: month",
                        "one scheme has one Period"),
                new Broken(
                        "amount under marginal",
                        sheet(
                                "Tiers",
                                row("Scheme", "Metric", "Period", "Mode", "Rate"),
                                row("V", "sales", "month", "marginal", number("5", 0))),
                        "Tiers E2 (row 2, Rate)",
                        "5",
                        "under marginal",
                        "type 5 %"),
                new Broken(
                        "band row without rate",
                        sheet(
                                "Tiers",
                                row("Scheme", "Metric", "Period", "Mode", "Rate"),
                                row("V", "sales", "month", "whole")),
                        "Tiers E2 (row 2, Rate)",
                        "an empty cell",
                        "a band without Rate",
                        "fill"),
                new Broken(
                        "bare number against a target",
                        sheet(
                                "Tiers",
                                row("Scheme", "Metric", "Period", "Against", "Mode", "From", "Rate"),
                                row("V", "revenue", "year", "last year", "whole", number("80", 0), "5 %")),
                        "Tiers F2 (row 2, From)",
                        "80",
                        "a percentage",
                        "type 80 %"),
                new Broken(
                        "base below zero",
                        sheet("Bases", row("Base", "Starts from", "Never below zero"), row("Net", "Gross", "no")),
                        "Bases C2 (row 2, Never below zero)",
                        "no",
                        "yes",
                        "write yes"),
                new Broken(
                        "base given twice",
                        sheet("Bases", row("Base", "Starts from"), row("Net", "Gross"), row("Net", "Revenue")),
                        "Bases A3 (row 3, Base)",
                        "Net",
                        "each base once",
                        "another name"),
                new Broken(
                        "negative hold",
                        sheet("Durations", row("Hold days"), row(number("-1", 0))),
                        "Durations A2 (row 2, Hold days)",
                        "-1",
                        "a whole number of days",
                        ""),
                new Broken(
                        "duration of nothing",
                        sheet("Durations", row("Earns for"), row(number("12", 0))),
                        "Durations A2 (row 2, Earns for)",
                        "12",
                        "12 months",
                        "12 months"),
                new Broken(
                        "cap of a sale by month",
                        sheet("Caps", row("Scope", "Period", "Maximum"), row("sale", "month", number("50", 0))),
                        "Caps B2 (row 2, Period)",
                        "month",
                        "has no period",
                        "empty the cell"),
                new Broken(
                        "cap without maximum",
                        sheet("Caps", row("Scope", "Maximum"), row("partner")),
                        "Caps B2 (row 2, Maximum)",
                        "an empty cell",
                        "an amount",
                        "fill"),
                new Broken(
                        "unknown sweep",
                        sheet("Thresholds", row("Minimum", "Sweep"), row(number("50", 0), "yearly")),
                        "Thresholds B2 (row 2, Sweep)",
                        "yearly",
                        "one of never, year end, on leaving",
                        ""),
                new Broken(
                        "flat referral in percent",
                        sheet("Referrals", row("Depth", "Kind", "Value"), row(number("1", 0), "flat", "10 %")),
                        "Referrals C2 (row 2, Value)",
                        "10 %",
                        "an amount such as 25.00",
                        ""),
                new Broken(
                        "reading that a table does not have",
                        sheet("Caps", row("Rows are read", "First matching row wins"), row("Scope", "Maximum")),
                        "Caps B1 (row 1, null)",
                        "First matching row wins",
                        "Every matching row counts",
                        "write"));
    }

    private static List<Broken> stories() {
        return List.of(
                new Broken(
                        "expectation of nothing",
                        sheet("Tests", row("Name", "Amount", "Commission"), row("One", null, number("5", 0))),
                        "Tests A2 (row 2, Name)",
                        "One",
                        "goes on with the line",
                        "fill Date"),
                new Broken(
                        "negative sale",
                        sheet("Tests", row("Name", "Amount"), row("One", number("-5", 0))),
                        "Tests B2 (row 2, Amount)",
                        "-5",
                        "zero or more",
                        ""),
                new Broken(
                        "band in a story",
                        sheet("Tests", row("Name", "Payment number from", "Amount"), row("One", null, number("5", 0))),
                        "Tests B1 (row 1, Payment number from)",
                        "Payment number from",
                        "one column for a value",
                        "title it Payment number"),
                new Broken(
                        "percentage as commission",
                        sheet(
                                "Tests",
                                row("Name", "Amount", "Commission"),
                                row("One", number("5", 0), percent("0.08"))),
                        "Tests C2 (row 2, Commission)",
                        "8 %",
                        "not a percentage",
                        ""),
                new Broken(
                        "type that is none",
                        sheet("Tests", row("Name", "Type", "Amount"), row("One", "return", number("5", 0))),
                        "Tests B2 (row 2, Type)",
                        "return",
                        "one of sale, refund",
                        ""));
    }

    private static List<Broken> settings() {
        return List.of(
                new Broken(
                        "unknown setting",
                        setting("Curency", "EUR"),
                        "Policy A1 (row 1, null)",
                        "Curency",
                        "a setting",
                        "did you mean Currency"),
                new Broken(
                        "unknown currency of the policy",
                        setting("Currency", "euro"),
                        "Policy B1 (Currency, null)",
                        "euro",
                        "a currency of ISO 4217",
                        ""),
                new Broken(
                        "unknown time zone",
                        setting("Time zone", "Europe/Londn"),
                        "Policy B1 (Time zone, null)",
                        "Europe/Londn",
                        "a time zone",
                        "did you mean Europe/London"),
                new Broken(
                        "applies to new customers",
                        setting("Applies to", "new customers"),
                        "Policy B1 (Applies to, null)",
                        "new customers",
                        "\"new customers\" is not available yet",
                        "from now on"),
                new Broken(
                        "applies to all",
                        setting("Applies to", "all"),
                        "Policy B1 (Applies to, null)",
                        "all",
                        "\"all\" is not available yet",
                        "from now on"),
                new Broken(
                        "never lower",
                        setting("Applies to", "Never lower"),
                        "Policy B1 (Applies to, null)",
                        "Never lower",
                        "\"Never lower\" is not available yet",
                        "from now on"),
                new Broken(
                        "path as DRL",
                        setting("DRL", "../secret"),
                        "Policy B1 (DRL, null)",
                        "../secret",
                        "names of DRL sets",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    @DisplayName("F03: every fault is reported with its cell, what was found and what was expected")
    void a_fault_is_the_only_problem_and_stands_at_its_cell(Broken broken) {
        ReadPolicy read = WorkbookReader.read(broken.workbook.bytes());

        assertThat(read.problems()).as("problems").hasSize(1);
        Problem problem = read.problems().get(0);
        assertThat(problem.isError()).isTrue();
        assertThat(place(problem)).isEqualTo(broken.place);
        assertThat(problem.found()).isEqualTo(broken.found);
        assertThat(problem.expected()).contains(broken.expected);
        assertThat(problem.suggestion()).contains(broken.suggestion);
    }

    private static String place(Problem problem) {
        return problem.sheet() + " " + problem.cell() + " (" + problem.row() + ", " + problem.column() + ")";
    }

    @Test
    @DisplayName("F03: all problems come at once, by sheet, row and column")
    void all_problems_come_at_once_in_order() {
        ReadPolicy read = WorkbookReader.read(new RawWorkbook()
                .sheet("Policy", List.of(row("Currency", "EURO")))
                .sheet(
                        "Rates",
                        List.of(
                                row("Levle", "Amount from", "Rate", "Base"),
                                row("Gold", "x", "lots", "Gross"),
                                row(null, "7,5", null, null)))
                .sheet("Caps", List.of(row("Scope", "Maximum"), row("nobody", "much")))
                .bytes());

        assertThat(read.problems())
                .extracting(problem -> problem.sheet() + "!" + problem.cell())
                .containsExactly(
                        "Policy!B1", "Rates!A1", "Rates!B2", "Rates!C2", "Rates!B3", "Rates!C3", "Caps!A2", "Caps!B2");
        assertThat(read.hasErrors()).isTrue();
    }

    @Test
    void odd_but_understood_values_are_warnings() {
        assertWarns(rate(number("0.08", 0)), "read as the amount 0.08; for a percentage type 8 %");
        assertWarns(rate(percent("1.5")), "more than the whole base; meant so?");
        assertWarns(condition("Markup % from", number("0.08", 0)), "read as 8 %; if 0.08 % is meant, type 0.08 %");
    }

    private static void assertWarns(RawWorkbook workbook, String suggestion) {
        ReadPolicy read = WorkbookReader.read(workbook.bytes());
        assertThat(read.hasErrors()).isFalse();
        assertThat(read.problems()).extracting(Problem::suggestion).containsExactly(suggestion);
    }

    @Test
    void hidden_rows_count_and_say_so_once() {
        String hidden = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Rate</v></c></row>"
                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>8 %</v></c></row>"
                + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"str\"><v>9 %</v></c></row></sheetData>";

        ReadPolicy read =
                WorkbookReader.read(new RawWorkbook().rawSheet("Rates", hidden).bytes());

        assertThat(read.required().rates().get(0).rows()).hasSize(2);
        assertThat(read.problems()).extracting(Problem::found).containsExactly("a hidden row");
    }

    @Test
    void reading_does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            ReadPolicy read = WorkbookReader.read(sheet(
                            "RATES",
                            row("PARTNER COUNTRY", "CATEGORY", "RATE"),
                            row("IE", "(ANY)", percent("7.5000000000000011E-2")))
                    .bytes());

            assertThat(read.problems()).isEmpty();
            assertThat(RateCell.written(
                            read.required().rates().get(0).rows().get(0).rate()))
                    .isEqualTo("7.5 %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_flood_of_problems_is_bounded_and_counted() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        rows.add(row("Rate", "Base"));
        for (int i = 0; i < 11_000; i++) {
            rows.add(row("bad", null));
        }

        ReadPolicy read =
                WorkbookReader.read(new RawWorkbook().sheet("Rates", rows).bytes());

        assertThat(read.problems()).hasSize(Problems.KEPT_MAX + 1);
        assertThat(read.problems().get(Problems.KEPT_MAX).found()).isEqualTo("1000 further problems");
    }
}
