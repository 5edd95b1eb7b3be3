package io.ratebook.people.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.People;
import io.ratebook.people.Person;
import io.ratebook.people.Right;
import io.ratebook.people.Role;
import io.ratebook.people.SignInLimit;
import io.ratebook.people.SignIns;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and who is signed in. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final SignIns signIns;
    private final SignInLimit limit;
    private final People people;
    private final CurrentActor currentActor;
    private final CsrfTokenRepository csrfTokens;
    private final JdbcTemplate jdbc;

    SessionController(
            SignIns signIns,
            SignInLimit limit,
            People people,
            CurrentActor currentActor,
            CsrfTokenRepository csrfTokens,
            JdbcTemplate jdbc) {
        this.signIns = signIns;
        this.limit = limit;
        this.people = people;
        this.currentActor = currentActor;
        this.csrfTokens = csrfTokens;
        this.jdbc = jdbc;
    }

    record SignIn(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return String.valueOf(name);
        }
    }

    record OwnPassword(
            @Nullable String old,
            @JsonProperty("new") @Nullable String chosen) {
        @Override
        public String toString() {
            return "passwords";
        }
    }

    record Session(SignedIn person, List<Program> programs) {}

    record SignedIn(long id, String name, String displayName, List<String> roles, List<String> rights) {}

    record Program(String code, String name, String currency, String zone) {}

    @PostMapping
    @PreAuthorize("permitAll()")
    Session signIn(@RequestBody SignIn wish, HttpServletRequest request, HttpServletResponse response) {
        FieldProblems problems = new FieldProblems();
        if (wish.name() == null || wish.name().isBlank()) {
            problems.add("name", wish.name(), "the name of a person");
        }
        if (wish.password() == null || wish.password().isEmpty()) {
            problems.add("password", null, "the person's password");
        }
        problems.refuseIfAny();
        String name = String.valueOf(wish.name()).strip();
        limit.count(name, request.getRemoteAddr());
        String secret = signIns.signIn(name, String.valueOf(wish.password()));
        if (secret == null) {
            throw Refusal.unauthenticated("wrong-sign-in", "no such person, or another password");
        }
        limit.forgive(name, request.getRemoteAddr());
        return begin(secret, request, response);
    }

    /** With a new token against forged requests, so that none from before the sign-in holds. */
    private Session begin(String secret, HttpServletRequest request, HttpServletResponse response) {
        Person person = signIns.person(secret);
        if (person == null) {
            throw Refusal.unauthenticated("not-signed-in", "nobody is signed in");
        }
        SignInCookie.write(request, response, secret);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return session(person, null);
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    Session current() {
        Actor actor = currentActor.current();
        return session(people.get(actor.personId()), actor.program());
    }

    private Session session(Person person, @Nullable String only) {
        List<Program> programs = jdbc.query(
                "SELECT code, name, currency, zone FROM program WHERE ? IS NULL OR code = ? ORDER BY name, code",
                (row, number) -> new Program(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                only,
                only);
        return new Session(
                new SignedIn(
                        person.id(),
                        person.name(),
                        person.displayName(),
                        PersonJson.codes(person.roles()),
                        Role.rights(person.roles()).stream().map(Right::code).toList()),
                programs);
    }

    @DeleteMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        String secret = SignInCookie.read(request);
        if (secret != null) {
            signIns.signOut(secret);
        }
        SignInCookie.clear(request, response);
    }

    @PostMapping("/password")
    @PreAuthorize("isAuthenticated()")
    Session changePassword(
            @RequestBody OwnPassword passwords, HttpServletRequest request, HttpServletResponse response) {
        Actor actor = currentActor.person("only a person changes their password");
        limit.count(actor.name(), request.getRemoteAddr());
        people.changePassword(actor.personId(), passwords.old(), passwords.chosen());
        limit.forgive(actor.name(), request.getRemoteAddr());
        return begin(signIns.signIn(actor.personId()), request, response);
    }
}
