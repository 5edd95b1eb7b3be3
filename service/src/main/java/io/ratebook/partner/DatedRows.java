package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What belongs to a selection of partners, read by one question. */
final class DatedRows {
    private final JdbcClient jdbc;
    private final Selection selection;
    private final Map<Long, List<States.Entry>> states = new HashMap<>();
    private final Map<Long, List<DatedLevel>> levels = new HashMap<>();
    private final Map<Long, List<Membership>> groups = new HashMap<>();
    private final Map<Long, SortedSet<String>> tags = new HashMap<>();
    private final Map<Long, SortedMap<String, String>> attributes = new HashMap<>();

    DatedRows(JdbcClient jdbc, Selection selection) {
        this.jdbc = jdbc;
        this.selection = selection;
    }

    /** All tables by one question, since each question of a sale is a way to the server and back. */
    DatedRows read() {
        String theirs = " WHERE " + selection.theirs();
        jdbc.sql("SELECT 'state' AS what, partner_id, state AS name, reason AS value, from_at, 0 AS until_at"
                        + " FROM partner_state" + theirs
                        + " UNION ALL SELECT 'level', partner_id, level, NULL, from_at, 0 FROM partner_level" + theirs
                        + " UNION ALL SELECT 'group', partner_id, group_name, NULL, from_at, until_at FROM partner_group"
                        + theirs + " UNION ALL SELECT 'tag', partner_id, tag, NULL, 0, 0 FROM partner_tag" + theirs
                        + " UNION ALL SELECT 'attribute', partner_id, name, value, 0, 0 FROM partner_attribute" + theirs
                        + " ORDER BY partner_id, from_at")
                .params(selection.parameters())
                .query((row, number) -> {
                    take(row.getLong("partner_id"), row);
                    return true;
                })
                .list();
        return this;
    }

    private void take(long id, ResultSet row) throws SQLException {
        String name = row.getString("name");
        switch (row.getString("what")) {
            case "state" ->
                states.computeIfAbsent(id, none -> new ArrayList<>(2)).add(state(row));
            case "level" ->
                levels.computeIfAbsent(id, none -> new ArrayList<>(2))
                        .add(new DatedLevel(row.getLong("from_at"), name));
            case "group" ->
                groups.computeIfAbsent(id, none -> new ArrayList<>(2))
                        .add(new Membership(name, row.getLong("from_at"), row.getLong("until_at")));
            case "tag" -> tags.computeIfAbsent(id, none -> new TreeSet<>()).add(name);
            default -> attributes.computeIfAbsent(id, none -> new TreeMap<>()).put(name, row.getString("value"));
        }
    }

    private static States.Entry state(ResultSet row) throws SQLException {
        String word = row.getString("name");
        return new States.Entry(
                row.getLong("from_at"), Objects.requireNonNull(PartnerState.find(word), word), row.getString("value"));
    }

    Standing standing(long partnerId) {
        return new Standing(
                new States(states.getOrDefault(partnerId, List.of())),
                levels.containsKey(partnerId) ? new Levels(of(levels, partnerId)) : Levels.NONE,
                groups.containsKey(partnerId) ? new Groups(of(groups, partnerId)) : Groups.NONE);
    }

    private static <T> List<T> of(Map<Long, List<T>> all, long partnerId) {
        return all.getOrDefault(partnerId, List.of());
    }

    Profile profile(long partnerId, @Nullable String country, @Nullable String referredBy) {
        SortedSet<String> tagged = tags.get(partnerId);
        SortedMap<String, String> named = attributes.get(partnerId);
        return new Profile(
                country,
                referredBy,
                tagged == null ? Profile.BLANK.tags() : tagged,
                named == null ? Profile.BLANK.attributes() : named);
    }
}
