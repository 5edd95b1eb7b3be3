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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String password) {

    static PersonJson of(Person person) {
        return of(person, null);
    }

    static PersonJson of(People.WithPassword made) {
        return of(made.person(), made.password());
    }

    private static PersonJson of(Person person, @Nullable String password) {
        return new PersonJson(
                person.id(),
                person.name(),
                person.displayName(),
                codes(person.roles()),
                person.disabled(),
                Times.iso(person.createdAt()),
                password);
    }

    static List<String> codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).toList();
    }
}
