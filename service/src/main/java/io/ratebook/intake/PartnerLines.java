package io.ratebook.intake;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lines of one partner. */
final class PartnerLines {
    /** What tells lines of one partner apart; the rest is said once or alike. */
    private static final Set<PartnerColumn> DATED = Set.of(PartnerColumn.LEVEL, PartnerColumn.LEVEL_FROM);

    /** Not repeated in what is expected elsewhere. */
    private static final Set<PartnerColumn> PERSONAL =
            Set.of(PartnerColumn.NAME, PartnerColumn.EMAIL, PartnerColumn.PAYPAL);

    private final String code;
    private final RawLine<PartnerColumn> first;
    private final @Nullable Long approvedAt;
    private final List<Long> pausedAt;
    private final @Nullable Long leftAt;
    private final @Nullable String referredBy;
    private final Set<String> groups;
    private final Set<String> tags;
    private final @Nullable String country;
    private final Map<String, String> attributes;
    private final @Nullable String name;
    private final @Nullable String email;
    private final @Nullable String paypal;
    private final List<Integer> rightLines = new ArrayList<>();
    private boolean broken;
    private final TreeMap<Long, Level> levels = new TreeMap<>();

    private record Level(@Nullable String name, int line) {}

    private PartnerLines(String code, RawLine<PartnerColumn> first, Cells<PartnerColumn> cells, ZoneId zone) {
        this.code = code;
        this.first = first;
        this.approvedAt = cells.timeOrDay(PartnerColumn.APPROVED_AT, zone);
        this.pausedAt = turns(cells, zone);
        this.leftAt = cells.timeOrDay(PartnerColumn.LEFT_AT, zone);
        this.referredBy = cells.code(PartnerColumn.REFERRED_BY);
        this.groups = list(cells, PartnerColumn.GROUP);
        this.tags = list(cells, PartnerColumn.TAGS);
        this.country = cells.code(PartnerColumn.COUNTRY);
        this.attributes = Map.copyOf(cells.attributes());
        this.name = written(cells, PartnerColumn.NAME);
        this.email = written(cells, PartnerColumn.EMAIL);
        this.paypal = written(cells, PartnerColumn.PAYPAL);
    }

    static PartnerLines first(String code, RawLine<PartnerColumn> raw, Cells<PartnerColumn> cells, ZoneId zone) {
        PartnerLines lines = new PartnerLines(code, raw, cells, zone);
        lines.addLevel(cells, zone);
        return lines;
    }

    /** A further line of the same partner. */
    void add(Cells<PartnerColumn> cells, ZoneId zone) {
        for (PartnerColumn column : PartnerColumn.values()) {
            if (!DATED.contains(column) && !cells.raw(column).equals(first.value(column))) {
                cells.problem(
                        column,
                        (PERSONAL.contains(column) ? "the same" : "\"" + first.value(column) + "\"") + " as in line "
                                + first.number() + ": lines of one partner differ only in level and level_from");
            }
        }
        if (!cells.attributes().equals(attributes)) {
            cells.problem(PartnerColumn.PARTNER, "the same attributes as in line " + first.number());
        }
        addLevel(cells, zone);
    }

    private void addLevel(Cells<PartnerColumn> cells, ZoneId zone) {
        String level = cells.code(PartnerColumn.LEVEL);
        Long from = cells.timeOrDay(PartnerColumn.LEVEL_FROM, zone);
        Level earlier = levels.putIfAbsent(from == null ? Long.MIN_VALUE : from, new Level(level, cells.lineNumber()));
        if (earlier != null && !Objects.equals(earlier.name(), level)) {
            cells.problem(
                    PartnerColumn.LEVEL_FROM,
                    "a time of its own: in line " + earlier.line() + " the level from then on is \""
                            + (earlier.name() == null ? "" : earlier.name()) + "\"");
        }
    }

    private static List<Long> turns(Cells<PartnerColumn> cells, ZoneId zone) {
        List<Long> turns = new ArrayList<>();
        if (!cells.has(PartnerColumn.PAUSED_AT)) {
            return turns;
        }
        for (String part : cells.raw(PartnerColumn.PAUSED_AT).split(";", -1)) {
            Long micros = cells.timeOrDay(PartnerColumn.PAUSED_AT, CodeText.trimmed(part), zone);
            if (micros == null) {
                return turns;
            }
            if (!turns.isEmpty() && turns.get(turns.size() - 1) >= micros) {
                cells.problem(PartnerColumn.PAUSED_AT, "times in ascending order: paused;taken up again;paused ...");
            }
            turns.add(micros);
        }
        return turns;
    }

    private static @Nullable String written(Cells<PartnerColumn> cells, PartnerColumn column) {
        return cells.has(column) ? cells.raw(column) : null;
    }

    private static Set<String> list(Cells<PartnerColumn> cells, PartnerColumn column) {
        Set<String> codes = new TreeSet<>();
        String text = cells.code(column);
        if (text != null) {
            for (String part : text.split(";", -1)) {
                codes.add(CodeText.trimmed(part));
            }
            codes.remove("");
        }
        return codes;
    }

    /** Notes a line of this partner, after it was taken. */
    void met(int line, boolean right) {
        if (right) {
            rightLines.add(line);
        } else {
            broken = true;
        }
    }

    boolean isBroken() {
        return broken;
    }

    /** Lines that nothing is wrong with, where something is with another one. */
    List<Integer> rightBesideWrong() {
        return broken ? rightLines : List.of();
    }

    String code() {
        return code;
    }

    int firstLine() {
        return first.number();
    }

    @Nullable
    String referredBy() {
        return referredBy;
    }

    PartnerRecord record() {
        return new PartnerRecord(first.number(), facts(), name, email, paypal, approvedAt != null);
    }

    PartnerFacts facts() {
        List<DatedLevel> dated = new ArrayList<>();
        levels.forEach((from, level) -> dated.add(new DatedLevel(from, level.name())));
        return new PartnerFacts(
                code, approvedAt, pausedAt, leftAt, dated, referredBy, groups, tags, country, attributes);
    }
}
