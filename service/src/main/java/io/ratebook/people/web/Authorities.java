package io.ratebook.people.web;

import io.ratebook.people.Actor;
import io.ratebook.people.Right;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells the rest of a request who makes it and what they may. */
final class Authorities {
    private Authorities() {}

    static void give(Actor actor, Set<Right> rights) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                actor,
                "",
                rights.stream()
                        .map(right -> new SimpleGrantedAuthority(right.code()))
                        .toList()));
        SecurityContextHolder.setContext(context);
    }
}
