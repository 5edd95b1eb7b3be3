package io.ratebook.bench;

import tools.jackson.databind.json.JsonMapper;

/** A field of JSON. */
final class Json {
    private Json() {}

    static String field(String json, String name) {
        return JsonMapper.shared().readTree(json).get(name).asString();
    }
}
