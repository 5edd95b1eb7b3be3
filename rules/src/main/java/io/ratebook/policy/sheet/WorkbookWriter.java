package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a policy as a workbook for people: drop-downs, formats, frozen and protected headers, instructions. Read
 * again, it is the same policy with the same hash; row numbers are the workbook's own.
 */
public final class WorkbookWriter {
    private static final int ROWS_IN_MEMORY = 200;

    private WorkbookWriter() {}

    public static byte[] write(Policy policy) {
        return write(policy, Comments.none(), KnownValues.none());
    }

    /**
     * Writes a policy.
     *
     * @param comments of rows whose values carry none (Tiers, Bases, Tests)
     * @param known codes for the drop-downs
     */
    public static byte[] write(Policy policy, Comments comments, KnownValues known) {
        return save(policy, new TablePlans(policy, comments, known));
    }

    /** A new workbook: every sheet, the usual columns, instructions with examples, and no row that pays anything. */
    public static byte[] template(KnownValues known) {
        return template(PolicySettings.blank(), known);
    }

    /** As {@link #template(KnownValues)}, for the program that the settings name. */
    public static byte[] template(ProgramSettings program, KnownValues known) {
        return template(program.settled(PolicySettings.blank()), known);
    }

    private static byte[] template(PolicySettings settings, KnownValues known) {
        Policy empty = new Policy(
                settings,
                List.of(new RateSheet(
                        "Rates",
                        Reading.FIRST_MATCH,
                        columns(Field.LEVEL, Field.CATEGORY, Field.AMOUNT, Field.COUNTRY),
                        List.of())),
                List.of(),
                List.of(),
                new Sheet<>(columns(Field.GROUP), List.of()),
                new Sheet<>(columns(Field.GROUP), List.of()),
                new Sheet<>(columns(Field.PARTNER), List.of()),
                new Sheet<>(columns(Field.RECRUITED_LEVEL), List.of()),
                List.of());
        return write(empty, Comments.none(), known);
    }

    private static List<Column> columns(Field... fields) {
        return List.of(fields).stream().map(Column::of).toList();
    }

    private static byte[] save(Policy policy, TablePlans plans) {
        try (XSSFWorkbook base = new XSSFWorkbook();
                SXSSFWorkbook workbook = new SXSSFWorkbook(base, ROWS_IN_MEMORY)) {
            Styles styles = new Styles(workbook);
            Lists lists = new Lists();
            List<TablePlan> tables = plans.all();
            new SettingsWriter(workbook, styles).write(policy.settings());
            TableWriter writer = new TableWriter(workbook, styles, lists);
            tables.forEach(writer::write);
            HelpSheets.writeInstructions(workbook, styles);
            HelpSheets.writeMeta(workbook, policy.settings(), tables, lists);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
