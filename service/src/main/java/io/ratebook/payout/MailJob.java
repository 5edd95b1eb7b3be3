package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.notice.Mails;
import io.ratebook.notice.Mails.Letter;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a mail for each payout or line, some at a time; begun again, it goes on behind the last that was written. */
@Component
class MailJob implements JobKind {
    static final String KIND = "payout-mails";
    private static final int MAILS_A_BATCH = 100;
    private static final int PAYOUTS_AT_ONCE = 1_000;

    private final PayoutTable payouts;
    private final Outlook outlook;
    private final Mails mails;
    private final Programs programs;
    private final CurrentActor actor;
    private final Clock clock;

    MailJob(PayoutTable payouts, Outlook outlook, Mails mails, Programs programs, CurrentActor actor, Clock clock) {
        this.payouts = payouts;
        this.outlook = outlook;
        this.mails = mails;
        this.programs = programs;
        this.actor = actor;
        this.clock = clock;
    }

    /** What such a job is asked for with: one of the first four. */
    record Asked(
            @Nullable List<Long> payouts,
            @Nullable Long run,
            @Nullable List<LineKey> lines,
            @Nullable PaymentFilter filter,
            Actor by) {}

    /**
     * How far it is.
     *
     * @param key of the last one that was looked at: an id in ten digits and more, or partner and currency
     */
    record Place(String key, long written) {}

    /** What such a job comes to. */
    record Result(long written, long notWritten) {}

    /** A letter and its place in the order. */
    private record Ordered(String key, Letter letter) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Asked asked = job.input(Asked.class);
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        Place place = job.checkpoint(Place.class).orElse(new Place("", 0));
        String from = place.key();
        List<Ordered> all = letters(program, asked).stream()
                .filter(one -> one.key().compareTo(from) > 0)
                .toList();
        for (int at = 0; at < all.size(); at += MAILS_A_BATCH) {
            List<Ordered> some = all.subList(at, Math.min(all.size(), at + MAILS_A_BATCH));
            job.progress(at, all.size(), "writing");
            Place before = place;
            place = job.inTransaction(() -> {
                long written = before.written() + actor.as(asked.by(), () -> write(job, program, some));
                Place now = new Place(some.get(some.size() - 1).key(), written);
                job.checkpoint(now);
                return now;
            });
        }
        job.result(new Result(place.written(), job.problemCount()));
    }

    private long write(RunningJob job, Program program, List<Ordered> some) {
        long written = 0;
        for (Ordered one : some) {
            try {
                mails.write(program, one.letter());
                written++;
            } catch (Refusal refused) {
                job.problem(new JobProblem(
                        null,
                        "partner",
                        one.letter().partner(),
                        "a partner with a mail address",
                        one.letter().partner() + " was not written to: " + refused.detail()));
            }
        }
        return written;
    }

    private List<Ordered> letters(Program program, Asked asked) {
        List<Ordered> letters = new ArrayList<>();
        if (asked.payouts() != null || asked.run() != null) {
            List<Long> ids = asked.payouts() != null
                    ? asked.payouts()
                    : payouts.ofRun(
                            Objects.requireNonNull(asked.run()), EnumSet.complementOf(EnumSet.of(PayoutState.VOID)));
            for (int from = 0; from < ids.size(); from += PAYOUTS_AT_ONCE) {
                payouts.of(program.id(), ids.subList(from, Math.min(ids.size(), from + PAYOUTS_AT_ONCE)))
                        .forEach(row ->
                                letters.add(new Ordered(String.format("%019d", row.id()), PaymentLetters.of(row))));
            }
        } else {
            lines(program, asked).stream()
                    .filter(line -> line.payable() > 0)
                    .forEach(line ->
                            letters.add(new Ordered(line.partner() + " " + line.currency(), letter(program, line))));
        }
        letters.sort((one, other) -> one.key().compareTo(other.key()));
        return letters;
    }

    private Letter letter(Program program, PaymentLine line) {
        return PaymentLetters.of(line, clock.instant().atZone(program.zoneId()).toLocalDate());
    }

    private List<PaymentLine> lines(Program program, Asked asked) {
        Outlook.View view = outlook.view(PendingPayments.asIfNow(program, clock), program);
        List<PaymentLine> lines = new ArrayList<>();
        if (asked.lines() == null) {
            outlook.each(view, Objects.requireNonNull(asked.filter()), lines::add);
            return lines;
        }
        return outlook.named(view, Set.copyOf(asked.lines()));
    }
}
