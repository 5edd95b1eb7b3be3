package io.ratebook.policy.check;

import io.ratebook.policy.RowRef;
import io.ratebook.policy.check.PolicyDiff.CellChange;
import io.ratebook.policy.check.PolicyDiff.Change;
import io.ratebook.policy.check.TableRows.TableRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which row of the old table is which row of the new one, and what became of the others. */
final class RowPairing {
    /** Rows further apart among the unpaired ones are not the same row, however alike. */
    private static final int DISTANCE_MAX = 40;

    /** In hundredths of all cells. */
    private static final int LIKENESS_MIN = 50;

    private static final int UNPAIRED = -1;

    private final List<TableRow> before;
    private final List<TableRow> after;
    /** For each new row the number of its old row, or UNPAIRED. */
    private final int[] oldOf;

    private final boolean[] taken;

    RowPairing(List<TableRow> before, List<TableRow> after) {
        this.before = before;
        this.after = after;
        this.oldOf = new int[after.size()];
        this.taken = new boolean[before.size()];
        Arrays.fill(oldOf, UNPAIRED);
        pairById();
        pairByContent(true);
        pairByContent(false);
        pairByLikeness();
        pairByPlace();
    }

    List<Change> changes() {
        boolean[] moved = moved();
        Map<String, List<Placed>> bySheet = new TreeMap<>(sheetOrder());
        for (int i = 0; i < after.size(); i++) {
            Change change = oldOf[i] == UNPAIRED ? added(after.get(i)) : changed(oldOf[i], i, moved[i]);
            if (change != null) {
                place(bySheet, after.get(i).ref(), change);
            }
        }
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                TableRow row = before.get(i);
                place(bySheet, row.ref(), new PolicyDiff.RowRemoved(row.ref(), content(row)));
            }
        }
        List<Change> changes = new ArrayList<>();
        for (List<Placed> sheet : bySheet.values()) {
            sheet.sort(Comparator.comparingInt(Placed::number));
            sheet.forEach(placed -> changes.add(placed.change()));
        }
        return changes;
    }

    private record Placed(int number, Change change) {}

    private static void place(Map<String, List<Placed>> bySheet, RowRef ref, Change change) {
        bySheet.computeIfAbsent(ref.sheet(), name -> new ArrayList<>()).add(new Placed(ref.number(), change));
    }

    /** New sheets in their order, then those that are gone. */
    private Comparator<String> sheetOrder() {
        Map<String, Integer> ranks = new HashMap<>();
        after.forEach(row -> ranks.putIfAbsent(row.ref().sheet(), ranks.size()));
        before.forEach(row -> ranks.putIfAbsent(row.ref().sheet(), ranks.size()));
        return Comparator.comparing(sheet -> ranks.getOrDefault(sheet, Integer.MAX_VALUE));
    }

    private void pairById() {
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            String id = before.get(i).ref().id();
            if (id != null) {
                byId.putIfAbsent(id, i);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            String id = after.get(i).ref().id();
            Integer old = id == null ? null : byId.get(id);
            if (old != null && !taken[old]) {
                pair(old, i);
            }
        }
    }

    private void pairByContent(boolean withinSheet) {
        Map<List<Object>, Deque<Integer>> byContent = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                byContent
                        .computeIfAbsent(contentKey(before.get(i), withinSheet), key -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (oldOf[i] != UNPAIRED) {
                continue;
            }
            Deque<Integer> same = byContent.get(contentKey(after.get(i), withinSheet));
            Integer old = same == null ? null : firstCompatible(same, after.get(i));
            if (old != null) {
                pair(old, i);
            }
        }
    }

    private @Nullable Integer firstCompatible(Deque<Integer> candidates, TableRow row) {
        for (Integer old : candidates) {
            if (compatible(before.get(old), row)) {
                candidates.remove(old);
                return old;
            }
        }
        return null;
    }

    /** Two ids that differ are two rows: ids are kept for ever and never reused. */
    private static boolean compatible(TableRow old, TableRow row) {
        return old.ref().id() == null || row.ref().id() == null;
    }

    private static List<Object> contentKey(TableRow row, boolean withinSheet) {
        return List.of(withinSheet ? row.ref().sheet() : "", row.cells());
    }

    /** The most alike of the unpaired old rows of the same sheet near the same place; at least half of the cells equal. */
    private void pairByLikeness() {
        Map<String, List<Integer>> leftBefore = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                leftBefore
                        .computeIfAbsent(before.get(i).ref().sheet(), name -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<String, Integer> leftAfter = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            if (oldOf[i] == UNPAIRED) {
                String sheet = after.get(i).ref().sheet();
                int place = leftAfter.merge(sheet, 1, Integer::sum) - 1;
                int old = mostAlike(leftBefore.getOrDefault(sheet, List.of()), place, after.get(i));
                if (old != UNPAIRED) {
                    pair(old, i);
                }
            }
        }
    }

    /** What is left at the same place with the same columns filled is the same row with other values. */
    private void pairByPlace() {
        Map<List<Object>, Integer> byPlace = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                byPlace.put(placeKey(before.get(i)), i);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Integer old = oldOf[i] == UNPAIRED ? byPlace.get(placeKey(after.get(i))) : null;
            if (old != null && compatible(before.get(old), after.get(i))) {
                pair(old, i);
            }
        }
    }

    private static List<Object> placeKey(TableRow row) {
        return List.of(row.ref().sheet(), row.ref().number(), row.cells().keySet());
    }

    private int mostAlike(List<Integer> candidates, int place, TableRow row) {
        int best = UNPAIRED;
        int bestLikeness = LIKENESS_MIN;
        int bestDistance = Integer.MAX_VALUE;
        int end = Math.min(candidates.size(), place + DISTANCE_MAX + 1);
        for (int i = Math.max(0, place - DISTANCE_MAX); i < end; i++) {
            int old = candidates.get(i);
            if (taken[old] || !compatible(before.get(old), row)) {
                continue;
            }
            int likeness = likeness(before.get(old).cells(), row.cells());
            int distance = Math.abs(i - place);
            if (likeness > bestLikeness || (likeness == bestLikeness && distance < bestDistance)) {
                best = old;
                bestLikeness = likeness;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Equal cells in all cells, in hundredths: 1 of 2 is 50. */
    private static int likeness(Map<String, String> a, Map<String, String> b) {
        Set<String> titles = new LinkedHashSet<>(a.keySet());
        titles.addAll(b.keySet());
        int equal = (int) titles.stream()
                .filter(title -> Objects.equals(a.get(title), b.get(title)))
                .count();
        return titles.isEmpty() ? 100 : equal * 100 / titles.size();
    }

    private void pair(int old, int current) {
        oldOf[current] = old;
        taken[old] = true;
    }

    /**
     * The fewest rows that must have moved: all but a longest run of pairs in the same order. A row that went to
     * another sheet has moved too.
     */
    private boolean[] moved() {
        Map<String, List<Integer>> bySheet = new HashMap<>();
        boolean[] moved = new boolean[after.size()];
        for (int i = 0; i < after.size(); i++) {
            if (oldOf[i] == UNPAIRED) {
                continue;
            }
            String sheet = after.get(i).ref().sheet();
            if (before.get(oldOf[i]).ref().sheet().equals(sheet)) {
                bySheet.computeIfAbsent(sheet, name -> new ArrayList<>()).add(i);
            }
            moved[i] = true;
        }
        bySheet.values().forEach(paired -> longestRun(paired).forEach(stayed -> moved[stayed] = false));
        return moved;
    }

    /** New rows whose old numbers rise, as many as possible: patience sorting, n log n. */
    private List<Integer> longestRun(List<Integer> paired) {
        List<Integer> tops = new ArrayList<>();
        Map<Integer, Integer> previous = new HashMap<>();
        for (int current : paired) {
            int pile = pileOf(tops, oldOf[current]);
            if (pile > 0) {
                previous.put(current, tops.get(pile - 1));
            }
            if (pile == tops.size()) {
                tops.add(current);
            } else {
                tops.set(pile, current);
            }
        }
        List<Integer> run = new ArrayList<>();
        Integer next = tops.isEmpty() ? null : tops.get(tops.size() - 1);
        while (next != null) {
            run.add(next);
            next = previous.get(next);
        }
        return run;
    }

    private int pileOf(List<Integer> tops, int old) {
        int low = 0;
        int high = tops.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (oldOf[tops.get(middle)] < old) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Change added(TableRow row) {
        return new PolicyDiff.RowAdded(row.ref(), content(row));
    }

    private @Nullable Change changed(int old, int current, boolean moved) {
        TableRow from = before.get(old);
        TableRow to = after.get(current);
        List<CellChange> cells = new ArrayList<>();
        Set<String> titles = new LinkedHashSet<>(to.cells().keySet());
        titles.addAll(from.cells().keySet());
        for (String title : titles) {
            String was = from.cells().get(title);
            String is = to.cells().get(title);
            if (!Objects.equals(was, is)) {
                cells.add(new CellChange(title, was, is));
            }
        }
        return cells.isEmpty() && !moved ? null : new PolicyDiff.RowChanged(from.ref(), to.ref(), moved, cells);
    }

    private static String content(TableRow row) {
        List<String> cells = new ArrayList<>();
        row.cells().forEach((title, text) -> cells.add(title + " " + text));
        return String.join("; ", cells);
    }
}
