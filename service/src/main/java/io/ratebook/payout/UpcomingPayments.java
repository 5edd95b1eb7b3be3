package io.ratebook.payout;

import io.ratebook.program.Program;
import io.ratebook.version.ReadyVersion;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What the next payouts would be: of the next day of the schedule, or of today where there is none, by the code that makes runs.
 * Of what is earned and approved by now; what is to come is not guessed. Nothing is written.
 */
@Component
public class UpcomingPayments {
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final int TIMES_AS_LONG = 10;

    private final Outlook outlook;
    private final RunReading reading;
    private final PayoutSchedules schedules;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Integer, Object> locks = new ConcurrentHashMap<>();

    UpcomingPayments(Outlook outlook, RunReading reading, PayoutSchedules schedules, JdbcTemplate jdbc, Clock clock) {
        this.outlook = outlook;
        this.reading = reading;
        this.schedules = schedules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * When the next payouts are made.
     *
     * @param scheduled false where there is no schedule, and they would be made now
     * @param on the day they are made
     * @param to the last effective day that counts, included; there is no lower end
     * @param asOf micros: what is past its hold then is payable
     */
    public record When(boolean scheduled, LocalDate on, LocalDate to, long asOf) {
        private boolean isSameDay(When other) {
            return scheduled == other.scheduled && on.equals(other.on) && to.equals(other.to);
        }
    }

    /**
     * What would be otherwise: the same question under a policy that is not in force.
     *
     * @param version whose Thresholds hold; null for the one in force on the day
     * @param shifts by how much what is payable and on hold differs, by line
     */
    public record Assumption(@Nullable ReadyVersion version, Map<LineKey, Shift> shifts) {
        public static final Assumption NONE = new Assumption(null, Map.of());
    }

    /**
     * What is to be added to a line, in minor units. A commission that the draft holds for longer stands in both payable and held.
     *
     * @param payable on the day
     * @param released taken off what is on hold
     * @param held added to what is on hold
     * @param heldUntil micros of the first end of the added holds; null where none is added, or it is not known
     * @param pending not approved
     */
    public record Shift(
            long payable,
            long released,
            long held,
            @Nullable Long heldUntil,
            long pending) {
        public Shift(long payable, long held) {
            this(payable, 0, held, null, 0);
        }
    }

    /**
     * A line of partner and currency.
     *
     * @param now as things stand
     * @param under each assumption, in their order
     */
    public record Compared(PaymentLine now, List<PaymentLine> under) {}

    /** The next payouts, and what they come to. */
    public record Told(When when, PaymentSums sums) {}

    private record Kept(List<Long> stand, Instant until, Told told) {}

    /** By the schedule. */
    public When when(Program program) {
        PayoutSchedules.Schedule schedule = schedules.of(program);
        long now = Times.micros(clock.instant());
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        if (schedule == null) {
            return new When(false, today, today, now);
        }
        LocalDate on = schedule.nextOn().isBefore(today) ? today : schedule.nextOn();
        long begins = Times.micros(on.atStartOfDay(program.zoneId()).toInstant());
        return new When(true, on, schedule.nextOn().minusDays(1), Math.max(now, begins));
    }

    public Page<PaymentLine> page(Program program, PaymentFilter filter, @Nullable String cursor, int limit) {
        return outlook.page(view(program, when(program), Assumption.NONE), filter, cursor, limit);
    }

    /** Hands over all that match, in the order of the list. */
    public void each(Program program, PaymentFilter filter, Consumer<PaymentLine> taker) {
        outlook.each(view(program, when(program), Assumption.NONE), filter, taker);
    }

    public Totals totals(Program program, PaymentFilter filter) {
        LineTotals totals = new LineTotals();
        each(program, filter, totals::add);
        return totals.totals();
    }

    /**
     * The next payouts as a whole, of all partners: added up again when anything was booked, claimed or set since; where that takes
     * long, it is kept for some time all the same, and says of when it is.
     */
    public Told told(Program program) {
        synchronized (locks.computeIfAbsent(program.id(), unseen -> new Object())) {
            When when = when(program);
            List<Long> stand = stand();
            Kept known = kept.get(program.id());
            if (known != null
                    && known.told().when().isSameDay(when)
                    && (known.stand().equals(stand) || clock.instant().isBefore(known.until()))) {
                return known.told();
            }
            Instant began = clock.instant();
            Told told = new Told(when, of(program, when, Assumption.NONE));
            Instant done = clock.instant();
            Duration took = Duration.between(began, done);
            Instant until = took.compareTo(QUICK) < 0 ? done : done.plus(took.multipliedBy(TIMES_AS_LONG));
            kept.put(program.id(), new Kept(stand, until, told));
            return told;
        }
    }

    /** What it would come to under an assumption. */
    public PaymentSums of(Program program, When when, Assumption assumption) {
        PaymentSums.Adding adding = new PaymentSums.Adding();
        each(program, when, assumption, adding::add);
        return adding.sums();
    }

    /** The same, line by line. */
    public void each(Program program, When when, Assumption assumption, Consumer<PaymentLine> taker) {
        lines(program, when, List.of(assumption), lines -> taker.accept(lines.get(0)));
    }

    /** What it comes to as things stand, and under each assumption: read once, decided for each. */
    public void compare(Program program, When when, List<Assumption> assumptions, Consumer<Compared> taker) {
        List<Assumption> all = new ArrayList<>(List.of(Assumption.NONE));
        all.addAll(assumptions);
        lines(
                program,
                when,
                all,
                lines -> taker.accept(new Compared(lines.get(0), List.copyOf(lines.subList(1, lines.size())))));
    }

    private void lines(Program program, When when, List<Assumption> assumptions, Consumer<List<PaymentLine>> taker) {
        List<Outlook.View> views =
                assumptions.stream().map(one -> view(program, when, one)).toList();
        // Of partners and currencies that have nothing on their accounts yet.
        Set<LineKey> unmet = new HashSet<>();
        assumptions.forEach(one -> unmet.addAll(one.shifts().keySet()));
        outlook.compare(views, lines -> {
            unmet.remove(new LineKey(lines.get(0).partner(), lines.get(0).currency()));
            taker.accept(lines);
        });
        List<Payable> nothing = unmet.stream()
                .sorted(Comparator.comparing(LineKey::partner).thenComparing(LineKey::currency))
                .map(key -> new Payable(key.partner(), key.currency(), 0, 0, 0, null, 0, 0))
                .toList();
        outlook.compare(views, nothing, taker);
    }

    private Outlook.View view(Program program, When when, Assumption assumption) {
        PayoutRun run = PendingPayments.asIf(program, "scheduled", when.to(), when.asOf(), when.on(), false);
        ReadyVersion version = assumption.version() == null ? reading.version(run) : assumption.version();
        return new Outlook.View(
                run,
                program,
                version,
                assumption.shifts().isEmpty()
                        ? UnaryOperator.identity()
                        : read -> read.stream()
                                .map(one -> shifted(one, assumption))
                                .toList());
    }

    private static Payable shifted(Payable one, Assumption assumption) {
        Shift shift = assumption.shifts().get(LineKey.of(one));
        return shift == null
                ? one
                : new Payable(
                        one.partner(),
                        one.currency(),
                        Math.addExact(one.due(), shift.payable()),
                        one.entries(),
                        Math.addExact(Math.subtractExact(one.held(), shift.released()), shift.held()),
                        first(one.held() == shift.released() ? null : one.heldUntil(), shift.heldUntil()),
                        one.claimed(),
                        Math.addExact(one.pending(), shift.pending()));
    }

    private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    /** Whatever changes what a run would do makes one of these larger; within a minute a hold may have ended. */
    private List<Long> stand() {
        List<Long> stand = new ArrayList<>(List.of(Times.micros(clock.instant().truncatedTo(ChronoUnit.MINUTES))));
        stand.addAll(jdbc.queryForList(
                "SELECT COALESCE(MAX(id), 0) FROM ledger_transaction"
                        + " UNION ALL SELECT COALESCE(MAX(id), 0) FROM payout_event"
                        + " UNION ALL SELECT COALESCE(MAX(id), 0) FROM audit_entry",
                Long.class));
        return stand;
    }
}
