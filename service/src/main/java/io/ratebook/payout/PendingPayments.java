package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.program.Program;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What each partner would be paid now, a line for partner and currency, decided by the same code as a run: approved, past its hold,
 * in no payout. Nothing is written.
 */
@Component
public class PendingPayments {
    private static final Cursor.Scope BY_PARTNER = Cursor.Scope.of("partner");

    private final JdbcTemplate jdbc;
    private final PayableReader reader;
    private final MinimumsOfRun minimums;
    private final PayeeDetails payees;
    private final Clock clock;

    PendingPayments(JdbcTemplate jdbc, PayableReader reader, MinimumsOfRun minimums, PayeeDetails payees, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.minimums = minimums;
        this.payees = payees;
        this.clock = clock;
    }

    /**
     * What would come of a partner in a currency.
     *
     * @param payable in minor units; may be below zero
     * @param held approved and on hold
     * @param pending not approved yet
     * @param method how it would be paid; null without payment details
     * @param why words of the reasons why nothing would be paid; empty where it would
     * @param needed what would be enough, where it is too little; else null
     */
    public record Line(
            String partner,
            String currency,
            long payable,
            long held,
            @Nullable Long heldUntil,
            long pending,
            @Nullable String method,
            List<String> why,
            @Nullable Long needed) {}

    /** By partner and currency. */
    public Page<Line> page(Program program, @Nullable String partner, @Nullable String cursor, int limit) {
        Cursor after = BY_PARTNER.read(cursor, 1);
        List<String> codes =
                partner != null ? List.of(partner) : codes(program.id(), after == null ? "" : after.text(0), limit + 1);
        Page<String> page = Page.of(codes, limit, BY_PARTNER::after);
        return new Page<>(lines(program, page.items()), page.next());
    }

    /** Of some partners. */
    public List<Line> lines(Program program, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        PayoutRun now = asIfNow(program);
        List<Payable> payables = new ArrayList<>();
        for (Payable one : reader.read(now, codes.get(0), codes.get(codes.size() - 1))) {
            if (codes.contains(one.partner())) {
                payables.add(one);
            }
        }
        Map<String, DatedDetails> details = payees.current(program.id(), codes);
        RunDecision decision = new RunDecision(now, minimums.of(now, program, minimums.version(now), codes), details);
        // What is pending alone comes last from the reader.
        payables.sort(Comparator.comparing(Payable::partner).thenComparing(Payable::currency));
        payables.forEach(decision::decide);
        Map<String, List<LeftOut>> reasons = new HashMap<>();
        decision.leftOut()
                .forEach(one -> reasons.computeIfAbsent(one.partner() + one.currency(), unseen -> new ArrayList<>())
                        .add(one));
        return payables.stream()
                .map(one -> line(
                        one,
                        details.get(one.partner()),
                        reasons.getOrDefault(one.partner() + one.currency(), List.of())))
                .toList();
    }

    private static Line line(Payable one, @Nullable DatedDetails details, List<LeftOut> reasons) {
        return new Line(
                one.partner(),
                one.currency(),
                one.due(),
                one.held(),
                one.heldUntil(),
                one.pending(),
                details == null ? null : details.details().method().word(),
                reasons.stream().map(reason -> reason.reason().word()).toList(),
                reasons.stream()
                        .map(LeftOut::needed)
                        .filter(needed -> needed != null && needed > 0)
                        .findFirst()
                        .orElse(null));
    }

    /** Of all lines, or of one partner's, by currency: what the lines sum to. */
    public Totals totals(Program program, @Nullable String partner) {
        PayoutRun now = asIfNow(program);
        List<Totals.Sum> sums = new ArrayList<>();
        Where entries = new Where().and("e.program_id = ?", program.id()).andIf(partner, "e.partner = ?");
        List<Object> values = new ArrayList<>(Arrays.asList(PayableReader.due(now)));
        values.add(now.asOf());
        values.addAll(entries.values());
        jdbc.query(
                "SELECT e.currency, SUM(CASE WHEN " + PayableReader.DUE + " THEN e.amount ELSE 0 END),"
                        + " SUM(CASE WHEN e.payout_id = 0 AND e.payable_from > ? THEN e.amount ELSE 0 END)"
                        + " FROM payable_entry e" + entries + "GROUP BY e.currency ORDER BY e.currency",
                row -> {
                    sums.add(Totals.Sum.of("payable", row.getBigDecimal(2), row.getString(1)));
                    sums.add(Totals.Sum.of("onHold", row.getBigDecimal(3), row.getString(1)));
                },
                values.toArray());
        Where accounts = new Where()
                .and("program_id = ?", program.id())
                .and("balance <> 0")
                .andIf(partner, "owner = ?");
        Where earned = accounts.copy().and("kind = 'earned'");
        jdbc.query(
                "SELECT currency, SUM(balance) FROM account" + earned + "GROUP BY currency ORDER BY currency",
                row -> {
                    sums.add(Totals.Sum.of("notApproved", row.getBigDecimal(2), row.getString(1)));
                },
                earned.values().toArray());
        accounts.and("kind IN ('earned', 'payable')");
        Long lines = jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT DISTINCT owner, currency FROM account" + accounts + ") line",
                Long.class,
                accounts.values().toArray());
        return new Totals(lines == null ? 0 : lines, sums);
    }

    private List<String> codes(int programId, String after, int limit) {
        return jdbc.queryForList(
                "SELECT DISTINCT owner FROM account WHERE program_id = ? AND kind IN ('earned', 'payable') AND balance <> 0"
                        + " AND owner > ? ORDER BY owner LIMIT " + limit,
                String.class,
                programId,
                after);
    }

    /** A run of everything that is payable by now. */
    private PayoutRun asIfNow(Program program) {
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        return new PayoutRun(
                0,
                program.id(),
                "",
                "run",
                null,
                null,
                today,
                null,
                false,
                null,
                today,
                Times.micros(clock.instant()),
                PayoutRun.MAKING,
                null,
                new PayoutRun.By("", 0, 0),
                null,
                null,
                false,
                null,
                null);
    }
}
