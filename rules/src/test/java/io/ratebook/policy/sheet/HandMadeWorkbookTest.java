package io.ratebook.policy.sheet;

import static io.ratebook.policy.sheet.RawWorkbook.number;
import static io.ratebook.policy.sheet.RawWorkbook.percent;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.Field;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.Reading;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.Story;
import io.ratebook.policy.TierScheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workbooks as other programs and careful people write them: nothing of ours in them, every value exact. */
class HandMadeWorkbookTest {
    private static ReadPolicy read(RawWorkbook workbook) {
        return WorkbookReader.read(workbook.bytes());
    }

    private static Policy clean(RawWorkbook workbook) {
        ReadPolicy read = read(workbook);
        assertThat(read.problems()).isEmpty();
        return read.required();
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return asList(cells);
    }

    private static List<RateRow> rates(List<@Nullable String> titles, List<@Nullable String> row) {
        return clean(new RawWorkbook().sheet("Rates", List.of(titles, row)))
                .rates()
                .get(0)
                .rows();
    }

    private static Rate rate(String cell) {
        return rates(row("Rate"), row(cell)).get(0).rate();
    }

    private static Rate percentOf(String percent) {
        return new Rate.Percent(new BigDecimal(percent));
    }

    private static Condition only(String title, String cell) {
        return rates(row(title, "Rate"), row(cell, "8 %"))
                .get(0)
                .when()
                .values()
                .iterator()
                .next();
    }

