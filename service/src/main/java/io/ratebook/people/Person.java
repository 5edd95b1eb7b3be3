package io.ratebook.people;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with: lower case
 * @param createdAt microseconds since 1970 UTC
 * @param humanId the same for all names of one human: the id of one of them
 */
public record Person(
        long id, String name, String displayName, Set<Role> roles, boolean disabled, long createdAt, long humanId) {
    public Person {
        roles = Set.copyOf(roles);
    }
}
