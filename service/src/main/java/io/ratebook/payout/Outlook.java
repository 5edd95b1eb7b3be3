package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payout.RunDecision.Paid;
import io.ratebook.payout.RunPart.Range;
import io.ratebook.payout.RunReading.Decided;
import io.ratebook.program.Program;
import io.ratebook.version.ReadyVersion;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a run would come to, line by line, by the code that makes it. Writes nothing; reads some hundred partners at a time. */
@Component
class Outlook {
    private static final int PARTNERS_AT_ONCE = 500;
    /** Few partners may lie far apart: each is read alone. */
    private static final int SINGLY = 100;
    /** Of a page: where hardly a line matches, it ends early, and its cursor goes on. */
    private static final int PARTS_A_PAGE = 20;

    private final JdbcTemplate jdbc;
    private final RunReading reading;

    Outlook(JdbcTemplate jdbc, RunReading reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    /**
     * What is looked at.
     *
     * @param run as it would be made
     * @param version whose Thresholds hold; null where no minimum does
     * @param assumed changes what was read of the partners of some codes before it is decided
     */
    record View(PayoutRun run, Program program, @Nullable ReadyVersion version, UnaryOperator<List<Payable>> assumed) {}

    /** As things stand, under the version in force at the run's instant. */
    View view(PayoutRun run, Program program) {
        return new View(run, program, reading.version(run), UnaryOperator.identity());
    }

    /** By partner and currency; whole partners, so a few lines more than the limit. */
    Page<PaymentLine> page(View view, PaymentFilter filter, @Nullable String cursor, int limit) {
        List<@Nullable Object> scoped = new ArrayList<>(filter.all());
        scoped.add(view.program().id());
        Cursor.Scope scope = new Cursor.Scope("partner", scoped);
        Cursor from = scope.read(cursor, 1);
        String after = from == null ? "" : from.text(0);
        List<PaymentLine> found = new ArrayList<>();
        for (int part = 0; part < PARTS_A_PAGE && found.size() < limit; part++) {
            List<String> codes = codes(view.program(), filter, after, PARTNERS_AT_ONCE);
            // Without a filter of lines, no more partners are read than are shown.
            int wanted = filter.what() == null ? Math.min(codes.size(), limit - found.size()) : codes.size();
            List<String> some = codes.subList(0, wanted);
            lines(view, Chosen.partners(some), some).stream()
                    .filter(filter::takes)
                    .forEach(found::add);
            if (wanted == codes.size() && codes.size() < PARTNERS_AT_ONCE) {
                return new Page<>(found, null);
            }
            after = some.get(some.size() - 1);
        }
        return new Page<>(found, scope.after(after).toString());
    }

    /** Hands over all that match, in the order of partners and currencies. */
    void each(View view, PaymentFilter filter, Consumer<PaymentLine> taker) {
        String after = "";
        List<String> codes;
        do {
            codes = codes(view.program(), filter, after, PARTNERS_AT_ONCE);
            if (!codes.isEmpty()) {
                lines(view, Chosen.partners(codes), codes).stream()
                        .filter(filter::takes)
                        .forEach(taker);
                after = codes.get(codes.size() - 1);
            }
        } while (codes.size() == PARTNERS_AT_ONCE);
    }

    PaymentSums sums(View view, PaymentFilter filter) {
        PaymentSums.Adding adding = new PaymentSums.Adding();
        each(view, filter, adding::add);
        return adding.sums();
    }

    /** Of chosen lines alone, each as a run of single lines decides it. */
    List<PaymentLine> chosen(View view, Map<LineKey, Long> shown, boolean paypalOnly) {
        List<PaymentLine> lines = new ArrayList<>();
        for (List<String> some : parts(shown.keySet())) {
            Map<LineKey, Long> own = new HashMap<>();
            Set<String> codes = Set.copyOf(some);
            shown.forEach((key, amount) -> {
                if (codes.contains(key.partner())) {
                    own.put(key, amount);
                }
            });
            lines.addAll(lines(view, Chosen.lines(own, paypalOnly), some));
        }
        return lines;
    }

    /** Of some lines, whatever they showed. */
    List<PaymentLine> named(View view, Set<LineKey> keys) {
        List<PaymentLine> lines = new ArrayList<>();
        for (List<String> some : parts(keys)) {
            lines(view, Chosen.partners(some), some).stream()
                    .filter(line -> keys.contains(new LineKey(line.partner(), line.currency())))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static List<List<String>> parts(Set<LineKey> keys) {
        List<String> codes =
                List.copyOf(new TreeSet<>(keys.stream().map(LineKey::partner).toList()));
        int atOnce = codes.size() <= SINGLY ? 1 : PARTNERS_AT_ONCE;
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += atOnce) {
            parts.add(codes.subList(from, Math.min(codes.size(), from + atOnce)));
        }
        return parts;
    }

    private List<PaymentLine> lines(View view, Chosen chosen, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        Range range = new Range(codes.get(0), codes.get(codes.size() - 1));
        return told(reading.decide(view.run(), view.program(), view.version(), chosen, range, view.assumed()));
    }

    /** Hands over each line under all views, which differ in nothing but what is assumed: read once, decided for each. */
    void compare(List<View> views, Consumer<List<PaymentLine>> taker) {
        View first = views.get(0);
        String after = "";
        List<String> codes;
        do {
            codes = codes(first.program(), PaymentFilter.ALL, after, PARTNERS_AT_ONCE);
            if (!codes.isEmpty()) {
                after = codes.get(codes.size() - 1);
                decide(views, reading.read(first.run(), new Range(codes.get(0), after)), taker);
            }
        } while (codes.size() == PARTNERS_AT_ONCE);
    }

    /** The same of what is given. */
    void compare(List<View> views, List<Payable> given, Consumer<List<PaymentLine>> taker) {
        for (int from = 0; from < given.size(); from += PARTNERS_AT_ONCE) {
            decide(views, given.subList(from, Math.min(given.size(), from + PARTNERS_AT_ONCE)), taker);
        }
    }

    private void decide(List<View> views, List<Payable> read, Consumer<List<PaymentLine>> taker) {
        List<List<PaymentLine>> sides = views.stream()
                .map(view -> told(reading.decide(
                        view.run(),
                        view.program(),
                        view.version(),
                        Chosen.partners(null),
                        view.assumed().apply(read))))
                .toList();
        for (int line = 0; line < read.size(); line++) {
            int at = line;
            taker.accept(sides.stream().map(side -> side.get(at)).toList());
        }
    }

    private static List<PaymentLine> told(Decided decided) {
        Map<LineKey, Paid> paid = new HashMap<>();
        decided.decision().paid().forEach(one -> paid.put(LineKey.of(one.payable()), one));
        Map<LineKey, List<PaymentLine.Why>> reasons = new HashMap<>();
        decided.decision().leftOut().forEach(one -> reasons.computeIfAbsent(
                        new LineKey(one.partner(), one.currency()), unseen -> new ArrayList<>())
                .add(PaymentLine.Why.of(one)));
        return decided.payables().stream()
                // What is pending alone comes last from the reader.
                .sorted(Comparator.comparing(Payable::partner).thenComparing(Payable::currency))
                .map(one -> line(
                        one,
                        paid.get(LineKey.of(one)),
                        decided.details().get(one.partner()),
                        reasons.getOrDefault(LineKey.of(one), List.of())))
                .toList();
    }

    private static PaymentLine line(
            Payable one, @Nullable Paid paid, @Nullable DatedDetails details, List<PaymentLine.Why> reasons) {
        return new PaymentLine(
                one.partner(),
                one.currency(),
                one.due(),
                one.held(),
                one.heldUntil(),
                one.pending(),
                paid != null
                        ? paid.method()
                        : details == null ? null : details.details().method().word(),
                paid != null,
                paid == null ? null : paid.threshold(),
                reasons);
    }

    private List<String> codes(Program program, PaymentFilter filter, String after, int limit) {
        // Each kind by its own part of the index, which has them in the order of owners.
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        for (String kind : filter.kinds()) {
            Where where = filter.accounts(program.id()).and("kind = ?", kind).and("owner > ?", after);
            sql.append(sql.isEmpty() ? "" : " UNION ")
                    .append("(SELECT DISTINCT owner FROM account FORCE INDEX (account_by_owner)")
                    .append(where)
                    .append("ORDER BY owner LIMIT ")
                    .append(limit)
                    .append(")");
            values.addAll(where.values());
        }
        return jdbc.queryForList(sql + " ORDER BY owner LIMIT " + limit, String.class, values.toArray());
    }
}
