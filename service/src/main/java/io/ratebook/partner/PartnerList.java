package io.ratebook.partner;

import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Partners of a program by page, with filters as of now. A page goes on behind the last partner shown, by index. */
@Component
public class PartnerList {
    private static final int ALL_AT_ONCE = 500;

    private final PartnerStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, PartnerFilter filter, PartnerOrder order, boolean descending) {
        Cursor.Scope scope() {
            return Cursor.Scope.of(
                    (descending ? "-" : "") + order.word(),
                    programId,
                    filter.q(),
                    filter.state(),
                    filter.level(),
                    filter.group(),
                    filter.tag(),
                    filter.payment());
        }
    }

    PartnerList(PartnerStore store, JdbcTemplate jdbc, Clock clock) {
        this.store = store;
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    public Page<Partner> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 1);
        List<Long> ids = ids(wanted, after == null ? null : after.number(0), limit + 1);
        Page<Long> page = Page.of(ids, limit, id -> scope.after(id));
        return new Page<>(partners(page.items()), page.next());
    }

    /** Hands over all of them in order, some hundred at a time. */
    public void each(Wanted wanted, Consumer<Partner> taker) {
        Long after = null;
        List<Long> ids;
        do {
            ids = ids(wanted, after, ALL_AT_ONCE);
            partners(ids).forEach(taker);
            after = ids.isEmpty() ? null : ids.get(ids.size() - 1);
        } while (ids.size() == ALL_AT_ONCE);
    }

    public long count(int programId, PartnerFilter filter) {
        return jdbc.sql("SELECT COUNT(*) FROM partner p" + person(filter.q() != null) + " WHERE " + filter.condition())
                .params(filter.parameters(programId, now()))
                .query(Long.class)
                .single();
    }

    /**
     * A statement that selects the codes of partners, to stand in another one.
     *
     * @param parameters by name
     */
    public record Codes(String sql, Map<String, Object> parameters) {}

    /** Of those that pass, as of now. */
    public Codes codes(int programId, PartnerFilter filter) {
        return new Codes(
                "SELECT p.code FROM partner p" + person(filter.q() != null) + " WHERE " + filter.condition(),
                filter.parameters(programId, now()));
    }

    private List<Partner> partners(List<Long> ids) {
        Map<Long, Partner> byId = new HashMap<>();
        store.read(ids).forEach(partner -> byId.put(partner.id(), partner));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** The place behind a partner is looked up anew, so that no cursor carries a name. */
    private List<Long> ids(Wanted wanted, @Nullable Long afterId, int limit) {
        PartnerOrder order = wanted.order();
        Map<String, Object> parameters = new HashMap<>(wanted.filter().parameters(wanted.programId(), now()));
        String direction = wanted.descending() ? " DESC" : "";
        String behind = "";
        if (afterId != null) {
            String sign = wanted.descending() ? "<" : ">";
            behind = " AND " + order.column() + " " + sign + "= :key AND (" + order.column() + " " + sign + " :key OR "
                    + order.idColumn() + " " + sign + " :after)";
            parameters.put("after", afterId);
            parameters.put("key", key(order, afterId));
        }
        return jdbc.sql("SELECT p.id FROM partner p"
                        + person(order.isOfPerson() || wanted.filter().q() != null)
                        + " WHERE " + wanted.filter().condition() + behind + " ORDER BY " + order.column() + direction
                        + ", " + order.idColumn() + direction + " LIMIT " + limit)
                .params(parameters)
                .query(Long.class)
                .list();
    }

    private Object key(PartnerOrder order, long id) {
        return jdbc.sql("SELECT " + order.column() + " FROM partner p" + person(order.isOfPerson()) + " WHERE p.id = ?")
                .param(id)
                .query((row, number) -> row.getObject(1))
                .optional()
                .orElseThrow(() -> Refusal.parameter("cursor", id, "the \"next\" of a page of the same list"));
    }

    private static String person(boolean needed) {
        return needed ? " JOIN partner_person h ON h.partner_id = p.id AND h.program_id = p.program_id" : "";
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
