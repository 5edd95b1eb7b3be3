package io.ratebook.people;

import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Filters and order of lists that people keep under names of their own; each sees only their own, wherever they sign in. */
@Component
public class SavedViews {
    private static final int VIEWS_MAX = 50;
    private static final int LIST_MAX = 120;
    private static final int TITLE_MAX = 60;
    private static final int SEARCH_MAX = 2_000;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    SavedViews(JdbcTemplate jdbc, Transactions transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A view of a list.
     *
     * @param search what the address has after its question mark, by name; empty for the list as it opens
     */
    public record View(String title, Map<String, String> search) {}

    /** What is asked to be kept. */
    public record Wish(
            @Nullable String list,
            @Nullable String title,
            @Nullable Map<String, String> search) {}

    /** Those of a list, the one kept first at the top. */
    public List<View> of(long personId, String list) {
        return jdbc.query(
                "SELECT title, search FROM saved_view WHERE person_id = ? AND list_name = ? ORDER BY kept_at, title",
                (row, number) -> new View(row.getString(1), json.readValue(row.getString(2), TEXTS)),
                personId,
                list);
    }

    /**
     * Keeps a view; one of the same list and title is replaced.
     *
     * @throws Refusal with status 422 where something is missing or too long, 409 where there are 50 of the list already
     */
    public void keep(long personId, Wish wish) {
        FieldProblems problems = new FieldProblems();
        String list = problems.text("list", wish.list(), LIST_MAX);
        String title = problems.text("title", wish.title(), TITLE_MAX);
        String search = json.writeValueAsString(new TreeMap<>(wish.search() == null ? Map.of() : wish.search()));
        if (search.length() > SEARCH_MAX) {
            problems.add("search", search.length() + " characters", "at most " + SEARCH_MAX + " characters as JSON");
        }
        problems.refuseIfAny();
        transactions.run(() -> {
            Long others = jdbc.queryForObject(
                    "SELECT COUNT(*) FROM saved_view WHERE person_id = ? AND list_name = ? AND title <> ?",
                    Long.class,
                    personId,
                    list,
                    title);
            if (others != null && others >= VIEWS_MAX) {
                throw Refusal.conflict("too-many-views", VIEWS_MAX + " views of a list can be kept: remove one first");
            }
            jdbc.update(
                    "INSERT INTO saved_view (person_id, list_name, title, search, kept_at) VALUES (?, ?, ?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE search = ?",
                    personId,
                    list,
                    title,
                    search,
                    Times.micros(clock.instant()),
                    search);
        });
    }

    /** Nothing happens where there is none. */
    public void remove(long personId, String list, String title) {
        jdbc.update(
                "DELETE FROM saved_view WHERE person_id = ? AND list_name = ? AND title = ?", personId, list, title);
    }
}
