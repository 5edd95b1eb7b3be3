package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds where each sale stands in the schemes that its rows name. Comes after all rows are decided, because a total, a
 * refund or a later line of the same order can move what an earlier sale reads.
 */
final class TierPass {
    private final Batch batch;
    private final Decisions decisions;
    /** By slot the position in the first of its schemes; further ones, which are rare, in the map. */
    private final @Nullable TierPosition[] positions;

    private final Map<Long, TierPosition> furtherPositions = new HashMap<>();
    /** Of schemes that count commission: where each counted slot's commission goes. */
    private final Map<Integer, List<TierPosition>> commissionEntries = new HashMap<>();

    TierPass(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
        this.positions = new TierPosition[batch.slots.size()];
    }

    /**
     * A counted line of a partner.
     *
     * @param reads the scheme of the line's version by which the line takes its rate here; null if it only counts
     */
    record Entry(
            int line, int slot, Exact percent, @Nullable Scheme reads) {}

    void run() {
        run(null);
    }

    /** @param partners whose sales are looked for, by index; null for all */
    void run(@Nullable BitSet partners) {
        if (batch.metrics.all().isEmpty()) {
            return;
        }
        List<Map<Long, List<Entry>>> entries = entries(partners);
        for (SchemeMetrics.Metric metric : batch.metrics.all()) {
            entries.get(metric.index()).forEach((key, ofStanding) -> stand(metric, key, ofStanding));
        }
    }

    /** The position of a slot in a scheme. */
    TierPosition of(int slot, Scheme scheme) {
        TierPosition first = positions[slot];
        TierPosition position =
                first != null && first.scheme() == scheme ? first : furtherPositions.get(key(slot, scheme));
        if (position == null) {
            throw new IllegalStateException("no position in " + scheme.row().name() + " for the sale in slot " + slot);
        }
        return position;
    }

    private void put(int slot, TierPosition position) {
        if (positions[slot] == null) {
            positions[slot] = position;
        } else {
            furtherPositions.put(key(slot, position.scheme()), position);
        }
    }

    /** Whether any commission counts anywhere. */
    boolean countsCommission() {
        return !commissionEntries.isEmpty();
    }

    /** Where the commission of a slot counts. */
    List<TierPosition> commissionEntries(int slot) {
        return commissionEntries.getOrDefault(slot, List.of());
    }

    private static long key(int slot, Scheme scheme) {
        return ((long) scheme.index() << 32) | slot;
    }

    /** Counted lines by metric, then by partner and currency, in time order. */
    private List<Map<Long, List<Entry>>> entries(@Nullable BitSet partners) {
        List<SchemeMetrics.Metric> widened = batch.metrics.all().stream()
                .filter(SchemeMetrics.Metric::widened)
                .toList();
        List<Map<Long, List<Entry>>> entries = new ArrayList<>();
        batch.metrics.all().forEach(metric -> entries.add(new LinkedHashMap<>()));
        for (int line : batch.ordered) {
            if (decisions.counts[line]) {
                collect(line, widened, partners, entries);
            }
        }
        return entries;
    }

    private void collect(
            int line,
            List<SchemeMetrics.Metric> widened,
            @Nullable BitSet partners,
            List<Map<Long, List<Entry>>> entries) {
        CreditSet credits = batch.sales.creditsOf(line);
        for (int credit = 0; credit < credits.size(); credit++) {
            int slot = batch.slots.first(line) + credit;
            List<Scheme> named = named(decisions.outcomes.get(slot));
            if (named.isEmpty() && widened.isEmpty()) {
                continue;
            }
            int partner = batch.partnerIndex(line, credit);
            if (partners != null && !partners.get(partner)) {
                continue;
            }
            long key = ((long) partner << 32) | batch.sales.currency[line];
            Exact percent = credits.percents()[credit];
            for (Scheme scheme : named) {
                SchemeMetrics.Named metrics = batch.metrics.of(batch.versions.indexOf(line), scheme);
                for (SchemeMetrics.Metric metric : metrics.all()) {
                    Scheme reads = metric == metrics.read() ? scheme : null;
                    add(entries, metric, key, new Entry(line, slot, percent, reads));
                }
            }
            for (SchemeMetrics.Metric metric : widened) {
                if (named.stream().noneMatch(scheme -> scheme.row().name().equals(metric.name()))) {
                    add(entries, metric, key, new Entry(line, slot, percent, null));
                }
            }
        }
    }

    private static void add(List<Map<Long, List<Entry>>> entries, SchemeMetrics.Metric metric, long key, Entry entry) {
        entries.get(metric.index())
                .computeIfAbsent(key, unseen -> new ArrayList<>())
                .add(entry);
    }

    /** The schemes that the rows of an outcome name, each once. */
    private static List<Scheme> named(@Nullable Outcome outcome) {
        return outcome == null ? List.of() : outcome.schemes();
    }

    private void stand(SchemeMetrics.Metric metric, long key, List<Entry> entries) {
        Scheme scheme = metric.definition();
        Entry first = entries.get(0);
        PartnerView partner = batch.partner(first.line(), first.slot() - batch.slots.first(first.line()));
        TierStanding standing = new TierStanding(partner, (int) key);
        TierMeasure measure = new TierMeasure(batch, decisions, metric, partner);
        standing.given = measure.partnersValue();
        sumAgainst(scheme, standing, measure, entries);
        TierWalk walk = walk(scheme, standing, measure, entries);
        for (Entry entry : entries) {
            TierPosition position = walk.next(entry);
            Scheme reads = entry.reads();
            if (reads != null) {
                put(entry.slot(), position.in(reads));
            }
            if (scheme.row().metric() == TierScheme.Metric.COMMISSION) {
                commissionEntries
                        .computeIfAbsent(entry.slot(), unseen -> new ArrayList<>(1))
                        .add(position);
            }
        }
        walk.finish();
    }

    private void sumAgainst(Scheme scheme, TierStanding standing, TierMeasure measure, List<Entry> entries) {
        if (scheme.row().against() == TierScheme.Against.ATTRIBUTE) {
            for (Entry entry : entries) {
                standing.against.merge(
                        measure.period(entry.line()),
                        measure.attribute(entry, scheme.row().againstAttribute()),
                        Exact::plus);
            }
        }
    }

    private TierWalk walk(Scheme scheme, TierStanding standing, TierMeasure measure, List<Entry> entries) {
        return switch (scheme.row().period()) {
            case LINE, ORDER -> new WholeAmountWalk(scheme, standing, measure, entries);
            case ROLLING -> new RollingWalk(scheme, standing, measure);
            default ->
                scheme.row().metric().counts()
                        ? new CountingWalk(scheme, standing, measure, entries)
                        : new SummingWalk(scheme, standing, measure);
        };
    }
}
