package io.ratebook.version;

import java.util.Locale;

/** Where a version stands; follows from its activations and the day. */
public enum VersionState {
    /** Never activated. */
    DRAFT,
    /** Counts from a day to come. */
    SCHEDULED,
    /** Counts today. */
    ACTIVE,
    /** Counted once; sales of its time keep it. */
    RETIRED;

    /** As in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VersionState of(int number, VersionsInForce inForce, boolean wasActivated, long nowMicros) {
        if (!wasActivated) {
            return DRAFT;
        }
        if (inForce.numberAt(nowMicros) == number) {
            return ACTIVE;
        }
        return inForce.isInForceFrom(nowMicros, number) ? SCHEDULED : RETIRED;
    }
}
