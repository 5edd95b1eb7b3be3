package io.ratebook.notice;

import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The templates of a program's mails. */
@Service
public class MailTemplates {
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor actor;

    MailTemplates(JdbcTemplate jdbc, Transactions transactions, Clock clock, Audit audit, CurrentActor actor) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.actor = actor;
    }

    /** One of each kind. */
    public List<MailTemplate> all(Program program) {
        return Arrays.stream(MailKind.values()).map(kind -> of(program, kind)).toList();
    }

    public MailTemplate of(Program program, MailKind kind) {
        return jdbc
                .query(
                        "SELECT subject, body, changed_by, changed_at FROM mail_template WHERE program_id = ? AND kind = ?",
                        (row, number) -> new MailTemplate(
                                kind, row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                        program.id(),
                        kind.word())
                .stream()
                .findFirst()
                .orElseGet(() -> new MailTemplate(kind, kind.usualSubject(), kind.usualBody(), null, null));
    }

    /**
     * A template as somebody types it, checked.
     *
     * @throws io.ratebook.web.Refusal naming every placeholder that is not known, and those that are
     */
    public MailTemplate draft(MailKind kind, @Nullable String subject, @Nullable String body) {
        FieldProblems problems = new FieldProblems();
        String line = subject == null ? "" : subject.strip();
        String text = body == null ? "" : body.replace("\r\n", "\n");
        MailText.check(kind, "subject", line, MailText.SUBJECT_MAX, problems);
        if (line.chars().anyMatch(Character::isISOControl)) {
            problems.add("subject", subject, "one line");
        }
        MailText.check(kind, "body", text, MailText.BODY_MAX, problems);
        problems.refuseIfAny();
        return new MailTemplate(kind, line, text, null, null);
    }

    /** Says it anew; mails that are written already stay as they are. */
    public MailTemplate change(Program program, MailTemplate wanted) {
        return transactions.get(() -> {
            MailTemplate before = of(program, wanted.kind());
            if (before.text().equals(wanted.text())) {
                return before;
            }
            write(program, wanted);
            audit.record(
                    "mail-template.edit",
                    "mail template " + wanted.kind().word(),
                    program.code(),
                    shown(before),
                    shown(wanted));
            return of(program, wanted.kind());
        });
    }

    private void write(Program program, MailTemplate wanted) {
        if (update(program, wanted) > 0) {
            return;
        }
        try {
            jdbc.update(
                    "INSERT INTO mail_template (program_id, kind, subject, body, changed_by, changed_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    program.id(),
                    wanted.kind().word(),
                    wanted.subject(),
                    wanted.body(),
                    actor.current().name(),
                    now());
        } catch (DuplicateKeyException another) {
            update(program, wanted);
        }
    }

    private int update(Program program, MailTemplate wanted) {
        return jdbc.update(
                "UPDATE mail_template SET subject = ?, body = ?, changed_by = ?, changed_at = ?"
                        + " WHERE program_id = ? AND kind = ?",
                wanted.subject(),
                wanted.body(),
                actor.current().name(),
                now(),
                program.id(),
                wanted.kind().word());
    }

    /** Back to what Ratebook brings along. */
    public MailTemplate reset(Program program, MailKind kind) {
        return transactions.get(() -> {
            MailTemplate before = of(program, kind);
            if (jdbc.update("DELETE FROM mail_template WHERE program_id = ? AND kind = ?", program.id(), kind.word())
                    > 0) {
                audit.record(
                        "mail-template.reset", "mail template " + kind.word(), program.code(), shown(before), null);
            }
            return of(program, kind);
        });
    }

    private static Map<String, String> shown(MailTemplate template) {
        return Map.of("subject", template.subject(), "body", template.body());
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
