package io.ratebook.sale.web;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.intake.SaleObject;
import io.ratebook.program.Program;
import io.ratebook.settlement.web.SaleJson;
import io.ratebook.web.FieldProblem;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A sale's content with some fields changed: those not named keep what they say, a blank one is taken away. */
final class ChangedContent {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> FIXED = Set.of("source", "reference", "type");

    private ChangedContent() {}

    /**
     * The line as it should have been.
     *
     * @param changes by the names of fields as a sale is sent; also {@code order} for {@code orderReference}
     * @throws Refusal naming all fields that are wrong
     */
    static SaleLine of(SaleLine before, JsonNode changes, Program program) {
        ObjectNode content = JSON.valueToTree(SaleJson.of(null, before));
        content.remove("id");
        FieldProblems problems = new FieldProblems();
        if (!changes.isObject() || changes.isEmpty()) {
            problems.add("changes", changes.isMissingNode() ? null : changes, "an object with the fields to change");
        }
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (FIXED.contains(change.getKey())) {
                problems.add(
                        "changes." + change.getKey(), change.getValue(), "nothing: void the sale and send another");
            } else {
                set(content, change.getKey(), change.getValue());
            }
        }
        problems.refuseIfAny();
        SaleObject.Content read =
                SaleObject.read(content, program.currencyCode().code());
        if (!read.problems().isEmpty()) {
            throw Refusal.wrong(named(read.problems()));
        }
        return Objects.requireNonNull(read.line());
    }

    private static void set(ObjectNode content, String field, JsonNode value) {
        String name = field.equals("order") ? "orderReference" : field;
        if (Set.of("partner", "partners", "credits").contains(name)) {
            content.remove("credits");
        }
        if (value.isNull() || value.isString() && value.asString().isBlank()) {
            content.remove(name);
        } else {
            content.set(name, value);
        }
    }

    private static List<FieldProblem> named(List<SaleObject.Problem> problems) {
        List<FieldProblem> named = new ArrayList<>();
        for (SaleObject.Problem problem : problems) {
            named.add(new FieldProblem("changes." + problem.field(), problem.found(), problem.expected()));
        }
        return named;
    }
}
