package io.ratebook.policies;

import io.ratebook.policy.Amount;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.Field;
import io.ratebook.policy.FieldType;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.Story;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Metric;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.Period;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy written as text tables, for tests and for the policies that ship: titles in the first line, cells between
 * bars, a row a line. Row numbers start at 7, as in a workbook; a column {@code Row} gives ids, or {@link #numbered}.
 */
public final class PolicyText {
    private static final int FIRST_ROW = 7;
    private static final Set<String> NUMBERS =
            Set.of("quantity", "amount", "discount", "tax", "shipping", "fees", "cost");

    private PolicySettings settings =
            new PolicySettings("", null, "GBP", ZoneId.of("Europe/London"), null, 365, "", List.of(), null, null);
    private boolean numbered;
    private final Map<String, Integer> nextRows = new HashMap<>();
    private final Map<String, Integer> lastIds = new HashMap<>();
    private final Map<String, Map<Integer, String>> comments = new HashMap<>();
    private final List<RateSheet> rates = new ArrayList<>();
    private final List<TierScheme> tiers = new ArrayList<>();
    private final List<NamedBase> bases = new ArrayList<>();
    private Sheet<DurationRow> durations = Sheet.empty();
    private Sheet<ThresholdRow> thresholds = Sheet.empty();
    private Sheet<CapRow> caps = Sheet.empty();
    private Sheet<ReferralRow> referrals = Sheet.empty();
    private final List<Story> tests = new ArrayList<>();

    /** Any sheet, any row: {@code B7} is the first title. */
    public static String cell(String sheet, int row, String title) {
        return sheet + "!" + title + row;
    }

    /** From here on rows without an id get one, by table: R-0001, T-0001. */
    public PolicyText numbered() {
        numbered = true;
        return this;
    }

    public PolicyText settings(PolicySettings given) {
        settings = given;
        return this;
    }

    public PolicyText drl(String... sets) {
        return settings(new PolicySettings(
                "", null, "GBP", ZoneId.of("Europe/London"), null, 365, "", List.of(sets), null, null));
    }

    public PolicyText firstMatch(String table) {
        return rates("Rates", Reading.FIRST_MATCH, table);
    }

    public PolicyText adding(String table) {
        return rates("Rates", Reading.ADDING, table);
    }

    public PolicyText rates(String sheet, Reading reading, String table) {
        List<RateRow> rows = new ArrayList<>();
        for (Line line : lines(sheet, table)) {
            rows.add(new RateRow(
                    line.ref,
                    line.when(),
                    rate(line.required("Rate")),
                    line.get("Base"),
                    line.get("Component"),
                    line.amount("Minimum"),
                    line.amount("Maximum"),
                    share(line.get("Share")),
                    line.getOr("Comment", "")));
        }
        rates.add(new RateSheet(sheet, reading, columns(table), rows));
        return this;
    }

    public PolicyText tiers(String table) {
        Map<String, List<Line>> schemes = new LinkedHashMap<>();
        for (Line line : lines("Tiers", table)) {
            schemes.computeIfAbsent(line.required("Scheme"), name -> new ArrayList<>())
                    .add(line);
        }
        schemes.forEach((name, lines) -> tiers.add(scheme(name, lines)));
        return this;
    }

    public PolicyText bases(String table) {
        for (Line line : lines("Bases", table)) {
            String start = line.required("Starts from");
            boolean component = start.startsWith("component: ");
            bases.add(new NamedBase(
                    line.ref,
                    line.required("Base"),
                    component ? null : start,
                    component ? start.substring("component: ".length()) : null,
                    less(line.get("Less discount")),
                    less(line.get("Less tax")),
                    less(line.get("Less shipping")),
                    less(line.get("Less cost")),
                    less(line.get("Less fees")),
                    line.get("Percent") == null ? BigDecimal.valueOf(100) : percent(line.required("Percent"))));
        }
        return this;
    }

    public PolicyText durations(String table) {
        List<DurationRow> rows = new ArrayList<>();
        for (Line line : lines("Durations", table)) {
            String approval = line.get("Approval");
            rows.add(new DurationRow(
                    line.ref,
                    line.when(),
                    line.whole("Hold days"),
                    approval == null ? null : DurationRow.Approval.valueOf(word(approval)),
                    earnsFor(line.get("Earns for")),
                    line.whole("Clawback within days"),
                    line.getOr("Comment", "")));
        }
        durations = new Sheet<>(columns(table), rows);
        return this;
    }

    public PolicyText thresholds(String table) {
        List<ThresholdRow> rows = new ArrayList<>();
        for (Line line : lines("Thresholds", table)) {
            rows.add(new ThresholdRow(
                    line.ref,
                    line.when(),
                    line.amount("Minimum"),
                    line.whole("Minimum sales"),
                    line.whole("Minimum customers"),
                    ThresholdRow.Sweep.valueOf(word(line.getOr("Sweep", "never"))),
                    line.getOr("Comment", "")));
        }
        thresholds = new Sheet<>(columns(table), rows);
        return this;
    }

    public PolicyText caps(String table) {
        List<CapRow> rows = new ArrayList<>();
        for (Line line : lines("Caps", table)) {
            rows.add(new CapRow(
                    line.ref,
                    line.when(),
                    CapRow.Scope.valueOf(word(line.required("Scope"))),
                    CapRow.Period.valueOf(word(line.getOr("Period", "lifetime"))),
                    amount(line.required("Maximum")),
                    line.get("Component"),
                    line.getOr("Comment", "")));
        }
        caps = new Sheet<>(columns(table), rows);
        return this;
    }

    /** Percentages only; the duration is in months. */
    public PolicyText referrals(String table) {
        List<ReferralRow> rows = new ArrayList<>();
        for (Line line : lines("Referrals", table)) {
            rows.add(new ReferralRow(
                    line.ref,
                    line.when(),
                    Integer.parseInt(line.required("Depth")),
                    ReferralRow.Kind.PERCENT,
                    new ReferralRow.Value.Percent(percent(line.required("Value"))),
                    ReferralRow.Base.valueOf(word(line.required("Base"))),
                    line.amount("Minimum earnings"),
                    new ReferralRow.Duration.Months(
                            Integer.parseInt(line.required("Duration").split(" ", -1)[0])),
                    null,
                    line.getOr("Comment", "")));
        }
        referrals = new Sheet<>(columns(table), rows);
        return this;
    }

    /** Titles of sale columns are those of the import format; all others are facts. */
    public PolicyText tests(String table) {
        Map<String, List<Story.Step>> stories = new LinkedHashMap<>();
        for (Line line : lines("Tests", table)) {
            SortedMap<String, String> sale = new TreeMap<>();
            SortedMap<Column, String> facts = new TreeMap<>();
            line.cells.forEach((title, cell) -> {
                if (title.equals(title.toLowerCase(Locale.ROOT))) {
                    sale.put(title, NUMBERS.contains(title) ? plain(cell) : cell);
                } else if (!Set.of("Name", "Component", "Commission", "Comment").contains(title)) {
                    facts.put(fact(title), cell);
                }
            });
            stories.computeIfAbsent(line.required("Name"), name -> new ArrayList<>())
                    .add(new Story.Step(
                            line.ref, sale, facts, line.get("Component"), expected(line.get("Commission"))));
        }
        stories.forEach((name, steps) -> tests.add(new Story(name, steps)));
        return this;
    }

    /** The Comment column of every table, by sheet and row number. */
    public Map<String, Map<Integer, String>> comments() {
        return comments;
    }

    public Policy build() {
        return new Policy(settings, rates, tiers, bases, durations, thresholds, caps, referrals, tests);
    }

    /** As a workbook's number reads: 100.00 is 100; what is no number stays for the reader of the story to refuse. */
    private static String plain(String number) {
        return number.matches("[0-9.]+")
                ? new BigDecimal(number).stripTrailingZeros().toPlainString()
                : number;
    }

    private static TierScheme scheme(String name, List<Line> lines) {
        Line first = lines.get(0);
        Metric metric = Metric.valueOf(word(first.required("Metric")));
        String period = first.required("Period");
        String mode = first.required("Mode");
        String against = first.getOr("Against", "nothing");
        boolean rolling = period.startsWith("rolling");
        return new TierScheme(
                first.ref,
                name,
                metric,
                null,
                "yes".equals(first.get("Less refunds")),
                "all sales".equals(first.get("Counts")),
                rolling ? Period.ROLLING : Period.valueOf(word(period)),
                rolling ? Integer.parseInt(period.split(" ", -1)[1]) : 0,
                Against.valueOf(word(against)),
                null,
                mode.startsWith("lagged") ? Mode.LAGGED : Mode.valueOf(word(mode)),
                mode.startsWith("lagged") ? lag(mode) : 0,
                lines.stream()
                        .map(line -> new TierBand(
                                line.ref, line.number("From"), line.number("Below"), null, rate(line.required("Rate"))))
                        .toList());
    }

    private static int lag(String mode) {
        return mode.equals("lagged") ? 1 : Integer.parseInt(mode.substring("lagged ".length()));
    }

    private static Column fact(String title) {
        for (Field field : Field.values()) {
            if (!field.isNamed() && field.title().equals(title)) {
                return Column.of(field);
            }
        }
        if (title.startsWith("base: ")) {
            return new Column(Field.BASE, title.substring("base: ".length()));
        }
        throw new IllegalArgumentException(title);
    }

    private static Story.@Nullable Expected expected(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equals("none")) {
            return new Story.Expected(null, null);
        }
        Amount amount = amount(text);
        return new Story.Expected(amount.value(), amount.currency());
    }

    static Rate rate(String text) {
        if (text.endsWith("%")) {
            return new Rate.Percent(percent(text));
        }
        if (text.equals("none")) {
            return new Rate.None();
        }
        if (text.startsWith("tier: ")) {
            return new Rate.Tiered(text.substring("tier: ".length()));
        }
        if (text.endsWith(" per unit")) {
            return new Rate.PerUnit(amount(text.replace(" per unit", "")));
        }
        return text.endsWith(" per order")
                ? new Rate.PerOrder(amount(text.replace(" per order", "")))
                : new Rate.Fixed(amount(text));
    }

    private static List<SharePart> share(@Nullable String text) {
        List<SharePart> parts = new ArrayList<>();
        if (text != null) {
            for (String part : text.split(",", -1)) {
                String[] halves = part.strip().split(" % ", 2);
                parts.add(new SharePart(new BigDecimal(halves[0]), receiver(halves[1])));
            }
        }
        return parts;
    }

    private static SharePart.To receiver(String text) {
        if (text.startsWith("as ")) {
            return new SharePart.To.Component(text.substring(3));
        }
        return text.equals("referrer")
                ? new SharePart.To.Referrer()
                : new SharePart.To.Partner(text.substring("partner ".length()));
    }

    private static Less less(@Nullable String text) {
        if (text == null || text.equals("no")) {
            return new Less.No();
        }
        return text.equals("yes") ? new Less.Yes() : new Less.Percent(percent(text));
    }

    private static BigDecimal percent(String text) {
        return new BigDecimal(text.replace("%", "").strip());
    }

    private static Amount amount(String text) {
        String[] parts = text.split(" ", -1);
        return new Amount(new BigDecimal(parts[0]), parts.length > 1 ? parts[1] : null);
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private static @Nullable EarnsFor earnsFor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int number = text.equals("for ever") ? 0 : Integer.parseInt(text.split(" ", -1)[0]);
        if (text.endsWith("months")) {
            return new EarnsFor.Months(number);
        }
        return number == 0 ? new EarnsFor.ForEver() : new EarnsFor.Payments(number);
    }

    /** WHEN columns in the order of the titles. */
    private static List<Column> columns(String table) {
        Set<Column> columns = new LinkedHashSet<>();
        for (String title : cells(table.strip().lines().findFirst().orElseThrow())) {
            Column column = column(title);
            if (column != null) {
                columns.add(column);
            }
        }
        return List.copyOf(columns);
    }

    private static @Nullable Column column(String title) {
        String stem = title.replaceAll(" (from|below)$", "");
        if (title.startsWith("base: ")) {
            return new Column(Field.BASE, stem.substring("base: ".length()));
        }
        if (title.startsWith("attribute: ")) {
            Field field = stem.equals(title) ? Field.ATTRIBUTE : Field.ATTRIBUTE_NUMBER;
            return new Column(field, stem.substring("attribute: ".length()));
        }
        for (Field field : Field.values()) {
            if (!field.isNamed() && field.title().equals(stem) && field.type().isBand() != stem.equals(title)) {
                return Column.of(field);
            }
        }
        return null;
    }

    private @Nullable String id(String sheet, @Nullable String written) {
        if (written != null || !numbered) {
            return written;
        }
        String prefix = sheet.startsWith("Rates") ? "R" : sheet.equals("Thresholds") ? "H" : sheet.substring(0, 1);
        String letter = sheet.equals("Referrals") ? "F" : sheet.equals("Tests") ? "S" : prefix;
        return String.format(Locale.ROOT, "%s-%04d", letter, lastIds.merge(letter, 1, Integer::sum));
    }

    private List<Line> lines(String sheet, String table) {
        List<String> texts = table.lines().filter(text -> !text.isBlank()).toList();
        String[] titles = cells(texts.get(0));
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < texts.size(); i++) {
            String[] cells = cells(texts.get(i));
            Map<String, String> byTitle = new LinkedHashMap<>();
            for (int column = 0; column < cells.length; column++) {
                if (!cells[column].isEmpty()) {
                    byTitle.put(titles[column], cells[column]);
                }
            }
            int number = nextRows.merge(sheet, 1, Integer::sum) + FIRST_ROW - 1;
            String comment = byTitle.get("Comment");
            if (comment != null) {
                comments.computeIfAbsent(sheet, any -> new HashMap<>()).put(number, comment);
            }
            lines.add(new Line(new RowRef(sheet, number, id(sheet, byTitle.remove("Row"))), byTitle));
        }
        return lines;
    }

    private static String[] cells(String line) {
        String[] cells = line.split("\\|", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return cells;
    }

    /** A row of a text table. */
    private record Line(RowRef ref, Map<String, String> cells) {
        @Nullable
        String get(String title) {
            return cells.get(title);
        }

        String getOr(String title, String other) {
            return cells.getOrDefault(title, other);
        }

        String required(String title) {
            String cell = cells.get(title);
            if (cell == null) {
                throw new IllegalArgumentException(ref + " has no " + title);
            }
            return cell;
        }

        @Nullable
        Amount amount(String title) {
            String cell = cells.get(title);
            return cell == null ? null : PolicyText.amount(cell);
        }

        @Nullable
        Integer whole(String title) {
            String cell = cells.get(title);
            return cell == null ? null : Integer.valueOf(cell);
        }

        @Nullable
        BigDecimal number(String title) {
            String cell = cells.get(title);
            return cell == null ? null : new BigDecimal(cell.replace("%", "").strip());
        }

        SortedMap<Column, Condition> when() {
            SortedMap<Column, Condition> when = new TreeMap<>();
            for (String title : cells.keySet()) {
                Column column = column(title);
                if (column != null) {
                    put(when, column);
                }
            }
            return when;
        }

        private void put(SortedMap<Column, Condition> when, Column column) {
            FieldType type = column.field().type();
            String from = cells.get(column.title() + " from");
            String below = cells.get(column.title() + " below");
            if (type == FieldType.DATE && (from != null || below != null)) {
                when.put(
                        column,
                        new Condition.Days(
                                from == null ? null : LocalDate.parse(from),
                                below == null ? null : LocalDate.parse(below)));
            } else if (type.isBand() && (from != null || below != null)) {
                when.put(column, new Condition.Band(bandEnd(from), bandEnd(below), currency(from, below)));
            } else if (!type.isBand() && cells.containsKey(column.title())) {
                when.put(column, codes(required(column.title())));
            }
        }

        private static @Nullable BigDecimal bandEnd(@Nullable String cell) {
            return cell == null ? null : new BigDecimal(cell.split(" ", -1)[0]);
        }

        private static @Nullable String currency(@Nullable String from, @Nullable String below) {
            String cell = from == null ? below : from;
            return cell != null && cell.matches(".* [A-Z]{3}") ? cell.substring(cell.length() - 3) : null;
        }

        private static Condition codes(String cell) {
            if (cell.equals("(any)")) {
                return new Condition.Present();
            }
            if (cell.equals("(none)")) {
                return new Condition.Absent();
            }
            boolean not = cell.startsWith("not ");
            List<String> codes = List.of((not ? cell.substring(4) : cell).split(", ?", -1));
            return not ? new Condition.NoneOf(codes) : new Condition.OneOf(codes);
        }
    }
}
