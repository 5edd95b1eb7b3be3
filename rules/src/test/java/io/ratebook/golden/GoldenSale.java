package io.ratebook.golden;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import io.ratebook.evaluation.SaleLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of the Sales and Partners tables, in the columns of the import format; GBP and 12:00 UTC where nothing is said. */
final class GoldenSale {
    private GoldenSale() {}

    static SaleLine line(Map<String, String> cells) {
        boolean refund = cells.containsKey("refund of");
        return new SaleLine(
                0,
                refund,
                cells.getOrDefault("source", SaleLine.DEFAULT_SOURCE),
                required(cells, "reference"),
                cells.get("refund of"),
                cells.getOrDefault("event", SaleLine.SALE),
                micros(required(cells, "occurred_at")),
                credits(cells),
                cells.get("customer"),
                cells.get("country"),
                cells.get("product"),
                cells.get("category"),
                cells.get("channel"),
                cells.get("coupon"),
                cells.getOrDefault("currency", "GBP"),
                number(cells.get("quantity")),
                new BigDecimal(required(cells, "amount")),
                new BigDecimal(cells.getOrDefault("discount", "0")),
                new BigDecimal(cells.getOrDefault("tax", "0")),
                new BigDecimal(cells.getOrDefault("shipping", "0")),
                new BigDecimal(cells.getOrDefault("fees", "0")),
                number(cells.get("cost")),
                cells.get("order"),
                attributes(cells));
    }

    static PartnerFacts partner(Map<String, String> cells) {
        String approved = cells.get("approved_at");
        String left = cells.get("left_at");
        String paused = cells.get("paused_at");
        return new PartnerFacts(
                required(cells, "partner"),
                approved == null ? null : (Long) micros(approved),
                paused == null ? List.of() : List.of(micros(paused)),
                left == null ? null : (Long) micros(left),
                List.of(new DatedLevel(Long.MIN_VALUE, cells.get("level"))),
                cells.get("referred_by"),
                cells.containsKey("group") ? Set.of(required(cells, "group")) : Set.of(),
                Set.of(),
                cells.get("country"),
                attributes(cells));
    }

    private static String required(Map<String, String> cells, String title) {
        String value = cells.get(title);
        if (value == null) {
            throw new IllegalArgumentException("no " + title + " in " + cells);
        }
        return value;
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** {@code 2024-01-31} is noon of that day in UTC. */
    private static long micros(String text) {
        Instant instant = Instant.parse(text.contains("T") ? text : text + "T12:00:00Z");
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static long startOfDay(String day) {
        return micros(day + "T00:00:00Z");
    }

    private static List<Credit> credits(Map<String, String> cells) {
        String partners = cells.get("partner");
        if (partners == null) {
            return List.of();
        }
        return Arrays.stream(partners.split(";"))
                .map(part -> part.split(":"))
                .map(part -> new Credit(part[0].strip(), new BigDecimal(part.length == 1 ? "100" : part[1].strip())))
                .toList();
    }

    private static Map<String, String> attributes(Map<String, String> cells) {
        Map<String, String> attributes = new HashMap<>();
        cells.forEach((title, value) -> {
            if (title.startsWith("attribute.")) {
                attributes.put(title.substring("attribute.".length()), value);
            }
        });
        return Map.copyOf(attributes);
    }
}
