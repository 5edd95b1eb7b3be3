package io.ratebook.partner.web;

import io.ratebook.partner.PartnerEdit;
import io.ratebook.partner.Person;
import io.ratebook.partner.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to change of a partner, as sent: what is not named stays, null takes away, attributes are taken one by one. */
final class PartnerPatch {
    private static final Set<String> FIELDS =
            new TreeSet<>(Set.of("name", "email", "country", "referredBy", "tags", "attributes"));

    private final JsonNode body;
    private final FieldReader reader;
    private UnaryOperator<Person> person = UnaryOperator.identity();
    private UnaryOperator<Profile> profile = UnaryOperator.identity();

    PartnerPatch(JsonNode body, FieldReader reader) {
        this.body = body;
        this.reader = reader;
    }

    /** Checked; all that is wrong is said at once. */
    PartnerEdit edit() {
        if (!body.isObject()) {
            reader.problems.add("body", "no object", "an object with any of " + String.join(", ", FIELDS));
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            read(field.getKey(), field.getValue());
        }
        reader.problems.refuseIfAny();
        return new PartnerEdit(person, profile, body.has("referredBy"));
    }

    private void read(String field, JsonNode value) {
        switch (field) {
            case "name" -> {
                String name = reader.name(field, text(field, value));
                change(known -> new Person(name, known.email()));
            }
            case "email" -> {
                String email = reader.email(field, text(field, value));
                change(known -> new Person(known.name(), email));
            }
            case "country" -> {
                String country = reader.codeOrNull(field, text(field, value));
                changeProfile(known -> known.fromCountry(country));
            }
            case "referredBy" -> {
                String recruiter = reader.codeOrNull(field, text(field, value));
                changeProfile(known -> known.referredBy(recruiter));
            }
            case "tags" -> {
                SortedSet<String> tags = tags(value);
                changeProfile(known -> known.tagged(tags));
            }
            case "attributes" -> attributes(value);
            default -> reader.problems.add(field, "an unknown field", "one of " + String.join(", ", FIELDS));
        }
    }

    private void change(UnaryOperator<Person> step) {
        UnaryOperator<Person> before = person;
        person = known -> step.apply(before.apply(known));
    }

    private void changeProfile(UnaryOperator<Profile> step) {
        UnaryOperator<Profile> before = profile;
        profile = known -> step.apply(before.apply(known));
    }

    private @Nullable String text(String field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            reader.problems.add(field, value.toString(), "a text in quotes, or null");
            return null;
        }
        return value.stringValue();
    }

    private SortedSet<String> tags(JsonNode value) {
        if (!value.isNull() && !value.isArray()) {
            reader.problems.add("tags", value.toString(), "a list of texts, or null");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode tag : value) {
            String text = text("tags[" + texts.size() + "]", tag);
            texts.add(text == null ? "" : text);
        }
        return PartnerBody.tags(reader, texts);
    }

    private void attributes(JsonNode value) {
        if (value.isNull()) {
            changeProfile(known -> known.with(Map.of()));
            return;
        }
        if (!value.isObject()) {
            reader.problems.add("attributes", value.toString(), "an object of texts, or null");
            return;
        }
        PartnerBody.bound(reader, "attributes", value.size());
        for (Map.Entry<String, JsonNode> attribute : value.properties()) {
            String field = "attributes." + attribute.getKey();
            String name = reader.code(field, attribute.getKey());
            String text = reader.codeOrNull(field, text(field, attribute.getValue()), FieldReader.VALUE_MAX);
            changeProfile(known -> known.with(put(known.attributes(), name, text)));
        }
    }

    private static Map<String, String> put(SortedMap<String, String> known, String name, @Nullable String text) {
        SortedMap<String, String> attributes = new TreeMap<>(known);
        if (text == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, text);
        }
        return attributes;
    }
}
