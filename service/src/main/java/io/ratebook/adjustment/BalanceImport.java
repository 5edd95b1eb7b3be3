package io.ratebook.adjustment;

import io.ratebook.adjustment.AdjustmentTable.FromFile;
import io.ratebook.adjustment.BalanceImportJob.Result;
import io.ratebook.database.Where;
import io.ratebook.intake.BalanceRecord;
import io.ratebook.intake.LineProblem;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.people.Actor;
import io.ratebook.program.Program;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Enters lines of a file of opening balances, each once for ever: an opening balance by partner and currency, what was paid
 * already by partner, currency and the day up to which it was paid. What was paid already is owed the less: when the past is
 * imported and approved, it is set off against it, and the first payout pays what is left.
 */
@Component
class BalanceImport {
    private final Adjustments adjustments;
    private final AdjustmentTable table;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    BalanceImport(Adjustments adjustments, AdjustmentTable table, JdbcTemplate jdbc, Clock clock) {
        this.adjustments = adjustments;
        this.table = table;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of some lines, and what is wrong with the others. */
    record Batch(Result result, List<LineProblem> problems) {}

    /** In the current transaction, which has the program's turn. */
    Batch write(Program program, long jobId, Actor actor, List<BalanceRecord> records) {
        Writing writing = new Writing(program, jobId, actor, records);
        records.forEach(writing::take);
        if (!writing.made.isEmpty()) {
            adjustments.write(program, writing.made, writing.files);
        }
        return writing.batch();
    }

    private final class Writing {
        private final long jobId;
        private final Actor actor;
        private final LocalDate today;
        private final Set<String> partners;
        private final Map<String, Money> known;
        private final List<Adjustment> made = new ArrayList<>();
        private final List<FromFile> files = new ArrayList<>();
        private final List<LineProblem> problems = new ArrayList<>();
        private long unchanged;

        Writing(Program program, long jobId, Actor actor, List<BalanceRecord> records) {
            this.jobId = jobId;
            this.actor = actor;
            this.today = clock.instant().atZone(program.zoneId()).toLocalDate();
            this.partners = new HashSet<>(table.partnersAmong(
                    program.id(),
                    records.stream().map(BalanceRecord::partner).distinct().toList()));
            this.known = known(program.id(), records);
        }

        void take(BalanceRecord record) {
            if (!partners.contains(record.partner())) {
                problem(record, "partner", record.partner(), "the code of a partner");
                return;
            }
            String key = key(record);
            Money money = signed(record);
            Money before = known.get(key);
            if (before != null) {
                again(record, money, before);
                return;
            }
            known.put(key, money);
            made.add(adjustments.made(draft(record, money), actor));
            files.add(new FromFile(key, jobId));
        }

        private void again(BalanceRecord record, Money money, Money before) {
            if (before.equals(money)) {
                unchanged++;
            } else {
                boolean paid = record.paidUpTo() != null;
                String stands = paid ? new Money(-before.minor(), before.currency()).toString() : before.toString();
                problem(
                        record,
                        "amount",
                        record.money().amount().toPlainString(),
                        stands + ", as it was brought in before: what is wrong about it is mended by an adjustment");
            }
        }

        private AdjustmentDraft draft(BalanceRecord record, Money money) {
            LocalDate paid = record.paidUpTo();
            LocalDate day = paid != null ? paid : record.day() != null ? record.day() : today;
            String unsaid = paid == null ? "Opening balance" : "Paid already, up to " + paid;
            return new AdjustmentDraft(
                    record.partner(),
                    money,
                    AdjustmentKind.OPENING,
                    day,
                    record.reason() == null ? unsaid : record.reason(),
                    record.document());
        }

        private void problem(BalanceRecord record, String column, String found, String expected) {
            problems.add(new LineProblem("", record.line(), column, found, expected));
        }

        Batch batch() {
            long waiting = made.stream()
                    .filter(one -> one.state().equals(Adjustment.WAITING))
                    .count();
            return new Batch(
                    new Result(made.size() - waiting, waiting, unchanged, problems.size()), List.copyOf(problems));
        }
    }

    private static Money signed(BalanceRecord record) {
        return record.paidUpTo() == null
                ? record.money()
                : new Money(
                        Math.negateExact(record.money().minor()), record.money().currency());
    }

    private static String key(BalanceRecord record) {
        LocalDate paid = record.paidUpTo();
        return (paid == null ? "opening" : "paid-" + paid) + "/"
                + record.money().currency() + "/" + record.partner();
    }

    /** What was brought in before, those that were declined too: a person said no to them. */
    private Map<String, Money> known(int programId, List<BalanceRecord> records) {
        Map<String, Money> known = new HashMap<>();
        Where where = new Where()
                .and("program_id = ?", programId)
                .andIn("once_key", records.stream().map(BalanceImport::key).toList());
        jdbc.query(
                "SELECT once_key, amount, currency FROM adjustment" + where,
                row -> {
                    known.put(row.getString(1), new Money(row.getLong(2), CurrencyCode.of(row.getString(3))));
                },
                where.values().toArray());
        return known;
    }
}
