package io.ratebook.approval;

import io.ratebook.commission.CommissionFilter;
import io.ratebook.commission.CommissionList;
import io.ratebook.database.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** READ: the ids of pending commissions that are to be approved or declined, in the order of ids: eight bytes each. */
@Component
class SelectedIds {
    private static final int IDS_A_QUERY = 5_000;
    private static final String PENDING = "c.state = 'pending'";

    private final JdbcTemplate jdbc;
    private final CommissionList list;

    SelectedIds(JdbcTemplate jdbc, CommissionList list) {
        this.jdbc = jdbc;
        this.list = list;
    }

    /**
     * Those that are pending still.
     *
     * @param begins whether their number is compared with what was seen; where it cannot be any more, since some are done, only what
     *     surely was there counts
     */
    long[] of(int programId, Selected selected, boolean begins) {
        CommissionFilter filter = selected.filter();
        if (filter != null) {
            Where pending = filter.where(programId).and(PENDING);
            Where where = begins ? selected.seen().in(pending) : selected.seen().surely(pending);
            return read("SELECT c.id" + list.from(programId, filter) + where, where.values());
        }
        LongStream.Builder found = LongStream.builder();
        List<Long> ids = new ArrayList<>(selected.ids() == null ? List.of() : selected.ids());
        for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
            Where where = new Where()
                    .andIn("c.id", ids.subList(from, Math.min(ids.size(), from + IDS_A_QUERY)))
                    .and("c.program_id = ?", programId)
                    .and(PENDING);
            LongStream.of(read("SELECT c.id FROM commission c" + where, where.values()))
                    .forEach(found::add);
        }
        return found.build().sorted().toArray();
    }

    /** Those whose hold has ended and which are approved by that. */
    long[] due(int programId, long now) {
        return read(
                "SELECT id FROM commission FORCE INDEX (commission_by_approving)"
                        + " WHERE program_id = ? AND approves_at <= ? AND state = 'pending'",
                List.of(programId, now));
    }

    /** Whether there is one at least. */
    boolean anyDue(int programId, long now) {
        return !jdbc.queryForList(
                        "SELECT id FROM commission FORCE INDEX (commission_by_approving)"
                                + " WHERE program_id = ? AND approves_at <= ? LIMIT 1",
                        Long.class,
                        programId,
                        now)
                .isEmpty();
    }

    private long[] read(String sql, List<Object> values) {
        LongStream.Builder ids = LongStream.builder();
        jdbc.query(
                sql,
                row -> {
                    ids.add(row.getLong(1));
                },
                values.toArray());
        return ids.build().sorted().toArray();
    }
}
