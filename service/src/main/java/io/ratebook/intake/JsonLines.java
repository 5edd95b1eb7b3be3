package io.ratebook.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object a line, its keys the titles of the CSV file. Numbers are taken as they are spelled. */
final class JsonLines<C extends Enum<C> & FileColumn> {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final Titles<C> titles;
    private final ProblemLog log;
    private final Map<String, Titles.Target<C>> known = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    JsonLines(String file, Titles<C> titles, ProblemLog log) {
        this.file = file;
        this.titles = titles;
        this.log = log;
    }

    void read(Reader reader, Consumer<RawLine<C>> taker) throws IOException {
        LongLineGuard lines = new LongLineGuard(new BufferedReader(reader, 1 << 16));
        int number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (lines.wasCut()) {
                problem(number, "", line, "at most " + LongLineGuard.LENGTH_MAX + " characters in a line");
            } else if (!line.isBlank()) {
                take(line, number, taker);
            }
        }
    }

    private void take(String line, int number, Consumer<RawLine<C>> taker) {
        long before = log.count();
        Titles<C>.Draft draft = titles.draft(number);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problem(number, "", line, "a JSON object in every line");
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser, draft, number);
            }
            if (parser.nextToken() != null) {
                problem(number, "", line, "one JSON object and nothing behind it");
            }
        } catch (JacksonException broken) {
            problem(number, "", line, "a JSON object in one line: " + broken.getOriginalMessage());
        }
        if (log.count() == before) {
            taker.accept(draft.line());
        }
    }

    private void member(JsonParser parser, Titles<C>.Draft draft, int number) {
        String key = parser.currentName();
        JsonToken token = parser.nextToken();
        Titles.Target<C> target = target(key, number);
        if (!token.isScalarValue()) {
            parser.skipChildren();
            problem(number, key, token.asString() + "...", "a text or a number");
        } else if (target != null && token != JsonToken.VALUE_NULL && !draft.put(target, parser.getString())) {
            problem(number, key, parser.getString(), "every key once, whatever the case of its letters");
        }
    }

    /** What a key stands for; an unknown one is reported where it is first met, and not again. */
    private Titles.@Nullable Target<C> target(String key, int number) {
        Titles.Target<C> target = known.get(key);
        if (target == null && !unknown.contains(key)) {
            target = titles.find(key);
            if (target == null) {
                unknown.add(key);
                problem(number, key, "", titles.expectedInsteadOf(key));
            } else {
                known.put(key, target);
            }
        }
        return target;
    }

    private void problem(int line, String column, String found, String expected) {
        log.report(new LineProblem(file, line, column, found, expected));
    }
}
