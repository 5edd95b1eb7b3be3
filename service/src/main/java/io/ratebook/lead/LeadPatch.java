package io.ratebook.lead;

import io.ratebook.web.FieldProblems;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to change of a lead, as sent: what is not named stays, null takes away. */
public final class LeadPatch {
    private static final Set<String> FIELDS =
            new TreeSet<>(Set.of("name", "company", "email", "note", "phase", "commissionPercent"));

    private final FieldProblems problems = new FieldProblems();
    private final LeadText reader = new LeadText(problems);
    private final JsonNode body;
    private UnaryOperator<LeadPerson> person = UnaryOperator.identity();
    private @Nullable String phase;
    private boolean rateSaid;
    private @Nullable Long rate;

    public LeadPatch(JsonNode body) {
        this.body = body;
    }

    /** Checked; all that is wrong is said at once. */
    public Leads.Edit edit() {
        if (!body.isObject()) {
            problems.add("body", "no object", "an object with any of " + String.join(", ", FIELDS));
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            read(field.getKey(), field.getValue());
        }
        problems.refuseIfAny();
        return new Leads.Edit(person, phase, rateSaid, rate);
    }

    private void read(String field, JsonNode value) {
        if (!FIELDS.contains(field)) {
            problems.add(field, "an unknown field", "one of " + String.join(", ", FIELDS));
            return;
        }
        if (!value.isNull() && !value.isString()) {
            problems.add(field, value.toString(), "a text in quotes, or null");
            return;
        }
        String text = value.isNull() ? null : value.stringValue();
        switch (field) {
            case "name" -> {
                String name = reader.name(text);
                change(known -> new LeadPerson(name, known.company(), known.email(), known.note()));
            }
            case "company" -> {
                String company = reader.company(text);
                change(known -> new LeadPerson(known.name(), company, known.email(), known.note()));
            }
            case "email" -> {
                String email = reader.email(text);
                change(known -> new LeadPerson(known.name(), known.company(), email, known.note()));
            }
            case "note" -> {
                String note = reader.note(text);
                change(known -> new LeadPerson(known.name(), known.company(), known.email(), note));
            }
            case "phase" -> phase = problems.text("phase", text, Phases.NAME_MAX);
            default -> {
                rateSaid = true;
                rate = text == null || text.isBlank() ? null : LeadRate.read(field, text, problems);
            }
        }
    }

    private void change(UnaryOperator<LeadPerson> step) {
        UnaryOperator<LeadPerson> before = person;
        person = known -> step.apply(before.apply(known));
    }
}