    @Test
    @DisplayName("F01: a table of titles and rows alone is a policy: no ids, grey row, WHEN line or hidden sheet")
    void a_bare_table_is_a_policy() {
        Policy policy = clean(new RawWorkbook()
                .sheet(
                        "Rates",
                        List.of(
                                row("Level", "Category", "Amount from", "Amount below", "Rate", "Base"),
                                row(
                                        "Gold, Silver",
                                        "Hosting",
                                        number("0", 0),
                                        number("10000", 0),
                                        percent("0.08"),
                                        null),
                                row(null, null, null, null, null, null),
                                row(null, "not Hosting", null, null, number("25", 0), "Gross"))));

        List<RateRow> rows = policy.rates().get(0).rows();
        assertThat(policy.rates().get(0).reading()).isEqualTo(Reading.FIRST_MATCH);
        assertThat(rows).extracting(row -> row.ref().label()).containsExactly("row 2", "row 4");
        assertThat(rows.get(0).when())
                .containsEntry(Column.of(Field.LEVEL), new Condition.OneOf(List.of("Gold", "Silver")))
                .containsEntry(
                        Column.of(Field.AMOUNT), new Condition.Band(BigDecimal.ZERO, new BigDecimal("10000"), null));
        assertThat(rows.get(0).rate()).isEqualTo(percentOf("8"));
        assertThat(rows.get(1).rate()).isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("25"), null)));
        assertThat(rows.get(1).base()).isEqualTo("Gross");
    }

    @Test
    void the_table_drawn_in_the_contract_reads_as_drawn() {
        Policy policy = clean(new RawWorkbook()
                .sheet(
                        "Rates EMEA",
                        List.of(
                                row("Rates"),
                                row("Rows are read", "Every matching row adds"),
                                row(),
                                row(null, "WHEN", null, null, null, null, "THEN", null, null, "NOTES"),
                                row(
                                        "ROW",
                                        "level",
                                        "Category",
                                        "amountfrom",
                                        "AMOUNT  BELOW",
                                        "Country",
                                        "Rate",
                                        "Base",
                                        "Component",
                                        "comment"),
                                row(
                                        "(grey)",
                                        "is one of",
                                        "is one of",
                                        ">=",
                                        "<",
                                        "is one of",
                                        "percent or money",
                                        "..."),
                                row(
                                        "R-0003",
                                        null,
                                        "not Hosting",
                                        null,
                                        null,
                                        "DE, AT",
                                        number("25.00", 5),
                                        null,
                                        "Commission",
                                        "fallback"))));

        RateRow row = policy.rates().get(0).rows().get(0);
        assertThat(policy.rates().get(0).reading()).isEqualTo(Reading.ADDING);
        assertThat(row.ref().id()).isEqualTo("R-0003");
        assertThat(row.ref().number()).isEqualTo(7);
        assertThat(row.component()).isEqualTo("Commission");
        assertThat(row.comment()).isEqualTo("fallback");
        assertThat(row.when().get(Column.of(Field.CATEGORY))).isEqualTo(new Condition.NoneOf(List.of("Hosting")));
    }

    @Test
    @DisplayName("F01: the 17 digits a spreadsheet stores are the 15 a person typed")
    void stored_noise_is_not_read() {
        assertThat(rate(percent("7.0000000000000007E-2"))).isEqualTo(percentOf("7"));
        assertThat(rate(percent("0.070000000000000007"))).isEqualTo(percentOf("7"));
        assertThat(rate(percent("0.28999999999999998"))).isEqualTo(percentOf("29"));
        assertThat(rate(percent("8.5000000000000006E-2"))).isEqualTo(percentOf("8.5"));
        assertThat(rate(percent("1.0049999999999999E-2"))).isEqualTo(percentOf("1.005"));
        assertThat(rate(number("19.989999999999998", 0)))
                .isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("19.99"), null)));
        assertThat(rate(number("0.30000000000000004", 1))).isEqualTo(percentOf("30"));
        assertThat(rate(number("123456789012.34", 0)))
                .isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("123456789012.34"), null)));
    }

    @Test
    void a_number_is_a_percentage_exactly_if_its_format_says_so() {
        assertThat(rate(number("0.08", 1))).isEqualTo(percentOf("8"));
        assertThat(rate(number("0.08", 3))).as("0.00##\\ %% as a custom format").isEqualTo(percentOf("8"));
        assertThat(rate(number("8", 4)))
                .as("0.00\" %%\" only looks like a percentage")
                .isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("8"), null)));
        assertThat(NumberFormats.isPercent("0.00%;[Red]-0.00%")).isTrue();
        assertThat(NumberFormats.isPercent("0\\%")).isFalse();
        assertThat(NumberFormats.isPercent("0_%")).isFalse();
        assertThat(NumberFormats.isPercent("[$%-409]0")).isFalse();
    }

    @Test
    void typed_rates_follow_the_grammar() {
        assertThat(rate("8 %")).isEqualTo(percentOf("8"));
        assertThat(rate("7.5%")).isEqualTo(percentOf("7.5"));
        assertThat(rate("7.5\u00A0%")).isEqualTo(percentOf("7.5"));
        assertThat(rate("0 %")).isEqualTo(percentOf("0"));
        assertThat(rate("25.00 USD")).isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("25"), "USD")));
        assertThat(rate("1,250.50 USD")).isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("1250.5"), "USD")));
        assertThat(rate("0.10 per unit")).isEqualTo(new Rate.PerUnit(new Amount(new BigDecimal("0.1"), null)));
        assertThat(rate("5 EUR  Per Order")).isEqualTo(new Rate.PerOrder(new Amount(new BigDecimal("5"), "EUR")));
        assertThat(rate("tier: Volume")).isEqualTo(new Rate.Tiered("Volume"));
        assertThat(rate("Tier:Volume EU")).isEqualTo(new Rate.Tiered("Volume EU"));
        assertThat(rate("None")).isEqualTo(new Rate.None());
    }

    @Test
    void codes_follow_the_grammar() {
        assertThat(only("Product", "A, B ,A")).isEqualTo(new Condition.OneOf(List.of("A", "B")));
        assertThat(only("Product", "not A, B")).isEqualTo(new Condition.NoneOf(List.of("A", "B")));
        assertThat(only("Product", "\"A, B\", C")).isEqualTo(new Condition.OneOf(List.of("A, B", "C")));
        assertThat(only("Product", "\"not for sale\"")).isEqualTo(new Condition.OneOf(List.of("not for sale")));
        assertThat(only("Product", "not \"not for sale\"")).isEqualTo(new Condition.NoneOf(List.of("not for sale")));
        assertThat(only("Product", "nothing")).isEqualTo(new Condition.OneOf(List.of("nothing")));
        assertThat(only("Product", "\"say \"\"hi\"\"\"")).isEqualTo(new Condition.OneOf(List.of("say \"hi\"")));
        assertThat(only("Product", "(Any)")).isEqualTo(new Condition.Present());
        assertThat(only("Product", "(none)")).isEqualTo(new Condition.Absent());
        assertThat(only("Product", "15056N, 15056n")).isEqualTo(new Condition.OneOf(List.of("15056N", "15056n")));
        assertThat(only("Customer", "New, returning")).isEqualTo(new Condition.OneOf(List.of("new", "returning")));
    }

    @Test
    void a_numeric_code_is_its_plain_digits() {
        assertThat(only("Product", number("123456789012", 0))).isEqualTo(new Condition.OneOf(List.of("123456789012")));
        assertThat(only("Product", number("1.23456789012E+11", 0)))
                .isEqualTo(new Condition.OneOf(List.of("123456789012")));
        assertThat(only("Product", number("22423", 5))).isEqualTo(new Condition.OneOf(List.of("22423")));
        assertThat(only("Product", "00123")).isEqualTo(new Condition.OneOf(List.of("00123")));
    }

    @Test
    void bands_of_every_type_are_read() {
        assertThat(only("Markup % from", "12.5 %")).isEqualTo(new Condition.Band(new BigDecimal("12.5"), null, null));
        assertThat(only("Markup % below", percent("0.5")))
                .isEqualTo(new Condition.Band(null, new BigDecimal("50"), null));
        assertThat(only("Amount from", "100 USD")).isEqualTo(new Condition.Band(new BigDecimal("100"), null, "USD"));
        assertThat(only("base: Net below", number("99.5", 0)))
                .isEqualTo(new Condition.Band(null, new BigDecimal("99.5"), null));
        assertThat(only("attribute: days late from", number("-3", 0)))
                .isEqualTo(new Condition.Band(new BigDecimal("-3"), null, null));
        assertThat(only("Sale date from", number("46023", 2)))
                .isEqualTo(new Condition.Days(LocalDate.of(2026, 1, 1), null));
        assertThat(only("Sale date below", "2026-02-01")).isEqualTo(new Condition.Days(null, LocalDate.of(2026, 2, 1)));
        assertThat(only("attribute: \"valid from\"", "x")).isEqualTo(new Condition.OneOf(List.of("x")));
    }

    @Test
    void dates_count_from_1904_where_the_workbook_says_so() {
        RawWorkbook workbook = new RawWorkbook()
                .from1904()
                .sheet("Rates", List.of(row("Sale date from", "Rate"), row(number("44561", 2), "8 %")));

        assertThat(clean(workbook).rates().get(0).rows().get(0).when().values())
                .containsExactly(new Condition.Days(LocalDate.of(2026, 1, 1), null));
    }

    @Test
    void shared_and_rich_texts_are_read_without_their_looks() {
        RawWorkbook workbook = new RawWorkbook()
                .sharedStrings("<si><t>Level</t></si><si><t>Rate</t></si>"
                        + "<si><r><rPr><b/></rPr><t>Go</t></r><r><t xml:space=\"preserve\">ld </t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>noise</t></rPh></si><si><t>8 %</t></si>")
                .rawSheet(
                        "Rates",
                        "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                                + "<row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row></sheetData>");

        RateRow row = clean(workbook).rates().get(0).rows().get(0);
        assertThat(row.when().values()).containsExactly(new Condition.OneOf(List.of("Gold")));
        assertThat(row.ref().number()).isEqualTo(2);
    }

    @Test
    void the_strict_variant_of_the_format_is_read_alike() {
        RawWorkbook workbook = new RawWorkbook()
                .strict()
                .sharedStrings("<si><t>Rate</t></si>")
                .sheet("Rates", List.of(row("<c t=\"s\"><v>0</v></c>"), row(percent("0.08"))));

        assertThat(clean(workbook).rates().get(0).rows().get(0).rate()).isEqualTo(percentOf("8"));
    }

    @Test
    void a_workbook_without_styles_has_plain_numbers() {
        RawWorkbook workbook =
                new RawWorkbook().withoutStyles().sheet("Rates", List.of(row("Rate"), row(number("25", 7))));

        assertThat(clean(workbook).rates().get(0).rows().get(0).rate())
                .isEqualTo(new Rate.Fixed(new Amount(new BigDecimal("25"), null)));
    }

    @Test
    void prefixed_elements_and_a_false_dimension_do_not_matter() {
        String sheet = "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"" + RawWorkbook.MAIN
                + "\"><x:dimension ref=\"A1:XFD1048576\"/><x:sheetData>"
                + "<x:row r=\"3\"><x:c r=\"B3\" t=\"inlineStr\"><x:is><x:t>Rate</x:t></x:is></x:c></x:row>"
                + "<x:row r=\"4\"><x:c r=\"B4\" t=\"str\"><x:v>8 %</x:v></x:c></x:row>"
                + "<x:row r=\"1048576\"><x:c r=\"XFD1048576\" s=\"1\"/></x:row>"
                + "</x:sheetData></x:worksheet>";

        assertThat(clean(new RawWorkbook().sheetPart("Rates", "visible", sheet))
                        .rates()
                        .get(0)
                        .rows())
                .hasSize(1);
    }

    @Test
    void escaped_characters_are_read_as_meant() {
        assertThat(only("Product", "a_x0041_b")).isEqualTo(new Condition.OneOf(List.of("aAb")));
        assertThat(only("Product", "a_x005F_x0041_b")).isEqualTo(new Condition.OneOf(List.of("a_x0041_b")));
    }

    @Test
    void shares_are_read() {
        RateRow row = rates(row("Rate", "Share"), row("10 %", "20 % referrer, 10.5% Partner P7, 40 % as \"Co, op\""))
                .get(0);

        assertThat(row.share())
                .containsExactly(
                        new SharePart(new BigDecimal("20"), new SharePart.To.Referrer()),
                        new SharePart(new BigDecimal("10.5"), new SharePart.To.Partner("P7")),
                        new SharePart(new BigDecimal("40"), new SharePart.To.Component("Co, op")));
    }

    @Test
    void a_plain_formula_counts_by_its_stored_value_with_a_warning() {
        ReadPolicy read = read(new RawWorkbook()
                .sheet("Rates", List.of(row("Rate"), row("<c s=\"1\"><f>Data!B2*2</f><v>0.08</v></c>"))));

        assertThat(read.required().rates().get(0).rows().get(0).rate()).isEqualTo(percentOf("8"));
        assertThat(read.problems())
                .containsExactly(new Problem(
                        Problem.Severity.WARNING,
                        "Rates",
                        "A2",
                        "row 2",
                        "Rate",
                        "=Data!B2*2",
                        "a value",
                        "the value it had when the workbook was saved counts: 0.08"));
    }

    @Test
    void settings_are_read() {
        Policy policy = clean(new RawWorkbook()
                .sheet(
                        "Policy",
                        List.of(
                                row("Policy"),
                                row("Title", "Summer"),
                                row("currency", "EUR"),
                                row("Time zone", "Europe/Berlin", "where we are"),
                                row("Valid from", number("46023", 2)),
                                row("Applies to", "From now on"),
                                row("Reactivated after", "180 days"),
                                row("DRL", "spring-bonus, referrers"),
                                row("Based on version", number("3", 0))))
                .sheet("Rates", List.of(row("Rate"), row("8 %"))));

        assertThat(policy.settings().currency()).isEqualTo("EUR");
        assertThat(policy.settings().timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy.settings().validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(policy.settings().reactivatedAfterDays()).isEqualTo(180);
        assertThat(policy.settings().drl()).containsExactly("spring-bonus", "referrers");
        assertThat(policy.settings().basedOnVersion()).isEqualTo(3);
    }

    @Test
    @DisplayName("F15: a scheme says once what it counts; its bands follow")
    void tiers_are_read() {
        List<TierScheme> tiers = clean(new RawWorkbook()
                        .sheet(
                                "Tiers",
                                List.of(
                                        row("Scheme", "Metric", "Period", "Mode", "From", "Below", "Rate"),
                                        row("Bookings", "sales", "month", "marginal", null, number("501", 0), "25 %"),
                                        row("Bookings", null, "Month", null, number("501", 0), null, "30 %"),
                                        row(
                                                "Growth",
                                                "revenue",
                                                "rolling 30 days",
                                                "lagged 2",
                                                "100 USD",
                                                null,
                                                "5 per unit"))))
                .tiers();

        assertThat(tiers).extracting(TierScheme::name).containsExactly("Bookings", "Growth");
        assertThat(tiers.get(0).bands()).hasSize(2);
        assertThat(tiers.get(0).bands().get(1).from()).isEqualTo(new BigDecimal("501"));
        assertThat(tiers.get(0).mode()).isEqualTo(TierScheme.Mode.MARGINAL);
        assertThat(tiers.get(1).rollingDays()).isEqualTo(30);
        assertThat(tiers.get(1).lag()).isEqualTo(2);
        assertThat(tiers.get(1).bands().get(0).currency()).isEqualTo("USD");
    }

    @Test
    void bands_against_something_are_percentages() {
        TierScheme scheme = clean(new RawWorkbook()
                        .sheet(
                                "Tiers",
                                List.of(
                                        row("Scheme", "Metric", "Period", "Against", "Mode", "From", "Below", "Rate"),
                                        row(
                                                "Target",
                                                "revenue",
                                                "year",
                                                "attribute: target",
                                                "whole",
                                                percent("0.8"),
                                                "120 %",
                                                "20 %"))))
                .tiers()
                .get(0);

        assertThat(scheme.againstAttribute()).isEqualTo("target");
        assertThat(scheme.bands().get(0).from()).isEqualTo(new BigDecimal("80"));
        assertThat(scheme.bands().get(0).below()).isEqualTo(new BigDecimal("120"));
    }

    @Test
    void bases_and_durations_are_read() {
        Policy policy = clean(new RawWorkbook()
                .sheet(
                        "Bases",
                        List.of(
                                row("Base", "Starts from", "Less tax", "Fees", "Percent", "Never below zero"),
                                row("Net", "Revenue", "yes", "3 %", percent("0.9"), "yes"),
                                row("On top", "component: Bonus")))
                .sheet(
                        "Durations",
                        List.of(
                                row("Group", "Hold days", "Approval", "Earns for", "Clawback within days"),
                                row("VIP", number("30", 0), "by hand", "12 months", null),
                                row(null, null, "Automatic", "For ever", number("60", 0)))));

        assertThat(policy.bases().get(0).tax()).isEqualTo(new NamedBase.Less.Yes());
        assertThat(policy.bases().get(0).fees()).isEqualTo(new NamedBase.Less.Percent(new BigDecimal("3")));
        assertThat(policy.bases().get(0).percent()).isEqualTo(new BigDecimal("90"));
        assertThat(policy.bases().get(1).startsFromComponent()).isEqualTo("Bonus");
        assertThat(policy.durations().rows())
                .extracting(DurationRow::earnsFor)
                .containsExactly(new DurationRow.EarnsFor.Months(12), new DurationRow.EarnsFor.ForEver());
    }

    @Test
    @DisplayName(
            "F06: rows of one name are one story; a row with nothing but an expectation goes on with the line before")
    void stories_are_read() {
        Policy policy = clean(new RawWorkbook()
                .sheet("Policy", List.of(row("Time zone", "Europe/London")))
                .sheet(
                        "Tests",
                        List.of(
                                row(
                                        "Name",
                                        "Date",
                                        "Type",
                                        "Original reference",
                                        "Order",
                                        "Customer",
                                        "Level",
                                        "Payment number",
                                        "Amount",
                                        "attribute: season",
                                        "Component",
                                        "Commission"),
                                row(
                                        "One",
                                        number("46204.5", 2),
                                        "sale",
                                        null,
                                        "O1",
                                        "New",
                                        "Gold",
                                        number("2", 0),
                                        number("60.000000000000001", 0),
                                        "summer",
                                        null,
                                        number("4.8", 5)),
                                row("One", null, null, null, null, null, null, null, null, null, "Bonus", "none"),
                                row(
                                        "Two",
                                        number("46204", 2),
                                        null,
                                        null,
                                        null,
                                        "C7",
                                        null,
                                        null,
                                        "12.50",
                                        null,
                                        null,
                                        "-4.80 EUR"))));

        Story.Step first = policy.tests().get(0).steps().get(0);
        assertThat(first.sale())
                .containsEntry("occurred_at", "2026-07-01T11:00:00Z")
                .containsEntry("amount", "60")
                .containsEntry("order_reference", "O1")
                .containsEntry("attribute.season", "summer")
                .doesNotContainKey("customer");
        assertThat(first.facts())
                .containsEntry(Column.of(Field.CUSTOMER), "new")
                .containsEntry(Column.of(Field.LEVEL), "Gold")
                .containsEntry(Column.of(Field.PAYMENT_NUMBER), "2");
        Story.Step more = policy.tests().get(0).steps().get(1);
        assertThat(more.sale()).isEmpty();
        assertThat(more.component()).isEqualTo("Bonus");
        assertThat(more.expected()).isEqualTo(new Story.Expected(null, null));
        Story.Step other = policy.tests().get(1).steps().get(0);
        assertThat(other.sale()).containsEntry("occurred_at", "2026-07-01").containsEntry("customer", "C7");
        assertThat(other.expected()).isEqualTo(new Story.Expected(new BigDecimal("-4.8"), "EUR"));
    }

    @Test
    void harmless_parts_and_empty_sheets_are_ignored() {
        RawWorkbook workbook = new RawWorkbook()
                .sheet("Rates", List.of(row("Rate"), row("8 %")))
                .sheet("Sheet2", List.of())
                .part("xl/printerSettings/printerSettings1.bin", "x")
                .part("xl/theme/theme1.xml", "<a/>")
                .part("customXml/item1.xml", "<a/>")
                .part("docProps/app.xml", "<a/>");

        assertThat(clean(workbook).rates().get(0).rows()).hasSize(1);
    }
}
