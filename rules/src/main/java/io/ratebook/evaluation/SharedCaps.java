package io.ratebook.evaluation;

import io.ratebook.policy.CapRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which caps share their room over the versions: a cap runs on while its row's id stays. What falls under the row in any
 * version uses the room that the row has in every version, so that each version reads it in its own scope and period.
 */
final class SharedCaps {
    /**
     * How a version makes rooms of a cap.
     *
     * @param index dense from 0
     * @param row what tells the cap's row from others in any evaluation: its id, or all of it
     */
    record Rooms(int index, CapRow.Scope scope, CapRow.Period period, ZoneId zone, Object row, String currency) {
        /** Whether sales of different partners and orders share one. */
        boolean areShared() {
            return scope == CapRow.Scope.PROGRAM || scope == CapRow.Scope.CUSTOMER;
        }
    }

    /** What tells rooms apart; commissions use those of their own currency. */
    private record Kind(int row, CapRow.Scope scope, CapRow.Period period, ZoneId zone, String currency) {}

    /** By policy and index of the cap: its own rooms first, then those of the same row in other versions. */
    private final Rooms[][][] rooms;

    private final int count;

    SharedCaps(Versions versions) {
        SameRows same = new SameRows();
        Map<Kind, Rooms> known = new HashMap<>();
        Map<List<Object>, Map<Rooms, Rooms>> ofRow = new HashMap<>();
        rooms = new Rooms[versions.count()][][];
        for (int version = 0; version < rooms.length; version++) {
            ReadyPolicy policy = versions.policies.get(version);
            rooms[version] = new Rooms[policy.capRows.size()][];
            for (CapPlan cap : policy.capRows) {
                CapRow row = cap.row();
                int number = same.numberOf(row.ref(), row);
                Kind kind = new Kind(
                        number,
                        row.scope(),
                        row.period(),
                        policy.zone,
                        cap.currency().code());
                Rooms own = known.computeIfAbsent(
                        kind,
                        unseen -> new Rooms(
                                known.size(),
                                unseen.scope(),
                                unseen.period(),
                                unseen.zone(),
                                SameRows.keyOf(row.ref(), row),
                                unseen.currency()));
                ofRow.computeIfAbsent(List.of(number, kind.currency()), unseen -> new LinkedHashMap<>())
                        .put(own, own);
                rooms[version][cap.index()] = new Rooms[] {own};
            }
        }
        for (int version = 0; version < rooms.length; version++) {
            for (CapPlan cap : versions.policies.get(version).capRows) {
                Rooms own = rooms[version][cap.index()][0];
                List<Rooms> all = new ArrayList<>(List.of(own));
                int number = same.numberOf(cap.row().ref(), cap.row());
                ofRow.getOrDefault(List.of(number, cap.currency().code()), Map.of()).keySet().stream()
                        .filter(other -> other != own)
                        .forEach(all::add);
                rooms[version][cap.index()] = all.toArray(Rooms[]::new);
            }
        }
        count = known.size();
    }

    /** Whether every row that makes rooms in one version makes the same ones in each version that has it. */
    static boolean stayTheSame(List<ReadyPolicy> versions) {
        Map<Object, List<Object>> known = new HashMap<>();
        for (ReadyPolicy policy : versions) {
            for (CapPlan cap : policy.capRows) {
                CapRow row = cap.row();
                List<Object> rooms = List.of(row.scope(), row.period(), policy.zone, cap.currency());
                List<Object> before = known.putIfAbsent(SameRows.keyOf(row.ref(), row), rooms);
                if (before != null && !before.equals(rooms)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The rooms that a commission under the cap of that policy uses; the first is what the cap itself reads. */
    Rooms[] of(int version, CapPlan cap) {
        return rooms[version][cap.index()];
    }

    /** How many kinds of rooms. */
    int count() {
        return count;
    }
}
