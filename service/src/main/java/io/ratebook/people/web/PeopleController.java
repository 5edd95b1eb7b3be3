package io.ratebook.people.web;

import io.ratebook.people.Humans;
import io.ratebook.people.People;
import io.ratebook.people.Person;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.SecretAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody who may sign in. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {
    private static final Cursor.Scope BY_NAME = Cursor.Scope.of("name");

    private final People people;
    private final Humans humans;

    PeopleController(People people, Humans humans) {
        this.people = people;
        this.humans = humans;
    }

    /** Which other name belongs to the same human. */
    record Same(@Nullable String as) {}

    record Wish(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable List<String> roles) {}

    @GetMapping
    @PreAuthorize("hasAuthority('people')")
    Page<PersonJson> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int size = Page.limit(limit);
        List<Person> found = people.list(BY_NAME.read(cursor, 1), size);
        return Page.of(found, size, (Person last) -> BY_NAME.after(last.name())).map(this::shown);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('people')")
    @ResponseStatus(HttpStatus.CREATED)
    @SecretAnswer
    PersonJson create(@RequestBody Wish wish) {
        return PersonJson.of(people.create(wish.name(), wish.displayName(), wish.roles()));
    }

    @PatchMapping("/{id}")
    @PreAuthorize("hasAuthority('people')")
    PersonJson change(@PathVariable long id, @RequestBody People.Change change) {
        return shown(people.change(id, change));
    }

    /** From now on the two count as one, also with whom each was marked as one before. */
    @PutMapping("/{id}/same-person")
    @PreAuthorize("hasAuthority('people')")
    PersonJson same(@PathVariable long id, @RequestBody Same same) {
        return shown(humans.join(id, same.as()));
    }

    /** From now on the person stands alone. */
    @DeleteMapping("/{id}/same-person")
    @PreAuthorize("hasAuthority('people')")
    PersonJson apart(@PathVariable long id) {
        return shown(humans.part(id));
    }

    private PersonJson shown(Person person) {
        return PersonJson.of(person, humans.names(person.id()));
    }

    @PostMapping("/{id}/password")
    @PreAuthorize("hasAuthority('people')")
    @SecretAnswer
    PersonJson renewPassword(@PathVariable long id) {
        return PersonJson.of(people.renewPassword(id));
    }
}
