package io.ratebook.evaluation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies of one evaluation and the one that each sale stands under. One under which no sale stands is left out. */
final class Versions {
    /** At least one, in the order of the versions. */
    final List<ReadyPolicy> policies;

    /** The program's, in which days are told. */
    final ZoneId zone;

    /** By sale line the place among the policies, or {@link LineVersions#NONE}; null where all stand under the first. */
    private final int @Nullable [] ofLine;

    /** By policy and index of a per-order row, its number over all policies; of no length where there is one policy. */
    private final int[][] rateRows;

    private Versions(List<ReadyPolicy> policies, ZoneId zone, int @Nullable [] ofLine) {
        this.policies = policies;
        this.zone = zone;
        this.ofLine = ofLine;
        this.rateRows = policies.size() == 1 ? new int[0][] : rateRows(policies);
    }

    /** One policy for all sales. */
    static Versions only(ReadyPolicy policy) {
        return new Versions(List.of(policy), policy.zone, null);
    }

    /** Asks for the version of each sale and makes ready those that are needed. */
    static Versions of(List<PreparedPolicy> all, Sales sales, LineVersions lineVersions) {
        if (all.size() == 1 && lineVersions == LineVersions.FIRST) {
            return only(all.get(0).ready(sales));
        }
        int[] places = new int[all.size()];
        Arrays.fill(places, LineVersions.NONE);
        int[] ofLine = new int[sales.size];
        boolean none = false;
        for (int line = 0; line < ofLine.length; line++) {
            if (!sales.refund[line]) {
                ofLine[line] = asked(lineVersions, sales, line, all.size());
                none |= ofLine[line] == LineVersions.NONE;
                if (ofLine[line] != LineVersions.NONE) {
                    places[ofLine[line]] = 0;
                }
            }
        }
        List<ReadyPolicy> used = new ArrayList<>();
        for (int version = 0; version < places.length; version++) {
            if (places[version] != LineVersions.NONE) {
                places[version] = used.size();
                used.add(all.get(version).ready(sales));
            }
        }
        ZoneId zone = all.get(0).zone;
        if (used.isEmpty()) {
            return new Versions(List.of(all.get(0).ready(sales)), zone, ofLine);
        }
        if (used.size() == 1 && !none) {
            return new Versions(List.copyOf(used), zone, null);
        }
        for (int line = 0; line < ofLine.length; line++) {
            if (!sales.refund[line] && ofLine[line] != LineVersions.NONE) {
                ofLine[line] = places[ofLine[line]];
            }
        }
        return new Versions(List.copyOf(used), zone, ofLine);
    }

    private static int asked(LineVersions lineVersions, Sales sales, int line, int count) {
        int version = lineVersions.of(line);
        if (version < LineVersions.NONE || version >= count) {
            throw new IllegalArgumentException("sale " + sales.reference[line] + " stands under version " + version
                    + ": expected 0 to " + (count - 1) + ", or -1 for none");
        }
        return version;
    }

    private static int[][] rateRows(List<ReadyPolicy> policies) {
        SameRows same = new SameRows();
        int[][] numbers = new int[policies.size()][];
        for (int version = 0; version < numbers.length; version++) {
            List<RatePlan> rows = policies.get(version).rateRows().toList();
            numbers[version] = new int[rows.size()];
            for (RatePlan plan : rows) {
                if (plan.isPerOrder()) {
                    numbers[version][plan.index()] = same.numberOf(plan.row().ref(), plan.row());
                }
            }
        }
        return numbers;
    }

    int count() {
        return policies.size();
    }

    /** The place of a sale's policy among the policies; of one that has none {@link LineVersions#NONE}. */
    int indexOf(int line) {
        return ofLine == null ? 0 : ofLine[line];
    }

    boolean isNone(int line) {
        return ofLine != null && ofLine[line] == LineVersions.NONE;
    }

    /** The policy of a sale that has one. */
    ReadyPolicy of(int line) {
        return policies.get(indexOf(line));
    }

    /** The number of a per-order row of that policy; rows of one id in several versions have one. */
    int numberOf(int version, RatePlan row) {
        return rateRows.length == 0 ? row.index() : rateRows[version][row.index()];
    }

    Stream<ReadyPolicy> stream() {
        return policies.stream();
    }
}
