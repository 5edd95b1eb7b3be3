package io.ratebook.command;

import io.ratebook.policy.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a workbook, for programs. */
final class ProblemJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ProblemJson() {}

    static String of(PolicyFile file) {
        ObjectNode report = JSON.createObjectNode();
        report.put("file", file.path().toString());
        report.put("errors", file.errors());
        report.put("warnings", file.warnings());
        ArrayNode problems = report.putArray("problems");
        file.problems().forEach(problem -> put(problem, problems.addObject()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    private static void put(Problem problem, ObjectNode node) {
        node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        node.put("sheet", problem.sheet());
        node.put("cell", orEmpty(problem.cell()));
        node.put("row", orEmpty(problem.row()));
        node.put("column", orEmpty(problem.column()));
        node.put("found", problem.found());
        node.put("expected", problem.expected());
        node.put("suggestion", problem.suggestion());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
