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

/** What belongs to a selection of partners, read by one query a table. */
final class DatedRows {
    private final JdbcClient jdbc;
    private final Selection selection;
    private final Map<Long, List<States.Entry>> states = new HashMap<>();
    private final Map<Long, List<DatedLevel>> levels = new HashMap<>();
    private final Map<Long, List<Membership>> groups = new HashMap<>();
    private final Map<Long, SortedSet<String>> tags = new HashMap<>();
    private final Map<Long, SortedMap<String, String>> attributes = new HashMap<>();

    private interface Row {
        void take(long partnerId, ResultSet row) throws SQLException;
    }

    DatedRows(JdbcClient jdbc, Selection selection) {
        this.jdbc = jdbc;
        this.selection = selection;
    }

    DatedRows read() {
        each("partner_state", "state, from_at, reason", ", from_at", (id, row) -> states.computeIfAbsent(
                        id, none -> new ArrayList<>(2))
                .add(state(row)));
        each("partner_level", "level, from_at", ", from_at", (id, row) -> levels.computeIfAbsent(
                        id, none -> new ArrayList<>(2))
                .add(new DatedLevel(row.getLong("from_at"), row.getString("level"))));
        each("partner_group", "group_name, from_at, until_at", "", (id, row) -> groups.computeIfAbsent(
                        id, none -> new ArrayList<>(2))
                .add(new Membership(row.getString("group_name"), row.getLong("from_at"), row.getLong("until_at"))));
        each("partner_tag", "tag", "", (id, row) -> tags.computeIfAbsent(id, none -> new TreeSet<>())
                .add(row.getString("tag")));
        each("partner_attribute", "name, value", "", (id, row) -> attributes
                .computeIfAbsent(id, none -> new TreeMap<>())
                .put(row.getString("name"), row.getString("value")));
        return this;
    }

    private void each(String table, String columns, String order, Row taker) {
        jdbc.sql("SELECT partner_id, " + columns + " FROM " + table + " WHERE " + selection.theirs()
                        + (order.isEmpty() ? "" : " ORDER BY partner_id" + order))
                .params(selection.parameters())
                .query((row, number) -> {
                    taker.take(row.getLong("partner_id"), row);
                    return true;
                })
                .list();
    }

    private static States.Entry state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return new States.Entry(
                row.getLong("from_at"), Objects.requireNonNull(PartnerState.find(word), word), row.getString("reason"));
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
