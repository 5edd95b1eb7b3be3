package io.ratebook.notice;

import io.ratebook.database.Where;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails of a program by page. */
@Component
public class MailList {
    private static final int ALL_AT_ONCE = 500;

    private final MailTable table;

    MailList(MailTable table) {
        this.table = table;
    }

    /**
     * Which are listed; null for any.
     *
     * @param about id of what they are about
     * @param from micros, included
     * @param until micros, not included
     */
    public record Filter(
            @Nullable MailState state,
            @Nullable MailKind kind,
            @Nullable String partner,
            @Nullable Long about,
            @Nullable Long from,
            @Nullable Long until) {
        /** Those about one thing. */
        public static Filter about(MailKind kind, long id) {
            return new Filter(null, kind, null, id, null, null);
        }

        Where where(int programId) {
            return new Where()
                    .and("m.program_id = ?", programId)
                    .andIf(state == null ? null : state.word(), "m.state = ?")
                    .andIf(kind == null ? null : kind.word(), "m.kind = ?")
                    .andIf(partner, "m.partner = ?")
                    .andIf(about, "m.about = ?")
                    .andIf(from, "m.written_at >= ?")
                    .andIf(until, "m.written_at < ?");
        }
    }

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, Filter filter, MailOrder order, boolean descending) {
        Cursor.Scope scope() {
            return Cursor.Scope.of(
                    (descending ? "-" : "") + order.word(),
                    programId,
                    filter.state(),
                    filter.kind(),
                    filter.partner(),
                    filter.about(),
                    filter.from(),
                    filter.until());
        }

        String sorted() {
            String direction = descending ? " DESC" : "";
            return order.column() + direction + ", m.id" + direction;
        }

        Where behind(Object key, long id) {
            String sign = descending ? "<" : ">";
            return filter.where(programId)
                    .and(
                            order.column() + " " + sign + "= ? AND (" + order.column() + " " + sign + " ? OR m.id "
                                    + sign + " ?)",
                            key,
                            key,
                            id);
        }
    }

    public Page<Mail> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 2);
        Where where = after == null
                ? wanted.filter().where(wanted.programId())
                : wanted.behind(key(wanted, after), after.number(1));
        return Page.of(
                table.read(where, wanted.sorted(), limit + 1),
                limit,
                (Mail last) -> scope.after(wanted.order().key(last), last.id()));
    }

    private static Object key(Wanted wanted, Cursor after) {
        return wanted.order() == MailOrder.WRITTEN_AT ? after.number(0) : after.text(0);
    }

    /** Hands over all of them in order, some hundred at a time. */
    public void each(Wanted wanted, Consumer<Mail> taker) {
        Where where = wanted.filter().where(wanted.programId());
        List<Mail> some;
        do {
            some = table.read(where, wanted.sorted(), ALL_AT_ONCE);
            some.forEach(taker);
            if (!some.isEmpty()) {
                Mail last = some.get(some.size() - 1);
                where = wanted.behind(wanted.order().key(last), last.id());
            }
        } while (some.size() == ALL_AT_ONCE);
    }

    public long count(int programId, Filter filter) {
        return table.count(filter.where(programId));
    }
}
