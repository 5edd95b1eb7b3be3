package io.ratebook.people;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with: lower case
 * @param createdAt microseconds since 1970 UTC
 */
public record Person(long id, String name, String displayName, Set<Role> roles, boolean disabled, long createdAt) {
    public Person {
        roles = Set.copyOf(roles);
    }
}
