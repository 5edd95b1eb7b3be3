package io.ratebook.oracle;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateRow;
import java.math.BigInteger;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file of sales earns, calculated by definition. */
public final class Oracle {
    private final Program program;
    private final List<SaleLine> lines;
    private final List<SaleLine> refunds;
    private final Set<SaleLine> counted;
    private final World world;

    private Oracle(Program program, List<SaleLine> lines) {
        this.program = program;
        this.lines = lines;
        refunds = lines.stream().filter(SaleLine::refund).toList();
        counted = countedLines();
        world = new World(program, counted, refunds);
    }

    /**
     * All result lines, in the order of the file.
     *
     * @throws UndeterminedException if which sales are parked depends on itself
     */
    public static List<ResultLine> evaluate(Policy policy, List<SaleLine> lines, Partners partners) {
        return evaluate(List.of(policy), line -> 0, lines, partners);
    }

    /**
     * The same, each sale under its own version.
     *
     * @param versionOf place of a sale's version, negative if none is in force
     */
    public static List<ResultLine> evaluate(
            List<Policy> versions, ToIntFunction<SaleLine> versionOf, List<SaleLine> lines, Partners partners) {
        List<Terms> terms =
                versions.stream().map(policy -> terms(policy, lines)).toList();
        return new Oracle(new Program(terms, versionOf, partners), lines).results();
    }

    private static Terms terms(Policy policy, List<SaleLine> lines) {
        ZoneId zone = policy.settings().timeZone();
        return new Terms(policy, currency(policy, lines), zone == null ? ZoneOffset.UTC : zone);
    }

    private static String currency(Policy policy, List<SaleLine> lines) {
        String named = policy.settings().currency();
        if (named != null) {
            return named;
        }
        Set<String> ofFile = lines.stream().map(SaleLine::currency).collect(Collectors.toSet());
        if (ofFile.size() > 1) {
            throw new IllegalArgumentException("the file has several currencies: " + ofFile);
        }
        return ofFile.isEmpty() ? "EUR" : ofFile.iterator().next();
    }

