package io.ratebook.people.web;

import io.ratebook.people.People;
import io.ratebook.people.Person;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.SecretAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    PeopleController(People people) {
        this.people = people;
    }

    record Wish(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable List<String> roles) {}

    @GetMapping
    @PreAuthorize("hasAuthority('people')")
    Page<PersonJson> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int size = Page.limit(limit);
        List<Person> found = people.list(BY_NAME.read(cursor, 1), size);
        return Page.of(found, size, (Person last) -> BY_NAME.after(last.name())).map(PersonJson::of);
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
        return PersonJson.of(people.change(id, change));
    }

    @PostMapping("/{id}/password")
    @PreAuthorize("hasAuthority('people')")
    @SecretAnswer
    PersonJson renewPassword(@PathVariable long id) {
        return PersonJson.of(people.renewPassword(id));
    }
}
