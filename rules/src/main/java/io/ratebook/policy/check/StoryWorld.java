package io.ratebook.policy.check;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.TierScheme;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The little world of one story: its lines as sales and refunds, and the partners that its facts describe. A line
 * without a partner is sold by one called {@value #PARTNER}; one without a time follows the line before it by a minute,
 * the first one stands at 1 January 2026, 00:00 in the policy's zone.
 */
final class StoryWorld {
    static final String PARTNER = "test-partner";
    static final String ATTRIBUTE = "attribute.";

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final long MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);

    /** A cell of a story that makes no sale. */
    static final class BadCell extends Exception {
        private static final long serialVersionUID = 1L;

        final transient RowRef ref;
        final String title;
        final String found;
        final String expected;

        BadCell(RowRef ref, String title, String found, String expected) {
            super(title + " \"" + found + "\": expected " + expected);
            this.ref = ref;
            this.title = title;
            this.found = found;
            this.expected = expected;
        }
    }

    /** A line ready for the engine, with the facts that are given instead of found. */
    record Sold(StoryScript.Line line, SaleLine sale, Map<Column, String> forced) {}

    private final ZoneId zone;
    private final @Nullable String policyCurrency;
    private final Set<String> partnerAttributes = new HashSet<>();
    private final List<Sold> sold = new ArrayList<>();
    private final Map<String, PartnerFacts> partners = new HashMap<>();

    StoryWorld(Policy policy, StoryScript script) throws BadCell {
        ZoneId own = policy.settings().timeZone();
        zone = own == null ? ZoneOffset.UTC : own;
        policyCurrency = policy.settings().currency();
        for (TierScheme scheme : policy.tiers()) {
            if (scheme.againstAttribute() != null) {
                partnerAttributes.add(scheme.againstAttribute());
            }
        }
        Map<String, SaleLine> byReference = new HashMap<>();
        for (StoryScript.Line line : script.lines()) {
            SaleLine sale = new LineReader(line).sale(byReference);
            byReference.put(sale.reference(), sale);
            sold.add(new Sold(line, sale, line.refund() ? Map.of() : line.facts()));
            sale.credits().forEach(credit -> describe(credit.partner(), line));
        }
    }

    List<Sold> sold() {
        return sold;
    }

    /** The partners of the story; anybody else it names, as in a Share, is one of whom only the code is known. */
    Partners partners() {
        Map<String, PartnerFacts> known = Map.copyOf(partners);
        return code -> known.getOrDefault(code, PartnerFacts.named(code));
    }

    /** The facts of all lines of a partner together; where lines differ, each line's own are forced on it as well. */
    private void describe(String code, StoryScript.Line line) {
        PartnerFacts before = partners.getOrDefault(code, PartnerFacts.named(code));
        Map<Column, String> facts = line.facts();
        String level = facts.get(Column.of(Field.LEVEL));
        String country = facts.get(Column.of(Field.PARTNER_COUNTRY));
        String referredBy = line.sale().get("referred_by");
        Map<String, String> attributes = new LinkedHashMap<>(before.attributes());
        partnerAttributesOf(line).forEach(attributes::put);
        partners.put(
                code,
                new PartnerFacts(
                        code,
                        null,
                        List.of(),
                        null,
                        level == null || !before.levels().isEmpty()
                                ? before.levels()
                                : List.of(new DatedLevel(Long.MIN_VALUE, level)),
                        referredBy == null ? before.referredBy() : referredBy,
                        joined(before.groups(), facts.get(Column.of(Field.GROUP))),
                        joined(before.tags(), facts.get(Column.of(Field.PARTNER_TAG))),
                        country == null ? before.country() : country,
                        attributes));
    }

    private Map<String, String> partnerAttributesOf(StoryScript.Line line) {
        return line.sale().entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(ATTRIBUTE))
                .map(cell -> Map.entry(cell.getKey().substring(ATTRIBUTE.length()), cell.getValue()))
                .filter(cell -> partnerAttributes.contains(cell.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> joined(Set<String> before, @Nullable String written) {
        Set<String> all = new TreeSet<>(before);
        if (written != null) {
            for (String code : written.split("[,;]", -1)) {
                if (!code.isBlank()) {
                    all.add(code.strip());
                }
            }
        }
        return all;
    }

    /** Makes a sale out of the cells of one line. */
    private final class LineReader {
        private final StoryScript.Line line;
        private final Map<String, String> cells;

        LineReader(StoryScript.Line line) {
            this.line = line;
            this.cells = line.sale();
        }

        SaleLine sale(Map<String, SaleLine> byReference) throws BadCell {
            SaleLine original = line.original() == null ? null : byReference.get(line.original());
            return new SaleLine(
                    line.ref().number(),
                    line.refund(),
                    cells.getOrDefault("source", SaleLine.DEFAULT_SOURCE),
                    line.reference(),
                    line.original(),
                    code("event", Field.EVENT, SaleLine.SALE),
                    occurredAt(),
                    line.refund() ? List.of() : credits(),
                    cells.get("customer"),
                    code("country", Field.COUNTRY),
                    code("product", Field.PRODUCT),
                    code("category", Field.CATEGORY),
                    code("channel", Field.CHANNEL),
                    code("coupon", Field.COUPON),
                    currency(original),
                    number("quantity"),
                    amount(),
                    numberOrZero("discount"),
                    numberOrZero("tax"),
                    numberOrZero("shipping"),
                    numberOrZero("fees"),
                    number("cost"),
                    cells.get("order_reference"),
                    attributes());
        }

        private @Nullable String code(String name, Field field) {
            String cell = cells.get(name);
            return cell == null ? line.facts().get(Column.of(field)) : cell;
        }

        private String code(String name, Field field, String absent) {
            String code = code(name, field);
            return code == null ? absent : code;
        }

        private long occurredAt() throws BadCell {
            String cell = cells.get("occurred_at");
            if (cell == null) {
                return sold.isEmpty()
                        ? micros(FIRST_DAY.atStartOfDay(zone).toInstant())
                        : sold.get(sold.size() - 1).sale().occurredAtMicros() + MINUTE_MICROS;
            }
            try {
                return micros(
                        cell.contains("T")
                                ? Instant.parse(cell)
                                : LocalDate.parse(cell).atStartOfDay(zone).toInstant());
            } catch (DateTimeException unread) {
                throw new BadCell(line.ref(), "Date", cell, "a day, or a time such as 2026-01-31T09:30:00Z");
            }
        }

        private static long micros(Instant instant) {
            return Math.addExact(
                    TimeUnit.SECONDS.toMicros(instant.getEpochSecond()),
                    TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
        }

        private List<Credit> credits() throws BadCell {
            String several = cells.get("partners");
            if (several == null) {
                return List.of(new Credit(code("partner", Field.PARTNER, PARTNER), BigDecimal.valueOf(100)));
            }
            List<Credit> credits = new ArrayList<>();
            for (String part : several.split(";", -1)) {
                int colon = part.lastIndexOf(':');
                if (colon < 1) {
                    throw new BadCell(line.ref(), "Partners", several, "partners with shares: P1:60;P2:40");
                }
                BigDecimal percent =
                        decimal("Partners", part.substring(colon + 1).strip());
                credits.add(new Credit(part.substring(0, colon).strip(), percent));
            }
            return credits;
        }

        private String currency(@Nullable SaleLine original) throws BadCell {
            String written = code("currency", Field.CURRENCY);
            if (written != null) {
                return written;
            }
            if (original != null) {
                return original.currency();
            }
            if (policyCurrency != null) {
                return policyCurrency;
            }
            throw new BadCell(line.ref(), "Currency", "", "a currency, here or in the Policy sheet");
        }

        private BigDecimal amount() throws BadCell {
            BigDecimal amount = number("amount");
            if (amount == null) {
                throw new BadCell(line.ref(), "Amount", "", "the amount of the " + (line.refund() ? "refund" : "sale"));
            }
            return amount;
        }

        private BigDecimal numberOrZero(String name) throws BadCell {
            BigDecimal number = number(name);
            return number == null ? BigDecimal.ZERO : number;
        }

        private @Nullable BigDecimal number(String name) throws BadCell {
            String cell = cells.get(name);
            if (cell == null && name.equals("quantity")) {
                cell = line.facts().get(Column.of(Field.QUANTITY));
            }
            String title = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
            return cell == null ? null : decimal(title, cell);
        }

        private BigDecimal decimal(String title, String text) throws BadCell {
            try {
                BigDecimal number = new BigDecimal(text);
                if (number.signum() >= 0) {
                    return number;
                }
            } catch (NumberFormatException unread) {
                // said below, with the cell
            }
            throw new BadCell(line.ref(), title, text, "a number of zero or more");
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new HashMap<>();
            cells.forEach((name, value) -> {
                if (name.startsWith(ATTRIBUTE) && !partnerAttributes.contains(name.substring(ATTRIBUTE.length()))) {
                    attributes.put(name.substring(ATTRIBUTE.length()), value);
                }
            });
            line.facts().forEach((column, value) -> {
                if (column.field() == Field.ATTRIBUTE || column.field() == Field.ATTRIBUTE_NUMBER) {
                    attributes.putIfAbsent(column.name(), value);
                }
            });
            return attributes;
        }
    }
}
