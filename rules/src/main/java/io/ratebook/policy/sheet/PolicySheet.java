package io.ratebook.policy.sheet;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.PolicySettings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Policy sheet: a setting a row, its name, its value, and a remark behind it. */
final class PolicySheet {
    static final String TITLE = "Title";
    static final String PROGRAM = "Program";
    static final String CURRENCY = "Currency";
    static final String TIME_ZONE = "Time zone";
    static final String VALID_FROM = "Valid from";
    static final String APPLIES_TO = "Applies to";
    static final String REACTIVATED_AFTER = "Reactivated after days";
    static final String DRL = "DRL";
    static final String NOTE = "Note";
    static final String VERSION = "Based on version";
    static final String HASH = "Based on hash";
    static final String FROM_NOW_ON = "from now on";

    static final List<String> SETTINGS = List.of(
            TITLE, PROGRAM, CURRENCY, TIME_ZONE, VALID_FROM, APPLIES_TO, REACTIVATED_AFTER, DRL, NOTE, VERSION, HASH);

    private static final Map<String, String> ALIASES = Map.of(
            Text.key("Reactivated after"), REACTIVATED_AFTER, Text.key("Reactivated after (days)"), REACTIVATED_AFTER);
    private static final List<String> NOT_YET = List.of("new customers", "never lower", "all");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})[\\s\\u00A0]*days?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DRL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Grid grid;
    private final Problems problems;
    private final Dates dates;
    private final Map<String, Cell> values = new LinkedHashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    PolicySheet(Grid grid, Dates dates, Problems problems) {
        this.grid = grid;
        this.problems = problems;
        this.dates = dates;
        for (int i = 0; i < grid.rows().size(); i++) {
            bind(grid.rows().get(i), i == 0);
        }
    }

    private void bind(Grid.Line line, boolean first) {
        Cell label = line.cells().get(0);
        String key = label.isText() ? Text.key(label.text()) : "";
        String setting = ALIASES.getOrDefault(
                key,
                SETTINGS.stream()
                        .filter(known -> Text.key(known).equals(key))
                        .findFirst()
                        .orElse(""));
        if (setting.isEmpty()) {
            boolean heading = first && line.cells().size() == 1 || key.equals("setting");
            if (!heading) {
                problems.error(
                        grid.spot(label), label.shown(), "a setting", Nearest.suggestion(label.shown(), SETTINGS));
            }
            return;
        }
        problems.nameRow(grid.index(), line.number(), setting);
        bindValue(line, label, setting);
    }

    private void bindValue(Grid.Line line, Cell label, String setting) {
        int column = label.column() + 1;
        if (addresses.putIfAbsent(Text.key(setting), Spot.address(line.number(), column)) != null) {
            problems.error(grid.spot(label), label.shown(), "each setting once", "remove one of the two rows");
            return;
        }
        for (Cell cell : line.cells()) {
            if (cell.column() == column) {
                values.put(setting, cell);
            } else if (cell.column() > column + 1) {
                problems.error(
                        grid.spot(cell),
                        cell.shown(),
                        "a setting, its value and one remark in a row",
                        "move it next to the setting's name, or remove it");
            }
        }
    }

    /** Where the settings' values stand, by the setting's key. */
    Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    PolicySettings settings() {
        read(APPLIES_TO, PolicySheet::appliesTo);
        Integer reactivated = read(REACTIVATED_AFTER, PolicySheet::days);
        List<String> drl = read(DRL, PolicySheet::drl);
        return new PolicySettings(
                text(TITLE),
                read(PROGRAM, Names.of("the program's code")),
                read(CURRENCY, PolicySheet::currency),
                read(TIME_ZONE, PolicySheet::zone),
                read(VALID_FROM, dates.day()),
                reactivated == null ? PolicySettings.REACTIVATED_AFTER_DAYS : reactivated,
                text(NOTE),
                drl == null ? List.of() : drl,
                read(VERSION, Decimals.whole(1, "the number of a version")),
                read(HASH, PolicySheet::hash));
    }

    /** Reports what the sheet says of the program and is not so. */
    void requireOf(ProgramSettings program, PolicySettings said) {
        if (said.program() != null && !said.program().equals(program.code())) {
            notOfProgram(PROGRAM, program.code() + ", the program's code", "is this the workbook of another program?");
        }
        if (said.currency() != null && !said.currency().equals(program.currency())) {
            notOfProgram(
                    CURRENCY,
                    program.currency() + ", the program's currency",
                    "empty the cell; amounts in another currency are written as 25.00 " + said.currency());
        }
        ZoneId zone = said.timeZone();
        if (zone != null && !zone.getRules().equals(program.zone().getRules())) {
            notOfProgram(TIME_ZONE, program.zone().getId() + ", the program's time zone", "empty the cell");
        }
    }

    private void notOfProgram(String setting, String expected, String suggestion) {
        Cell cell = values.get(setting);
        if (cell != null) {
            problems.error(grid.spot(cell), cell.shown(), expected, suggestion);
        }
    }

    private String text(String setting) {
        Cell cell = values.get(setting);
        return cell == null ? "" : cell.shown();
    }

    private <T> @Nullable T read(String setting, Grammar<T> grammar) {
        Cell cell = values.get(setting);
        if (cell == null) {
            return null;
        }
        try {
            return grammar.read(
                    cell, (expected, suggestion) -> problems.warn(grid.spot(cell), cell.shown(), expected, suggestion));
        } catch (Misread fault) {
            problems.error(grid.spot(cell), cell.shown(), fault.expected(), fault.suggestion());
            return null;
        }
    }

    private static String appliesTo(Cell cell, Grammar.Remarks remarks) throws Misread {
        String key = cell.isText() ? Text.key(cell.text()) : "";
        if (key.equals(Text.key(FROM_NOW_ON))) {
            return FROM_NOW_ON;
        }
        boolean later = NOT_YET.stream().anyMatch(word -> Text.key(word).equals(key));
        throw new Misread(
                later ? FROM_NOW_ON + ": \"" + cell.trimmed() + "\" is not available yet" : FROM_NOW_ON,
                "write " + FROM_NOW_ON + ", or empty the cell");
    }

    private static String currency(Cell cell, Grammar.Remarks remarks) throws Misread {
        String code = Names.plain(cell, "a currency of ISO 4217 such as EUR");
        if (CurrencyCode.find(code) == null) {
            String upper = code.toUpperCase(Locale.ROOT);
            throw new Misread(
                    "a currency of ISO 4217 such as EUR", CurrencyCode.find(upper) == null ? "" : "type " + upper);
        }
        return code;
    }

    private static ZoneId zone(Cell cell, Grammar.Remarks remarks) throws Misread {
        String name = Names.plain(cell, "a time zone such as Europe/London or UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Misread(
                    "a time zone such as Europe/London or UTC", Nearest.suggestion(name, ZoneId.getAvailableZoneIds()));
        }
    }

    private static Integer days(Cell cell, Grammar.Remarks remarks) throws Misread {
        Matcher written = DAYS.matcher(cell.isText() ? cell.trimmed() : "");
        return written.matches()
                ? Integer.valueOf(written.group(1))
                : Decimals.whole(0, "a whole number of days such as 365").read(cell, remarks);
    }

    /** Names of DRL that is compiled with the product; a name, never a path or code. */
    private static List<String> drl(Cell cell, Grammar.Remarks remarks) throws Misread {
        List<String> names = new ArrayList<>();
        for (String part : Names.plain(cell, "names of DRL sets").split(",", -1)) {
            String name = Text.trimmed(part);
            if (!DRL_NAME.matcher(name).matches() || names.contains(name)) {
                throw new Misread("names of DRL sets, each once: letters, digits, - and _, such as spring-bonus");
            }
            names.add(name);
        }
        return names;
    }

    private static String hash(Cell cell, Grammar.Remarks remarks) throws Misread {
        String hash = Names.plain(cell, "the hash of a version");
        if (!SHA_256.matcher(hash).matches()) {
            throw new Misread("the hash of a version: 64 digits 0 to 9 and a to f", "leave it as it was downloaded");
        }
        return hash;
    }

    static @Nullable String written(String setting, PolicySettings settings) {
        LocalDate from = settings.validFrom();
        ZoneId zone = settings.timeZone();
        Integer version = settings.basedOnVersion();
        return switch (setting) {
            case TITLE -> settings.title();
            case PROGRAM -> settings.program();
            case CURRENCY -> settings.currency();
            case TIME_ZONE -> zone == null ? null : zone.getId();
            case VALID_FROM -> from == null ? null : from.toString();
            case APPLIES_TO -> FROM_NOW_ON;
            case REACTIVATED_AFTER -> Integer.toString(settings.reactivatedAfterDays());
            case DRL -> String.join(", ", settings.drl());
            case NOTE -> settings.note();
            case VERSION -> version == null ? null : version.toString();
            case HASH -> settings.basedOnHash();
            default -> throw new IllegalArgumentException(setting);
        };
    }
}