    /** Which lines count depends on the history, which is the lines that count: start with all and repeat. */
    private Set<SaleLine> countedLines() {
        List<SaleLine> candidates = lines.stream()
                .filter(line -> !line.refund() && whyParked(line) == null)
                .toList();
        Set<SaleLine> now = new LinkedHashSet<>(candidates);
        for (int round = 0; round < candidates.size() + 5; round++) {
            Set<SaleLine> next = new LinkedHashSet<>();
            World all = new World(program, now, refunds);
            for (SaleLine line : candidates) {
                World seen = now.contains(line) ? all : worldWith(now, line);
                if (seen.counts(line) && !seen.parks(line)) {
                    next.add(line);
                }
            }
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        throw new UndeterminedException("which sales count depends on itself");
    }

    private World worldWith(Set<SaleLine> others, SaleLine line) {
        Set<SaleLine> more = new LinkedHashSet<>(others);
        more.add(line);
        return new World(program, more, refunds);
    }

    /** Parked whatever the rows say; null if not. */
    private @Nullable String whyParked(SaleLine line) {
        if (!program.hasVersion(line)) {
            return "no version";
        }
        long at = line.occurredAtMicros();
        for (Credit credit : line.credits()) {
            PartnerFacts partner = program.partners().find(credit.partner());
            if (partner == null) {
                return credit.partner() + " is unknown";
            }
            if (!partner.leftAt(at) && (!partner.approvedAt(at) || partner.pausedAt(at))) {
                return credit.partner() + " is not approved or paused";
            }
        }
        return null;
    }

    private List<ResultLine> results() {
        List<ResultLine> results = new ArrayList<>();
        for (SaleLine line : lines) {
            results.addAll(line.refund() ? refundLines(line) : saleLines(line));
        }
        return results;
    }

    private List<ResultLine> saleLines(SaleLine line) {
        String parked = whyParked(line);
        if (parked != null) {
            return List.of(without(line, Kind.PARKED, line, parked));
        }
        World seen = counted.contains(line) ? world : worldWith(counted, line);
        if (seen.parks(line)) {
            return List.of(without(line, Kind.PARKED, line, seen.whyParked(line)));
        }
        List<ResultLine> results = new ArrayList<>();
        for (Settled settled : counted.contains(line) ? world.settled(line) : List.<Settled>of()) {
            results.add(line(line, Kind.COMMISSION, line, settled, settled.minor()));
        }
        return results.isEmpty() ? List.of(without(line, Kind.NONE, line, "no commission")) : results;
    }

    private List<ResultLine> refundLines(SaleLine refund) {
        SaleLine sale = saleOf(refund);
        if (sale == null) {
            return List.of(without(refund, Kind.PARKED, null, "its sale is unknown"));
        }
        boolean parked = whyParked(sale) != null
                || (!counted.contains(sale) && worldWith(counted, sale).parks(sale));
        if (parked) {
            return List.of(without(refund, Kind.PARKED, sale, "its sale is parked"));
        }
        List<SaleLine> accepted = new RefundBook(refunds).acceptedOf(sale);
        int place = accepted.indexOf(refund);
        if (place < 0) {
            return List.of(without(refund, Kind.PARKED, sale, "larger than what is left"));
        }
        List<ResultLine> results = new ArrayList<>();
        for (Settled settled : counted.contains(sale) ? world.settled(sale) : List.<Settled>of()) {
            PartnerFacts partner = durationsOf(sale, settled);
            BigInteger before = takenBack(sale, partner, settled, accepted.subList(0, place));
            BigInteger after = takenBack(sale, partner, settled, accepted.subList(0, place + 1));
            if (!after.equals(before)) {
                results.add(line(refund, Kind.REVERSAL, sale, settled, before.subtract(after)));
            }
        }
        return results.isEmpty() ? List.of(without(refund, Kind.NONE, sale, "nothing is taken back")) : results;
    }

    private BigInteger takenBack(SaleLine sale, PartnerFacts partner, Settled settled, List<SaleLine> so) {
        Frac ratio = RefundBook.ratio(sale, world.lasting.inTime(sale, partner, so));
        return Frac.of(settled.minor()).times(ratio).halfUp();
    }

    private @Nullable SaleLine saleOf(SaleLine refund) {
        return lines.stream()
                .filter(line -> !line.refund()
                        && line.source().equals(refund.source())
                        && line.reference().equals(refund.originalReference()))
                .findFirst()
                .orElse(null);
    }

    /** Whose durations count: the partner's own if the sale is credited to it, else of who shared with it. */
    private PartnerFacts durationsOf(SaleLine sale, Settled settled) {
        return world.partner(settled.from());
    }

    private ResultLine line(SaleLine line, Kind kind, SaleLine sale, Settled settled, BigInteger minor) {
        List<RateRow> rows = settled.rows();
        return new ResultLine(
                line.reference(),
                kind,
                sale.reference(),
                settled.partner(),
                settled.component(),
                minor.longValueExact(),
                CurrencyCode.of(settled.currency()),
                String.join(
                        "+",
                        new TreeSet<>(
                                rows.stream().map(row -> row.ref().sheet()).toList())),
                rows.stream().map(row -> row.ref().label()).collect(Collectors.joining("+")),
                "",
                "",
                line.occurredAtMicros(),
                world.lasting.payableFrom(sale, durationsOf(sale, settled)),
                world.lasting.approval(sale, durationsOf(sale, settled)),
                "",
                ResultLine.NO_LINE,
                ResultLine.NO_LINE);
    }

    private static ResultLine without(SaleLine line, Kind kind, @Nullable SaleLine sale, String reason) {
        SaleLine credited = sale == null ? line : sale;
        return new ResultLine(
                line.reference(),
                kind,
                saleReference(line, sale),
                credited.credits().stream().map(Credit::partner).collect(Collectors.joining(";")),
                "",
                0,
                CurrencyCode.of(line.currency()),
                "",
                "",
                "",
                "",
                line.occurredAtMicros(),
                null,
                reason);
    }

    private static String saleReference(SaleLine line, @Nullable SaleLine sale) {
        String named = line.originalReference();
        return sale != null ? sale.reference() : named == null ? "" : named;
    }
}
