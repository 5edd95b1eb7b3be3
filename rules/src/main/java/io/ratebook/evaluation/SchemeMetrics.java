package io.ratebook.evaluation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the versions measure by their schemes. A scheme is the same in all versions by its name: sales that rows naming it
 * won count under whichever version they stand. Where versions define its metric differently, it is measured once for
 * each definition, and each sale reads that of its own version.
 */
final class SchemeMetrics {
    /**
     * The metric of one scheme by one definition.
     *
     * @param index dense from 0
     * @param definition a scheme that defines it; its bands count for nothing here
     * @param widened whether sales count that no row naming the scheme won
     */
    record Metric(int index, Scheme definition, ZoneId zone, boolean widened) {
        String name() {
            return definition.row().name();
        }
    }

    /**
     * What a sale counts in whose row names a scheme.
     *
     * @param read by the sale itself
     * @param all of that name
     */
    record Named(Metric read, List<Metric> all) {}

    private record Key(Object definition, ZoneId zone) {}

    private final List<Metric> all = new ArrayList<>();
    /** By policy and index of the scheme. */
    private final Named[][] named;

    SchemeMetrics(Versions versions) {
        Map<Key, Metric> known = new HashMap<>();
        Map<String, List<Metric>> byName = new HashMap<>();
        Set<String> namedByRows = versions.stream()
                .filter(policy -> !policy.schemes.isEmpty())
                .flatMap(ReadyPolicy::rateRows)
                .flatMap(row -> Stream.ofNullable(row.scheme()))
                .map(scheme -> scheme.row().name())
                .collect(Collectors.toSet());
        named = new Named[versions.count()][];
        for (int version = 0; version < named.length; version++) {
            ReadyPolicy policy = versions.policies.get(version);
            named[version] = new Named[policy.schemes.size()];
            for (Scheme scheme : policy.schemes) {
                List<Metric> alike = byName.computeIfAbsent(scheme.row().name(), unseen -> new ArrayList<>());
                Metric metric = known.computeIfAbsent(new Key(scheme.definition(), policy.zone), unseen -> {
                    Metric first = new Metric(
                            all.size(),
                            scheme,
                            policy.zone,
                            scheme.row().allSales()
                                    && namedByRows.contains(scheme.row().name()));
                    all.add(first);
                    alike.add(first);
                    return first;
                });
                named[version][scheme.index()] = new Named(metric, alike);
            }
        }
    }

    List<Metric> all() {
        return all;
    }

    Named of(int version, Scheme scheme) {
        return named[version][scheme.index()];
    }
}
