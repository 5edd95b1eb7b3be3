package io.ratebook.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Right;
import io.ratebook.people.Tokens;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.SecretAnswer;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of machines: everybody's own, and all of them for who handles people. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensController {
    private final Tokens tokens;
    private final CurrentActor currentActor;

    TokensController(Tokens tokens, CurrentActor currentActor) {
        this.tokens = tokens;
        this.currentActor = currentActor;
    }

    /** A token; with what to send only in the answer that made it. */
    record TokenJson(
            long id,
            String name,
            String person,
            List<String> scopes,
            @Nullable String program,
            String createdAt,
            @Nullable LocalDate expiresOn,
            @Nullable String lastUsedAt,
            boolean usable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String token) {
        static TokenJson of(Tokens.Token token, @Nullable String secret) {
            return new TokenJson(
                    token.id(),
                    token.name(),
                    token.person(),
                    token.scopes().stream().sorted().map(Right::code).toList(),
                    token.program(),
                    Times.iso(token.createdAt()),
                    token.expiresOn(),
                    Times.isoOrNull(token.lastUsedAt()),
                    token.usable(),
                    secret);
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<TokenJson> list(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Authentication caller) {
        int size = Page.limit(limit);
        Long whose = whose(caller);
        Cursor.Scope newestFirst = Cursor.Scope.of("-id", whose);
        List<Tokens.Token> found = tokens.list(whose, newestFirst.read(cursor, 1), size);
        return Page.of(found, size, (Tokens.Token last) -> newestFirst.after(last.id()))
                .map(token -> TokenJson.of(token, null));
    }

    /** Null, for anybody's, where the caller handles people. */
    private @Nullable Long whose(Authentication caller) {
        boolean all = caller.getAuthorities().stream()
                .anyMatch(authority -> Right.PEOPLE.code().equals(authority.getAuthority()));
        return all ? null : currentActor.current().personId();
    }

    @PostMapping
    @PreAuthorize("hasAuthority('read')")
    @ResponseStatus(HttpStatus.CREATED)
    @SecretAnswer
    TokenJson create(@RequestBody Tokens.Wish wish) {
        Tokens.WithSecret made = tokens.create(person().personId(), wish);
        return TokenJson.of(made.token(), made.secret());
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('read')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Authentication caller) {
        person();
        tokens.revoke(id, whose(caller));
    }

    private Actor person() {
        return currentActor.person("tokens are made and revoked by people, not by tokens");
    }
}
