package io.ratebook.program;

import io.ratebook.database.Ids;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;

/** The programs of this service. */
@Service
public class Programs {
    private static final Cursor.Scope ALL = Cursor.Scope.of("code");

    private final ProgramTable table;
    private final Ids ids;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor currentActor;
    private final KnownPrograms known = new KnownPrograms();

    Programs(
            ProgramTable table,
            Ids ids,
            Transactions transactions,
            Clock clock,
            Audit audit,
            CurrentActor currentActor) {
        this.table = table;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** The program of that code, or null; at most some seconds old. */
    public @Nullable Program byCode(String code) {
        return known.find(code, () -> table.findByCode(code));
    }

    /** The program of that id, or null; at most some seconds old. */
    public @Nullable Program byId(int id) {
        return known.find(id, () -> table.findById(id));
    }

    /**
     * The program of that code, for the one who asks: a token may be good for one program only.
     *
     * @throws Refusal with status 404 if there is none, or none for them
     */
    public Program required(String code) {
        String only = currentActor.current().program();
        Program program = only == null || only.equals(code) ? byCode(code) : null;
        if (program == null) {
            throw Refusal.notFound("program", code);
        }
        return program;
    }

    /** All of them, by code. */
    public List<Program> all() {
        return table.findAfter("", Integer.MAX_VALUE);
    }

    /** By code. */
    public Page<Program> page(@Nullable String cursor, int limit) {
        String only = currentActor.current().program();
        if (only != null) {
            return new Page<>(List.of(required(only)), null);
        }
        Cursor after = ALL.read(cursor, 1);
        return Page.of(
                table.findAfter(after == null ? "" : after.text(0), limit + 1), limit, one -> ALL.after(one.code()));
    }

    /**
     * A new program.
     *
     * @throws Refusal naming all wrong fields, or that there is one of the code already
     */
    public Program create(ProgramDraft draft) {
        Program program = draft.program(Math.toIntExact(ids.next("program")), Times.micros(clock.instant()));
        Program created = transactions.get(() -> {
            Program saved = saved(program);
            audit.record("program.create", "program " + saved.code(), saved.code(), null, draft);
            return saved;
        });
        known.forget(created);
        return created;
    }

    private Program saved(Program program) {
        try {
            return table.save(program);
        } catch (DuplicateKeyException | DbActionExecutionException taken) {
            throw Refusal.conflict("program-exists", "there is a program \"" + program.code() + "\" already");
        }
    }

    /**
     * Changes a program.
     *
     * @throws Refusal naming all wrong fields, or that sales were counted in its currency and zone
     */
    public Program change(String code, ProgramDraft draft) {
        required(code);
        Program changed = transactions.get(() -> change(draft, current(code)));
        known.forget(changed);
        return changed;
    }

    private Program change(ProgramDraft draft, Program program) {
        Program changed = draft.changed(program);
        if (!changed.countsLike(program) && table.hasSales(program.id())) {
            throw Refusal.conflict(
                    "program-has-sales",
                    "the currency (" + program.currency() + ") and the zone (" + program.zone() + ") of the program \""
                            + program.code() + "\" cannot change: it has sales");
        }
        if (changed.equals(program)) {
            return program;
        }
        audit.record("program.edit", "program " + program.code(), program.code(), program, changed);
        try {
            return table.save(changed);
        } catch (OptimisticLockingFailureException late) {
            throw Refusal.conflict("changed-meanwhile", "the program was changed by somebody else: look again");
        }
    }

    private Program current(String code) {
        return table.findByCode(code).orElseThrow(() -> Refusal.notFound("program", code));
    }
}
