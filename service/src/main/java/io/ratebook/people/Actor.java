package io.ratebook.people;

import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param id of the person, or of the token; 0 for the system
 * @param name of the person or token, as the audit log shows it
 * @param personId who answers for it: the person, or whose token it is; 0 for the system
 * @param program code of the only program a token may touch; null for all
 */
public record Actor(
        long id,
        String name,
        Kind kind,
        long personId,
        @Nullable String program) {
    /** What no person asked for: releases at night, what goes on after a restart. */
    public static final Actor SYSTEM = new Actor(0, "system", Kind.SYSTEM, 0, null);

    /** How an actor came in. */
    public enum Kind {
        PERSON,
        TOKEN,
        SYSTEM
    }

    public static Actor person(long id, String name) {
        return new Actor(id, name, Kind.PERSON, id, null);
    }
}
