package io.ratebook.policy.sheet;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.Story;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Puts the sheets of one opened workbook together: the Policy sheet first, then every table. */
final class WorkbookBinder {
    private final OPCPackage opened;
    private final XSSFReader reader;
    private final Problems problems;
    private final @Nullable ProgramSettings program;
    private final SheetList sheets = new SheetList();
    private final NumberFormats formats = new NumberFormats();
    private final SharedTexts texts = new SharedTexts();
    private final WorkbookSize size = new WorkbookSize();
    private final SheetLayout layout = new SheetLayout();
    private final Map<TableForm, Integer> first = new EnumMap<>(TableForm.class);
    private final List<RateSheet> rates = new ArrayList<>();

    private PolicySettings settings = PolicySettings.blank();
    private int policySheet = -1;
    private List<TierScheme> tiers = List.of();
    private List<NamedBase> bases = List.of();
    private Sheet<DurationRow> durations = Sheet.empty();
    private Sheet<ThresholdRow> thresholds = Sheet.empty();
    private Sheet<CapRow> caps = Sheet.empty();
    private Sheet<ReferralRow> referrals = Sheet.empty();
    private List<Story> tests = List.of();

    WorkbookBinder(OPCPackage opened, Problems problems, @Nullable ProgramSettings program)
            throws IOException, OpenXML4JException {
        this.opened = opened;
        this.reader = new XSSFReader(opened, true);
        this.problems = problems;
        this.program = program;
    }

    ReadPolicy read() throws IOException, OpenXML4JException, SAXException, RefusedFile {
        sheets.read(reader.getWorkbookData());
        sheets.tabs().forEach(tab -> problems.nameSheet(tab.name()));
        readByType(XSSFRelation.STYLES, formats);
        readByType(XSSFRelation.SHARED_STRINGS, texts);
        Dates dates = new Dates(sheets.from1904());
        readPolicySheet(dates);
        if (program != null) {
            settings = program.settled(settings);
        }
        TableContext context = new TableContext(problems, dates, settings.currency());
        boolean known = policySheet >= 0;
        for (int index = 0; index < sheets.tabs().size(); index++) {
            known |= readSheet(index, context);
        }
        if (!known) {
            throw new RefusedFile(
                    "a workbook without a sheet of a policy",
                    "sheets named " + String.join(", ", SheetRole.known()),
                    "download a template, or name the sheet with the rates Rates");
        }
        Policy policy = new Policy(settings, rates, tiers, bases, durations, thresholds, caps, referrals, tests);
        return new ReadPolicy(policy, problems.sorted(), layout, context.comments());
    }

    /** By content type, which the strict variant of the format shares with the usual one; its relations differ. */
    private void readByType(XSSFRelation kind, Xml handler) throws IOException, SAXException {
        for (PackagePart part : opened.getPartsByContentType(kind.getContentType())) {
            handler.read(part.getInputStream());
        }
    }

    private Grid grid(int index) throws IOException, OpenXML4JException, SAXException {
        SheetList.Tab tab = sheets.tabs().get(index);
        Grid grid = new SheetContent(index, tab.name(), formats, texts, problems, size)
                .grid(reader.getSheet(tab.relation()));
        NativeTables.report(grid, problems);
        if (tab.hidden() && !grid.isEmpty() && SheetRole.of(tab.name()).kind() != SheetRole.Kind.META) {
            problems.error(
                    Spot.ofSheet(index),
                    "a hidden sheet with content",
                    "sheets that can be seen",
                    "show the sheet, or delete it");
        }
        return grid;
    }

    private void readPolicySheet(Dates dates) throws IOException, OpenXML4JException, SAXException {
        for (int index = 0; index < sheets.tabs().size(); index++) {
            String name = sheets.tabs().get(index).name();
            if (SheetRole.of(name).kind() == SheetRole.Kind.POLICY && policySheet < 0) {
                policySheet = index;
                PolicySheet sheet = new PolicySheet(grid(index), dates, problems);
                settings = sheet.settings();
                if (program != null) {
                    sheet.requireOf(program, settings);
                }
                layout.add(name, sheet);
            }
        }
    }

    /** Whether the sheet is one of a policy. */
    private boolean readSheet(int index, TableContext context) throws IOException, OpenXML4JException, SAXException {
        String name = sheets.tabs().get(index).name();
        SheetRole role = SheetRole.of(name);
        TableForm form = role.form();
        switch (role.kind()) {
            case META -> new MetaSheet(grid(index)).compare(settings, problems);
            case UNKNOWN -> reportUnknown(grid(index));
            case POLICY -> {
                if (index != policySheet) {
                    reportSecond(index, name, policySheet);
                }
            }
            case TABLE -> {
                if (form != null) {
                    readTable(index, form, context);
                }
            }
            case HELP -> {
                // made for people
            }
        }
        return role.kind() == SheetRole.Kind.TABLE;
    }

    private void reportUnknown(Grid grid) {
        if (!grid.isEmpty()) {
            problems.error(
                    grid.first(),
                    "a sheet named " + grid.name(),
                    "sheets named " + String.join(", ", SheetRole.known()) + ", or Rates and a word",
                    Nearest.suggestion(grid.name(), SheetRole.known()));
        }
    }

    private void reportSecond(int index, String name, int firstIndex) {
        problems.error(
                Spot.ofSheet(index),
                "a second sheet named " + name,
                "one such sheet",
                "put its rows into the sheet " + sheets.tabs().get(firstIndex).name());
    }

    private void readTable(int index, TableForm form, TableContext context)
            throws IOException, OpenXML4JException, SAXException {
        Integer earlier = first.putIfAbsent(form, index);
        if (earlier != null && form != TableForm.RATES) {
            reportSecond(index, form.sheetName(), earlier);
            return;
        }
        Table table = TableLocator.locate(grid(index), form, problems);
        layout.add(table);
        if (form != TableForm.RATES) {
            RowTables.requireReading(table, context);
        }
        bind(table, form, context);
    }

    private void bind(Table table, TableForm form, TableContext context) {
        switch (form) {
            case RATES -> rates.add(RatesTable.read(table, context));
            case TIERS -> tiers = TiersTable.read(table, context);
            case BASES -> bases = BasesTable.read(table, context);
            case DURATIONS -> durations = RowTables.read(table, context, RowTables::duration);
            case THRESHOLDS -> thresholds = RowTables.read(table, context, RowTables::threshold);
            case CAPS -> caps = RowTables.read(table, context, RowTables::cap);
            case REFERRALS -> referrals = RowTables.read(table, context, ReferralsTable::row);
            case TESTS -> tests = TestsTable.read(table, context, settings.timeZone());
        }
    }
}
