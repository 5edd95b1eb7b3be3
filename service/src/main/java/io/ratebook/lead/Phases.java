package io.ratebook.lead;

import io.ratebook.people.Audit;
import io.ratebook.program.Program;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The phases that leads of a program go through: a list of its own, or the one that comes with the service. */
@Service
public class Phases {
    static final int NAME_MAX = 60;

    private static final int COUNT_MAX = 20;
    private static final List<Phase> DEFAULT = List.of(
            new Phase("New", false),
            new Phase("Working", false),
            new Phase("Closed Won", true),
            new Phase("Closed Lost", false));

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Audit audit;

    Phases(JdbcTemplate jdbc, Transactions transactions, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** In their order; the first is that of a new lead. */
    public List<Phase> of(int programId) {
        List<Phase> own = jdbc.query(
                "SELECT phase, won FROM lead_phase_choice WHERE program_id = ? ORDER BY position",
                (row, number) -> new Phase(row.getString(1), row.getInt(2) != 0),
                programId);
        return own.isEmpty() ? DEFAULT : own;
    }

    /** The good end. */
    Phase won(int programId) {
        return of(programId).stream().filter(Phase::won).findFirst().orElseThrow();
    }

    /** The phase of that name; null, and a problem, if the program has none. */
    @Nullable
    Phase find(int programId, String field, @Nullable String name, FieldProblems problems) {
        List<Phase> all = of(programId);
        Phase found =
                all.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
        if (found == null) {
            problems.add(
                    field,
                    name,
                    "one of " + String.join(", ", all.stream().map(Phase::name).toList()));
        }
        return found;
    }

    /**
     * What somebody sends.
     *
     * @param won null for false
     */
    public record Draft(@Nullable String name, @Nullable Boolean won) {}

    /** Puts another list in place of the one that is. */
    public List<Phase> replace(Program program, @Nullable List<Draft> drafts) {
        List<Phase> wanted = checked(drafts == null ? List.of() : drafts);
        return transactions.get(() -> {
            lock(program.id());
            List<Phase> before = of(program.id());
            if (!before.equals(wanted)) {
                refuseIfLeadsStandIn(program, before, wanted);
                write(program.id(), wanted);
                audit.record("lead.phases", "lead phases", program.code(), before, wanted);
            }
            return wanted;
        });
    }

    private static List<Phase> checked(List<Draft> drafts) {
        FieldProblems problems = new FieldProblems();
        if (drafts.size() < 2 || drafts.size() > COUNT_MAX) {
            problems.add("phases", drafts.size() + " phases", "2 to " + COUNT_MAX + " phases");
        }
        Set<String> names = new HashSet<>();
        List<Phase> phases = drafts.stream()
                .map(draft -> {
                    String field = "phases[" + drafts.indexOf(draft) + "].name";
                    String name = problems.text(field, draft.name(), NAME_MAX);
                    if (name != null && !names.add(name)) {
                        problems.add(field, name, "each name once");
                    }
                    return new Phase(Objects.requireNonNullElse(name, ""), Boolean.TRUE.equals(draft.won()));
                })
                .toList();
        long won = phases.stream().filter(Phase::won).count();
        if (won != 1) {
            problems.add("phases", won + " of them won", "exactly one phase that is the won one");
        }
        problems.refuseIfAny();
        return phases;
    }

    /** Nobody puts a lead into a phase that is taken away meanwhile: both hold the program's row. */
    void lock(int programId) {
        jdbc.queryForList("SELECT id FROM program WHERE id = ? FOR UPDATE", Integer.class, programId);
    }

    private void refuseIfLeadsStandIn(Program program, List<Phase> before, List<Phase> wanted) {
        Set<String> kept = new HashSet<>(wanted.stream().map(Phase::name).toList());
        for (Phase gone : before) {
            if (!kept.contains(gone.name())) {
                Long leads = jdbc.queryForObject(
                        "SELECT COUNT(*) FROM partner_lead WHERE program_id = ? AND phase = ?",
                        Long.class,
                        program.id(),
                        gone.name());
                if (leads != null && leads > 0) {
                    throw Refusal.conflict(
                            "phase-in-use",
                            "the phase \"" + gone.name() + "\" cannot go: " + leads
                                    + (leads == 1 ? " lead is" : " leads are") + " in it");
                }
            }
        }
    }

    private void write(int programId, List<Phase> phases) {
        jdbc.update("DELETE FROM lead_phase_choice WHERE program_id = ?", programId);
        for (int i = 0; i < phases.size(); i++) {
            jdbc.update(
                    "INSERT INTO lead_phase_choice (program_id, position, phase, won) VALUES (?, ?, ?, ?)",
                    programId,
                    i,
                    phases.get(i).name(),
                    phases.get(i).won() ? 1 : 0);
        }
    }
}
