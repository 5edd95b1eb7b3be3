package io.ratebook.policy.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a person meets who opens a download. */
class WorkbookWriterTest {
    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    @Test
    @DisplayName("F02: a download has frozen titles in two tints, locked headers and free rows below")
    void headers_are_drawn_frozen_and_locked_and_rows_are_free() throws IOException {
        try (XSSFWorkbook workbook = open(WorkbookWriter.template(KnownValues.none()))) {
            XSSFSheet rates = workbook.getSheet("Rates");

            assertThat(rates.getRow(1).getCell(1).getStringCellValue()).isEqualTo("First matching row wins");
            assertThat(rates.getRow(3).getCell(1).getStringCellValue()).isEqualTo("WHEN");
            assertThat(rates.getRow(3).getCell(6).getStringCellValue()).isEqualTo("THEN");
            assertThat(rates.getMergedRegions())
                    .extracting(CellRangeAddress::formatAsString)
                    .containsExactly("B4:F4", "G4:L4");
            assertThat(rates.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 6);
            assertThat(rates.getProtect()).isTrue();
            assertThat(rates.isInsertRowsLocked()).isFalse();
            assertThat(rates.isDeleteRowsLocked()).isFalse();
            assertThat(rates.isSortLocked()).isFalse();
            assertThat(rates.isAutoFilterLocked()).isFalse();
            assertThat(rates.isFormatCellsLocked()).isFalse();
            assertThat(rates.getRow(4).getCell(6).getCellStyle().getLocked()).isTrue();
            assertThat(rates.getColumnStyle(6).getLocked()).isFalse();
            assertThat(rates.getColumnStyle(6).getDataFormatString()).isEqualTo("0.0##%");
            assertThat(rates.getColumnStyle(300).getLocked())
                    .as("beside the table")
                    .isFalse();
            assertThat(workbook.getSheetVisibility(workbook.getSheetIndex("_meta")))
                    .isEqualTo(SheetVisibility.HIDDEN);
            assertThat(StreamSupport.stream(workbook.spliterator(), false)
                            .map(org.apache.poi.ss.usermodel.Sheet::getSheetName))
                    .containsExactly(
                            "Policy",
                            "Rates",
                            "Tiers",
                            "Bases",
                            "Durations",
                            "Thresholds",
                            "Caps",
                            "Referrals",
                            "Tests",
                            "Instructions",
                            "_meta");
        }
    }

    @Test
    @DisplayName("F02: drop-downs offer the known values, long lists from the hidden sheet, and accept others")
    void drop_downs_offer_known_values() throws IOException {
        List<String> categories =
                IntStream.range(0, 300).mapToObj(i -> "Category " + i).toList();
        KnownValues known = new KnownValues(Map.of(
                Field.LEVEL, List.of("Gold", "Silver"), Field.CATEGORY, categories, Field.COUNTRY, List.of("A, B")));

        byte[] template = WorkbookWriter.template(known);

        assertThat(WorkbookReader.read(template).problems()).isEmpty();
        try (XSSFWorkbook workbook = open(template)) {
            List<XSSFDataValidation> validations = workbook.getSheet("Rates").getDataValidations();
            assertThat(validations.get(0).getValidationConstraint().getExplicitListValues())
                    .containsExactly("Gold", "Silver");
            assertThat(validations.get(0).getShowErrorBox()).isFalse();
            assertThat(validations.get(1).getValidationConstraint().getFormula1())
                    .isEqualTo("'_meta'!$D$2:$D$301");
            assertThat(workbook.getSheet("_meta").getRow(1).getCell(3).getStringCellValue())
                    .isEqualTo("Category 0");
            assertThat(workbook.getSheet("_meta").getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("\"A, B\"");
            XSSFDataValidation scope =
                    workbook.getSheet("Caps").getDataValidations().get(0);
            assertThat(scope.getShowErrorBox()).isTrue();
        }
    }

    @Test
    void a_long_note_does_not_damage_the_file() throws IOException {
        PolicySettings settings =
                new PolicySettings("", null, null, null, null, 365, "word ".repeat(6_000), List.of(), null, null);
        Policy template =
                WorkbookReader.read(WorkbookWriter.template(KnownValues.none())).required();
        Policy policy = new Policy(
                settings,
                template.rates(),
                template.tiers(),
                template.bases(),
                template.durations(),
                template.thresholds(),
                template.caps(),
                template.referrals(),
                template.tests());

        try (XSSFWorkbook workbook = open(WorkbookWriter.write(policy))) {
            workbook.getSheet("Policy")
                    .forEach(row -> assertThat(row.getHeightInPoints()).isBetween(1f, 409f));
        }
    }

    @Test
    @DisplayName("F04: a code that looks like a formula is written as text")
    void nothing_of_a_policy_becomes_a_formula() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            try (XSSFWorkbook workbook = open(WorkbookWriter.write(new RandomPolicy(seed).next()))) {
                workbook.forEach(sheet -> sheet.forEach(row ->
                        row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
            }
        }
    }
}
