package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts.DatedGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The groups of a partner over time; no two memberships of one group overlap. */
public record Groups(List<Membership> memberships) {
    private static final Comparator<Membership> ORDER =
            Comparator.comparing(Membership::group).thenComparingLong(Membership::from);

    static final Groups NONE = new Groups(List.of());

    public Groups {
        memberships = memberships.stream().sorted(ORDER).toList();
    }

    public static Groups none() {
        return NONE;
    }

    /**
     * The same with a membership; one of the same group and start gets its end.
     *
     * @throws IllegalMoveException if it overlaps another one of the group
     */
    public Groups with(Membership membership) {
        List<Membership> all = new ArrayList<>(memberships);
        all.removeIf(other -> other.group().equals(membership.group()) && other.from() == membership.from());
        for (Membership other : all) {
            if (other.overlaps(membership)) {
                throw new IllegalMoveException("the partner belongs to the group \"" + other.group() + "\" from "
                        + Moments.text(other.from()) + " on: to change until when, give that start again");
            }
        }
        all.add(membership);
        return new Groups(all);
    }

    /** The undated memberships are those of these groups; dated ones stay, and take the place of an undated one. */
    Groups undated(Collection<String> groups) {
        List<Membership> all =
                memberships.stream().filter(one -> !one.isUndated()).collect(Collectors.toCollection(ArrayList::new));
        TreeSet<String> dated = all.stream().map(Membership::group).collect(Collectors.toCollection(TreeSet::new));
        groups.stream()
                .filter(group -> !dated.contains(group))
                .forEach(group -> all.add(new Membership(group, Moments.ALWAYS, Moments.OPEN)));
        return new Groups(all);
    }

    /** Those without dates. */
    SortedSet<String> undated() {
        return memberships.stream()
                .filter(Membership::isUndated)
                .map(Membership::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<DatedGroup> dated() {
        return memberships.stream()
                .filter(one -> !one.isUndated())
                .map(one -> new DatedGroup(one.group(), one.from(), one.until()))
                .toList();
    }

    public SortedSet<String> at(long micros) {
        return memberships.stream()
                .filter(one -> one.holdsAt(micros))
                .map(Membership::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
