package io.ratebook.lead;

import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leads of a program by page. A page goes on behind the last lead shown. */
@Component
public class LeadList {
    private static final int ALL_AT_ONCE = 500;
    private static final String FROM = " FROM partner_lead l JOIN lead_person h ON h.lead_id = l.id";

    private final LeadStore store;
    private final JdbcClient jdbc;

    LeadList(LeadStore store, JdbcTemplate jdbc) {
        this.store = store;
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, LeadFilter filter, LeadOrder order, boolean descending) {
        Cursor.Scope scope() {
            return Cursor.Scope.of(
                    (descending ? "-" : "") + order.word(),
                    programId,
                    filter.q(),
                    filter.partner(),
                    filter.phase(),
                    filter.paid());
        }
    }

    public Page<Lead> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 1);
        Page<Long> page =
                Page.of(ids(wanted, after == null ? null : after.number(0), limit + 1), limit, id -> scope.after(id));
        return new Page<>(leads(page.items()), page.next());
    }

    /** Hands over all of them in order, some hundred at a time. */
    public void each(Wanted wanted, Consumer<List<Lead>> taker) {
        Long after = null;
        List<Long> ids;
        do {
            ids = ids(wanted, after, ALL_AT_ONCE);
            taker.accept(leads(ids));
            after = ids.isEmpty() ? null : ids.get(ids.size() - 1);
        } while (ids.size() == ALL_AT_ONCE);
    }

    public long count(int programId, LeadFilter filter) {
        return jdbc.sql("SELECT COUNT(*)" + FROM + " WHERE " + filter.condition())
                .params(filter.parameters(programId))
                .query(Long.class)
                .single();
    }

    private List<Lead> leads(List<Long> ids) {
        Map<Long, Lead> byId = new HashMap<>();
        store.read(ids).forEach(lead -> byId.put(lead.id(), lead));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** The place behind a lead is looked up anew, so that no cursor carries a name. */
    private List<Long> ids(Wanted wanted, @Nullable Long afterId, int limit) {
        String column = wanted.order().column();
        Map<String, Object> parameters = new HashMap<>(wanted.filter().parameters(wanted.programId()));
        String direction = wanted.descending() ? " DESC" : "";
        String behind = "";
        if (afterId != null) {
            String sign = wanted.descending() ? "<" : ">";
            behind = " AND " + column + " " + sign + "= :key AND (" + column + " " + sign + " :key OR l.id " + sign
                    + " :after)";
            parameters.put("after", afterId);
            parameters.put("key", key(column, afterId));
        }
        return jdbc.sql("SELECT l.id" + FROM + " WHERE " + wanted.filter().condition() + behind + " ORDER BY " + column
                        + direction + ", l.id" + direction + " LIMIT " + limit)
                .params(parameters)
                .query(Long.class)
                .list();
    }

    private Object key(String column, long id) {
        return jdbc.sql("SELECT " + column + FROM + " WHERE l.id = ?")
                .param(id)
                .query((row, number) -> row.getObject(1))
                .optional()
                .orElseThrow(() -> Refusal.parameter("cursor", id, "the \"next\" of a page of the same list"));
    }
}
