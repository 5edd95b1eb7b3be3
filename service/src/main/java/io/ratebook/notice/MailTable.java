package io.ratebook.notice;

import io.ratebook.database.Where;
import io.ratebook.web.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Mails as rows. */
@Repository
class MailTable {
    private static final String SELECT = "SELECT * FROM mail m";
    private static final int ERROR_MAX = 1_000;

    private final JdbcTemplate jdbc;

    MailTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Mail mail) {
        jdbc.update(
                """
                INSERT INTO mail (id, program_id, kind, about, about_title, partner, address, subject, body, state, written_by,
                  written_at, outbox_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                mail.id(),
                mail.programId(),
                mail.kind().word(),
                mail.about(),
                mail.aboutTitle(),
                mail.partner(),
                mail.address(),
                mail.subject(),
                mail.body(),
                mail.state().word(),
                mail.writtenBy(),
                mail.writtenAt(),
                mail.outboxId());
    }

    Mail required(int programId, long id) {
        Mail mail = one(" WHERE m.id = ? AND m.program_id = ?", id, programId);
        if (mail == null) {
            throw Refusal.notFound("mail", id);
        }
        return mail;
    }

    @Nullable
    Mail lock(long id) {
        return one(" WHERE m.id = ? FOR UPDATE", id);
    }

    private @Nullable Mail one(String where, Object... values) {
        return DataAccessUtils.singleResult(jdbc.query(SELECT + where, (row, number) -> mail(row), values));
    }

    List<Mail> read(Where where, String order, int limit) {
        return jdbc.query(
                SELECT + where + "ORDER BY " + order + " LIMIT " + limit,
                (row, number) -> mail(row),
                where.values().toArray());
    }

    long count(Where where) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM mail m" + where,
                Long.class,
                where.values().toArray()));
    }

    /** A try to send it begins, or is to begin. */
    void toSend(long id, String address, MailState state, long outboxId) {
        jdbc.update(
                "UPDATE mail SET address = ?, state = ?, error = NULL, outbox_id = ? WHERE id = ?",
                address,
                state.word(),
                outboxId,
                id);
    }

    void sending(long id) {
        jdbc.update("UPDATE mail SET state = ? WHERE id = ?", MailState.SENDING.word(), id);
    }

    /**
     * How a try ended; nothing happens where another try was begun since. What was thought lost may turn out sent.
     *
     * @param sentAt micros; null if it was not
     */
    void ended(long id, long outboxId, MailState state, @Nullable String error, @Nullable Long sentAt) {
        jdbc.update(
                "UPDATE mail SET state = ?, error = CASE WHEN address = '' THEN NULL ELSE ? END, sent_at = ?"
                        + " WHERE id = ? AND outbox_id = ? AND state IN ('waiting', 'sending', 'unknown')",
                state.word(),
                error == null || error.length() <= ERROR_MAX ? error : error.substring(0, ERROR_MAX),
                sentAt,
                id,
                outboxId);
    }

    /** Empties what is personal of all mails to a partner; what was not sent is not sent any more. */
    void erase(int programId, String partner, long now) {
        jdbc.update("""
                UPDATE mail SET address = '', subject = '', body = '', error = NULL,
                  state = CASE WHEN state IN ('waiting', 'kept') THEN 'failed' ELSE state END
                 WHERE program_id = ? AND partner = ?
                """, programId, partner);
        jdbc.update("""
                UPDATE outbox SET state = 'dropped', done = 1, claim = NULL, ended_at = ?
                 WHERE done = 0 AND webhook_id = 0 AND mail_id IN (
                   SELECT m.id FROM mail m WHERE m.program_id = ? AND m.partner = ? AND m.state <> 'sending')
                """, now, programId, partner);
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getInt("program_id"),
                Objects.requireNonNull(MailKind.find(row.getString("kind"))),
                row.getLong("about"),
                row.getString("about_title"),
                row.getString("partner"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                Objects.requireNonNull(MailState.find(row.getString("state"))),
                row.getString("error"),
                row.getString("written_by"),
                row.getLong("written_at"),
                row.getObject("sent_at", Long.class),
                row.getObject("outbox_id", Long.class));
    }
}
