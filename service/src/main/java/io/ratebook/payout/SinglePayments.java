package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Pays chosen pending payments in one step: a run of exactly these lines that is made, frozen, approved, and said to be paid or
 * written to PayPal's file, by the steps of every run. Each line is paid what it showed, or left out and told.
 */
@Service
public class SinglePayments {
    static final String KIND = "single";
    private static final int NAMED_MAX = 5;

    private final Outlook outlook;
    private final RunTable runs;
    private final ChoiceTable choices;
    private final PayoutRuns batches;
    private final InvoiceNumbers numbers;
    private final FourEyes fourEyes;
    private final KnownPartners known;
    private final Jobs jobs;
    private final Ids ids;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    SinglePayments(
            Outlook outlook,
            RunTable runs,
            ChoiceTable choices,
            PayoutRuns batches,
            InvoiceNumbers numbers,
            FourEyes fourEyes,
            KnownPartners known,
            Jobs jobs,
            Ids ids,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.outlook = outlook;
        this.runs = runs;
        this.choices = choices;
        this.batches = batches;
        this.numbers = numbers;
        this.fourEyes = fourEyes;
        this.known = known;
        this.jobs = jobs;
        this.ids = ids;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** What is to come of it. */
    public enum Goal {
        /** They were paid outside. */
        PAID,
        /** A file for PayPal. */
        FILE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Goal of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is to be paid.
     *
     * @param shown by line, in minor units, what somebody saw as payable; null for all that match
     * @param filter used where there are no lines
     */
    public record Wish(Goal goal, @Nullable Map<LineKey, Long> shown, PaymentFilter filter, boolean noMinimum) {}

    /**
     * What would come of it.
     *
     * @param secondPerson whether somebody else has to approve it first
     * @param over the limit of that, in major units
     */
    public record Prospect(PaymentSums sums, boolean secondPerson, BigDecimal over) {}

    private record Looked(Map<LineKey, Long> shown, List<PaymentLine> changed, Prospect prospect) {}

    /** Says what would come of it; nothing is written. */
    public Prospect prospect(Program program, Wish wish) {
        return look(program, wish).prospect();
    }

    /**
     * Begins it, as a job.
     *
     * @param seen what somebody was told that would be paid, by currency
     * @param on the day on which money left
     * @throws Refusal if anything is not as it was seen, or nothing would be paid
     */
    public PayoutRuns.Submitted begin(
            Program program, Wish wish, List<PaymentSums.Paid> seen, LocalDate on, @Nullable String reference) {
        Looked now = look(program, wish);
        refuseChanged(now, seen);
        long id = ids.next("payout_run");
        Actor by = actor.current();
        numbers.prepare(program.id());
        return transactions.get(() -> {
            numbers.hold(program.id());
            PayoutRun run = run(program, wish, now.shown(), id, by);
            runs.insert(run);
            choices.insert(id, new ChoiceTable.Choice(wish.goal(), on, reference), now.shown());
            long job = jobs.submit(new JobOrder(
                    SingleJob.KIND,
                    program.id(),
                    (wish.goal() == Goal.PAID ? "Pay partners, " : "PayPal file, ") + run.batchId(),
                    new SingleJob.Asked(id, by.name(), by.personId()),
                    by.name()));
            runs.setJob(id, job);
            audit.record(
                    "payout-run.pay-chosen",
                    "payout run " + run.batchId(),
                    program.code(),
                    null,
                    asked(wish, seen, on, reference, now.shown().size()));
            return new PayoutRuns.Submitted(id, job);
        });
    }

    private static Map<String, Object> asked(
            Wish wish, List<PaymentSums.Paid> seen, LocalDate on, @Nullable String reference, int lines) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("goal", wish.goal().word());
        asked.put("lines", lines);
        asked.put("seen", seen);
        asked.put("noMinimum", wish.noMinimum());
        asked.put("on", on);
        if (reference != null) {
            asked.put("reference", reference);
        }
        return asked;
    }

    private PayoutRun run(Program program, Wish wish, Map<LineKey, Long> shown, long id, Actor by) {
        PayoutRun now = asIf(program, wish);
        return new PayoutRun(
                id,
                program.id(),
                batches.batchId(program.id(), "Payment", now.payOn()),
                KIND,
                null,
                null,
                now.to(),
                List.copyOf(partners(shown.keySet())),
                wish.noMinimum(),
                null,
                now.payOn(),
                now.asOf(),
                PayoutRun.MAKING,
                null,
                new PayoutRun.By(by.name(), by.personId(), now.asOf()),
                null,
                null,
                false,
                null,
                null);
    }

    private static SortedSet<String> partners(Set<LineKey> keys) {
        return new TreeSet<>(keys.stream().map(LineKey::partner).toList());
    }

    private PayoutRun asIf(Program program, Wish wish) {
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        return PendingPayments.asIf(program, KIND, today, Times.micros(clock.instant()), today, wish.noMinimum());
    }

    private Looked look(Program program, Wish wish) {
        if (wish.shown() != null) {
            known.refuseOthers(program, "lines", partners(wish.shown().keySet()));
        }
        Outlook.View view = outlook.view(asIf(program, wish), program);
        Map<LineKey, Long> shown = new LinkedHashMap<>();
        List<PaymentLine> lines = new ArrayList<>();
        if (wish.shown() == null) {
            outlook.each(view, wish.filter(), line -> {
                shown.put(new LineKey(line.partner(), line.currency()), line.payable());
                lines.add(line);
            });
        } else {
            shown.putAll(wish.shown());
        }
        if (wish.shown() != null || wish.goal() == Goal.FILE) {
            lines.clear();
            lines.addAll(outlook.chosen(view, shown, wish.goal() == Goal.FILE));
        }
        PaymentSums.Adding adding = new PaymentSums.Adding();
        lines.forEach(adding::add);
        PaymentSums sums = adding.sums();
        boolean second =
                sums.paid().stream().anyMatch(one -> fourEyes.isOver(FourEyes.money(one.amount(), one.currency())));
        return new Looked(
                shown,
                lines.stream().filter(SinglePayments::isChanged).toList(),
                new Prospect(sums, second, fourEyes.limit()));
    }

    private static boolean isChanged(PaymentLine line) {
        return line.leftOut().stream().anyMatch(one -> one.reason().equals(LeftOut.Reason.CHANGED.word()));
    }

    private static void refuseChanged(Looked now, List<PaymentSums.Paid> seen) {
        if (!now.changed().isEmpty()) {
            throw Refusal.conflict(
                    "changed-meanwhile",
                    now.changed().stream()
                                    .limit(NAMED_MAX)
                                    .map(line -> line.partner() + " is payable "
                                            + money(line.payable(), line.currency()) + " now: "
                                            + line.leftOut().get(0).said())
                                    .collect(Collectors.joining("; "))
                            + (now.changed().size() > NAMED_MAX
                                    ? "; and " + (now.changed().size() - NAMED_MAX) + " more"
                                    : ""));
        }
        List<PaymentSums.Paid> paid = now.prospect().sums().paid();
        if (paid.isEmpty()) {
            throw Refusal.conflict(
                    "nothing-to-pay",
                    "nothing of what was chosen would be paid: "
                            + now.prospect().sums().leftOut().stream()
                                    .map(PaymentSums.LeftOutSum::reason)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        if (!Arrays.equals(sorted(paid), sorted(seen))) {
            throw Refusal.conflict(
                    "changed-meanwhile", "it would pay " + told(paid) + " now, and " + told(seen) + " was shown");
        }
    }

    private static PaymentSums.Paid[] sorted(List<PaymentSums.Paid> sums) {
        return sums.stream()
                .sorted((one, other) -> one.currency().compareTo(other.currency()))
                .toArray(PaymentSums.Paid[]::new);
    }

    private static String told(List<PaymentSums.Paid> sums) {
        return sums.isEmpty()
                ? "nothing"
                : sums.stream()
                        .map(one -> money(one.amount(), one.currency()) + " by " + one.payouts()
                                + (one.payouts() == 1 ? " payout" : " payouts"))
                        .collect(Collectors.joining(" and "));
    }

    private static String money(long minor, String currency) {
        return new Money(minor, CurrencyCode.of(currency)).amount().toPlainString() + " " + currency;
    }
}
