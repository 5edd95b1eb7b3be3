package io.ratebook.intake;

import io.ratebook.evaluation.SaleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One sale or refund as a JSON object: fields as the columns of a file of sales, {@code occurredAt} for {@code
 * occurred_at}; {@code credits} as a list of {@code {partner, percent}}; {@code attributes} as an object.
 */
public final class SaleObject {
    private static final String BODY = "";

    private final Titles<SaleColumn> titles = new Titles<>(SaleColumn.class);
    private final Titles<SaleColumn>.Draft draft = titles.draft(0);
    private final ProblemLog log;

    private SaleObject(ProblemLog log) {
        this.log = log;
    }

    /**
     * What is wrong with an object.
     *
     * @param field as it was sent
     * @param found empty where nothing came
     */
    public record Problem(String field, String found, String expected) {}

    /** Either the line, or everything that keeps the object from being one. */
    public record Content(@Nullable SaleLine line, List<Problem> problems) {}

    /**
     * Reads an object.
     *
     * @param currency counts where the object names none; may be null
     */
    public static Content read(JsonNode body, @Nullable String currency) {
        List<Problem> problems = new ArrayList<>();
        ProblemLog log = new ProblemLog(
                problem -> problems.add(new Problem(camel(problem.column()), problem.found(), problem.expected())));
        if (!body.isObject()) {
            problems.add(new Problem(BODY, body.getNodeType().toString(), "a JSON object"));
            return new Content(null, problems);
        }
        SaleObject reading = new SaleObject(log);
        body.properties().forEach(member -> reading.take(member.getKey(), member.getValue()));
        if (!body.has("type")) {
            reading.put(SaleColumn.TYPE.title(), SaleLine.SALE);
        }
        SaleLine line = new SaleLines(BODY, currency, log).read(reading.draft.line());
        return new Content(problems.isEmpty() ? line : null, problems);
    }

    private void take(String field, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (field.equals("attributes") && value.isObject()) {
            for (Map.Entry<String, JsonNode> attribute : value.properties()) {
                scalar(Titles.ATTRIBUTE + attribute.getKey(), attribute.getValue());
            }
        } else if (field.equals("credits") && value.isArray()) {
            put(SaleColumn.PARTNERS.title(), credits(value));
        } else {
            scalar(snake(field), value);
        }
    }

    private String credits(JsonNode credits) {
        StringJoiner joined = new StringJoiner(";");
        for (JsonNode credit : credits) {
            joined.add(credit.path("partner").asString("") + ":"
                    + credit.path("percent").asString(""));
        }
        return joined.toString();
    }

    private void scalar(String title, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (value.isContainer()) {
            problem(title, "{...}", "a text or a number");
        } else {
            put(title, value.isNumber() ? value.decimalValue().toPlainString() : value.asString());
        }
    }

    private void put(String title, String value) {
        Titles.Target<SaleColumn> target = titles.find(title);
        if (target == null) {
            problem(title, value, titles.expectedInsteadOf(title));
        } else if (!draft.put(target, value)) {
            problem(title, value, "every field once");
        }
    }

    private void problem(String title, String found, String expected) {
        log.report(new LineProblem(BODY, 0, title, found, expected));
    }

    /** occurredAt is occurred_at. */
    private static String snake(String field) {
        return field.startsWith(Titles.ATTRIBUTE)
                ? field
                : field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String camel(String title) {
        if (title.startsWith(Titles.ATTRIBUTE)) {
            return "attributes." + title.substring(Titles.ATTRIBUTE.length());
        }
        StringBuilder camel = new StringBuilder();
        boolean up = false;
        for (char c : title.toCharArray()) {
            camel.append(up ? Character.toUpperCase(c) : c);
            up = c == '_';
            if (up) {
                camel.setLength(camel.length() - 1);
            }
        }
        return camel.toString();
    }
}
