package io.ratebook.sealing;

import io.ratebook.sealing.IdRanges.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** READ: rows that are sealed, or are to be, and the blocks there are. */
@Component
class SealedRows {
    /** Where ids are that dense, one query reads a block, and what is between them is left out. */
    private static final int SPARSE = 4;

    private static final int GAPS_A_QUERY = 200;

    private final JdbcTemplate jdbc;

    SealedRows(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(Integer.MIN_VALUE);
    }

    /** The blocks after one, in order. */
    List<Block> blocks(Chain chain, long after) {
        return jdbc.query(
                "SELECT number, ranges, row_count, hash FROM seal_block WHERE chain = ? AND number > ? ORDER BY number",
                (row, number) ->
                        new Block(row.getLong(1), IdRanges.parse(row.getString(2)), row.getInt(3), row.getString(4)),
                chain.word(),
                after);
    }

    /**
     * Adds the rows of these ids to a hash, in the order of ids.
     *
     * @return how many of the ids there are
     */
    long addTo(Block.Sum sum, Chain chain, IdRanges ids) {
        long[] last = {0};
        long[] found = {0};
        for (Range range : reads(ids)) {
            jdbc.query(
                    chain.rows(),
                    row -> {
                        long id = row.getLong(1);
                        if (ids.contains(id)) {
                            found[0] += id == last[0] ? 0 : 1;
                            last[0] = id;
                            add(sum, row);
                        }
                    },
                    range.first(),
                    range.last());
        }
        return found[0];
    }

    private static List<Range> reads(IdRanges ids) {
        Range whole = new Range(ids.first(), ids.last());
        return whole.size() <= SPARSE * ids.size() ? List.of(whole) : ids.all();
    }

    private static void add(Block.Sum sum, ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            sum.add(row.getString(column));
        }
    }

    /**
     * Ids that are not sealed: those after the last sealed one, and those that were written late, below it.
     *
     * @param gaps how many gaps below it are looked into, the latest first
     * @param max how many ids are answered at most
     * @return in ascending order
     */
    long[] open(Chain chain, IdRanges sealed, int gaps, int max) {
        List<Long> ids = new ArrayList<>(jdbc.queryForList(
                "SELECT id FROM " + chain.table() + " WHERE id > ? ORDER BY id LIMIT " + max,
                Long.class,
                sealed.last()));
        List<Range> some = sealed.gaps();
        some = some.subList(0, Math.min(gaps, some.size()));
        for (int from = 0; from < some.size() && ids.size() < max; from += GAPS_A_QUERY) {
            ids.addAll(
                    between(chain, some.subList(from, Math.min(some.size(), from + GAPS_A_QUERY)), max - ids.size()));
        }
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private List<Long> between(Chain chain, List<Range> gaps, int max) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        for (Range gap : gaps) {
            where.append(where.isEmpty() ? "" : " OR ").append("id BETWEEN ? AND ?");
            values.add(gap.first());
            values.add(gap.last());
        }
        return jdbc.queryForList(
                "SELECT id FROM " + chain.table() + " WHERE " + where + " LIMIT " + max, Long.class, values.toArray());
    }

    /** Hands over the ids of all rows that were written before then. */
    void eachBefore(Chain chain, long micros, LongConsumer taker) {
        jdbc.query(
                "SELECT id FROM " + chain.table() + " WHERE " + chain.writtenAt() + " < ?",
                row -> {
                    taker.accept(row.getLong(1));
                },
                micros);
    }
}
