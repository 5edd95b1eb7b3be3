package io.ratebook.partner;

import io.ratebook.database.Ids;
import io.ratebook.intake.LineProblem;
import io.ratebook.intake.PartnerFile;
import io.ratebook.intake.PartnerRecord;
import io.ratebook.intake.ProblemLog;
import io.ratebook.people.Audit;
import io.ratebook.program.Program;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Takes in a file of partners, as the command line reads it. A blank cell says nothing; what is said updates what is known, and
 * what has dates is added to it. So the same file again changes nothing. Lines that are wrong are named, and the rest is taken.
 */
@Service
public class PartnerImport {
    private static final int PARTNERS_AT_ONCE = 500;
    private static final int RACES_MAX = 5;
    private static final Set<String> PERSONAL = Set.of("name", "email", "paypal");

    private final PartnerStore store;
    private final Ids ids;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final FileDetails details;

    /** Told between transactions; may end the import by throwing, after which it can be begun anew. */
    @FunctionalInterface
    public interface Progress {
        /**
         * So far.
         *
         * @param done partners dealt with
         * @param total partners in the file
         */
        void at(long done, long total);
    }

    /**
     * What became of the partners of a file; a line that does not even tell its partner is counted nowhere.
     *
     * @param rejected partners that were not taken because something in their lines is wrong
     */
    public record Result(long created, long changed, long unchanged, long rejected) {
        private Result plus(Result other) {
            return new Result(
                    created + other.created,
                    changed + other.changed,
                    unchanged + other.unchanged,
                    rejected + other.rejected);
        }
    }

    PartnerImport(
            PartnerStore store,
            Ids ids,
            Transactions transactions,
            Clock clock,
            Audit audit,
            ApplicationEventPublisher events,
            FileDetails details) {
        this.store = store;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.details = details;
    }

    /** Takes in a file, but no payment details. */
    public Result run(Program program, Path file, Progress progress, ProblemLog reader) {
        return run(program, file, false, progress, reader);
    }

    /**
     * Takes in a file.
     *
     * @param payment whether payment details are taken; where not, and the file has some, that is reported
     * @param progress told some hundred partners at a time
     * @param reader takes every wrong line, without what is personal in it
     */
    public Result run(Program program, Path file, boolean payment, Progress progress, ProblemLog reader) {
        ProblemLog problems = new ProblemLog(problem -> reader.report(impersonal(problem)));
        PartnerFile.Content read = PartnerFile.content(file, program.zoneId(), problems);
        List<PartnerRecord> fitting = new FileReferrals(store, program.id(), file, problems)
                .fitting(RecordCheck.fitting(read.right(), file, problems));
        if (!payment) {
            sayUntaken(file, fitting, problems);
        }
        Result result = new Result(0, 0, 0, read.broken() + read.right().size() - fitting.size());
        for (int from = 0; from < fitting.size(); from += PARTNERS_AT_ONCE) {
            progress.at(from, fitting.size());
            List<PartnerRecord> some = fitting.subList(from, Math.min(fitting.size(), from + PARTNERS_AT_ONCE));
            Merged merged = written(program, some, payment);
            merged.illegal.forEach((line, why) -> problems.report(RecordCheck.problem(file, line, "", "", why)));
            result = result.plus(merged.result());
        }
        progress.at(fitting.size(), fitting.size());
        say(program, file, result);
        return result;
    }

    private static void sayUntaken(Path file, List<PartnerRecord> records, ProblemLog problems) {
        List<PartnerRecord> untaken =
                records.stream().filter(record -> record.paypal() != null).toList();
        if (!untaken.isEmpty()) {
            problems.report(RecordCheck.problem(
                    file,
                    untaken.get(0).line(),
                    "paypal",
                    "",
                    "a file sent by somebody with the right to change payment details (finance or admin): those of "
                            + untaken.size() + " partners were not taken, all else was"));
        }
    }

    /** Reports are kept where erasing does not reach: they show neither whole lines nor what stands in such a column. */
    private static LineProblem impersonal(LineProblem problem) {
        return problem.column().isEmpty() || PERSONAL.contains(problem.column())
                ? new LineProblem(problem.file(), problem.line(), problem.column(), "", problem.expected())
                : problem;
    }

    private void say(Program program, Path file, Result result) {
        transactions.run(
                () -> audit.record("partner.import", "file " + file.getFileName(), program.code(), null, result));
    }

    /** A partner that somebody else takes in at the same time is known the next time. */
    private Merged written(Program program, List<PartnerRecord> records, boolean payment) {
        for (int race = 1; ; race++) {
            try {
                return transactions.get(() -> write(program, records, payment));
            } catch (DuplicateKeyException raced) {
                if (race == RACES_MAX) {
                    throw raced;
                }
            }
        }
    }

    private Merged write(Program program, List<PartnerRecord> records, boolean payment) {
        Merged merged = new Merged();
        Map<String, Partner> known = known(program, records);
        for (PartnerRecord record : records) {
            merged.take(program, record, known.get(record.facts().code()));
        }
        if (!merged.created.isEmpty()) {
            store.insert(merged.created);
        }
        store.update(merged.changed);
        if (payment && !merged.paypal.isEmpty()) {
            merged.paid(details.take(program, merged.paypal));
        }
        if (!merged.announced.isEmpty()) {
            merged.announced.addAll(store.recruitsOf(program.id(), merged.announced));
            events.publishEvent(new PartnerChanged(program.id(), merged.announced));
        }
        return merged;
    }

    private Map<String, Partner> known(Program program, List<PartnerRecord> records) {
        List<Long> locked = store.lock(
                program.id(),
                records.stream().map(record -> record.facts().code()).toList());
        Map<String, Partner> known = new HashMap<>();
        store.read(locked).forEach(partner -> known.put(partner.code(), partner));
        return known;
    }

    /** What some records come to, together with what was known. */
    private final class Merged {
        private final List<Partner> created = new ArrayList<>();
        private final List<Partner> changed = new ArrayList<>();
        private final Map<Integer, String> illegal = new HashMap<>();
        private final Set<String> announced = new TreeSet<>();
        private final Map<Partner, String> paypal = new LinkedHashMap<>();
        /** Ids of those of whom a file says nothing new, but for payment details. */
        private final Set<Long> unchanged = new HashSet<>();

        private long paidAnew;

        void take(Program program, PartnerRecord record, @Nullable Partner known) {
            try {
                if (known == null) {
                    Partner fresh = RecordMerge.fresh(record, program.id(), ids.next("partner"), now());
                    created.add(fresh);
                    announced.add(record.facts().code());
                    pay(record, fresh);
                } else {
                    change(known, RecordMerge.merged(record, known));
                    pay(record, known);
                }
            } catch (IllegalMoveException move) {
                illegal.put(record.line(), String.valueOf(move.getMessage()));
            }
        }

        private void pay(PartnerRecord record, Partner partner) {
            if (record.paypal() != null && !partner.isErased()) {
                paypal.put(partner, PayPalText.normal(record.paypal()));
            }
        }

        void paid(Set<Long> partnerIds) {
            for (long id : partnerIds) {
                paidAnew += unchanged.remove(id) ? 1 : 0;
            }
        }

        private void change(Partner before, Partner after) {
            if (after.equals(before)) {
                unchanged.add(before.id());
                return;
            }
            changed.add(after);
            if (!after.decidesLike(before)) {
                announced.add(after.code());
            }
        }

        private Result result() {
            return new Result(created.size(), changed.size() + paidAnew, unchanged.size(), illegal.size());
        }
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
