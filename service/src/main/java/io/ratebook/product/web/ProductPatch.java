package io.ratebook.product.web;

import io.ratebook.intake.CodeText;
import io.ratebook.product.Product;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to change of a product, as sent: what is not named stays, null takes a name or a category away. */
final class ProductPatch {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("name", "category", "commissionable", "from"));
    private static final int NAME_MAX = 200;
    private static final int CATEGORY_MAX = 190;

    private final JsonNode body;

    private final ZoneId zone;

    ProductPatch(JsonNode body, ZoneId zone) {
        this.body = body;
        this.zone = zone;
    }

    /** The first instant of the day from which commissionable counts, null where none is said; microseconds since 1970. */
    @Nullable
    Long from() {
        FieldProblems problems = new FieldProblems();
        JsonNode said = body.path("from");
        LocalDate day = said.isMissingNode() || said.isNull()
                ? null
                : Times.day("from", said.isString() ? said.stringValue() : said.toString(), problems);
        problems.refuseIfAny();
        return day == null ? null : Times.micros(day.atStartOfDay(zone).toInstant());
    }

    /** The product as it is to be; all that is wrong is said at once. */
    Product applied(Product known) {
        FieldProblems problems = new FieldProblems();
        if (!body.isObject()) {
            problems.add("body", "no object", "an object with any of " + String.join(", ", FIELDS));
        }
        String name = known.name();
        String category = known.category();
        boolean commissionable = known.commissionable();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "name" -> name = text("name", value, NAME_MAX, problems);
                case "category" -> category = text("category", value, CATEGORY_MAX, problems);
                case "from" -> {
                    // Of commissionable; read apart.
                }
                case "commissionable" -> commissionable = truth(value, problems);
                default -> problems.add(field.getKey(), "an unknown field", "one of " + String.join(", ", FIELDS));
            }
        }
        problems.refuseIfAny();
        return new Product(known.code(), name, category, commissionable);
    }

    private static @Nullable String text(String field, JsonNode value, int lengthMax, FieldProblems problems) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            problems.add(field, value.toString(), "a text in quotes, or null");
            return null;
        }
        String text = CodeText.trimmed(value.stringValue());
        String fault = CodeText.fault(text, lengthMax);
        if (fault != null) {
            problems.add(field, text, fault);
        }
        return text.isEmpty() ? null : text;
    }

    private static boolean truth(JsonNode value, FieldProblems problems) {
        if (!value.isBoolean()) {
            problems.add("commissionable", value.toString(), "true or false");
        }
        return value.isBoolean() && value.booleanValue();
    }
}
