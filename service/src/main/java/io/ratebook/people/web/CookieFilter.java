package io.ratebook.people.web;

import io.ratebook.people.Actor;
import io.ratebook.people.Person;
import io.ratebook.people.Role;
import io.ratebook.people.SignIns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognizes who signed in at this browser. */
final class CookieFilter extends OncePerRequestFilter {
    private final SignIns signIns;

    CookieFilter(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/")
                && !request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = SignInCookie.read(request);
        Person person = secret == null ? null : signIns.person(secret);
        if (person != null) {
            Authorities.give(Actor.person(person.id(), person.name()), Role.rights(person.roles()));
        }
        chain.doFilter(request, response);
    }
}
