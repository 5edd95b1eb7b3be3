package io.ratebook.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ratebook.people.People;
import io.ratebook.people.Person;
import io.ratebook.people.Role;
import io.ratebook.web.Times;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person; with the password only in the answer that made it. */
record PersonJson(
        long id,
        String name,
        String displayName,
        List<String> roles,
        boolean disabled,
        String createdAt,
        List<String> samePersonAs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String password) {

    /** @param names all that belong to the same human, the person's own among them */
    static PersonJson of(Person person, Collection<String> names) {
        return of(
                person,
                null,
                names.stream()
                        .filter(name -> !name.equals(person.name()))
                        .sorted()
                        .toList());
    }

    static PersonJson of(People.WithPassword made) {
        return of(made.person(), made.password(), List.of());
    }

    private static PersonJson of(Person person, @Nullable String password, List<String> samePersonAs) {
        return new PersonJson(
                person.id(),
                person.name(),
                person.displayName(),
                codes(person.roles()),
                person.disabled(),
                Times.iso(person.createdAt()),
                samePersonAs,
                password);
    }

    static List<String> codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).toList();
    }
}
