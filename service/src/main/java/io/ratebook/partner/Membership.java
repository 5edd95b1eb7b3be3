package io.ratebook.partner;

/**
 * A partner belongs to a group.
 *
 * @param from inclusive, or {@link Moments#ALWAYS}
 * @param until exclusive, or {@link Moments#OPEN}
 */
public record Membership(String group, long from, long until) {
    boolean holdsAt(long micros) {
        return from <= micros && micros < until;
    }

    boolean overlaps(Membership other) {
        return group.equals(other.group) && from < other.until && other.from < until;
    }

    boolean isUndated() {
        return from == Moments.ALWAYS && until == Moments.OPEN;
    }
}
