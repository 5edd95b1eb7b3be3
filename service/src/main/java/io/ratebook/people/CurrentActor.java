package io.ratebook.people;

import io.ratebook.web.Refusal;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who is doing what the current thread does. */
@Component
public class CurrentActor {
    /** The person or token of the current request; the system outside of one. */
    public Actor current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : Actor.SYSTEM;
    }

    /**
     * The person of the current request.
     *
     * @param otherwise why a token may not do it
     * @throws Refusal with status 403 where it is no person's
     */
    public Actor person(String otherwise) {
        Actor actor = current();
        if (actor.kind() != Actor.Kind.PERSON) {
            throw Refusal.forbidden(otherwise);
        }
        return actor;
    }

    /** Runs what somebody asked for earlier, a job, in that actor's name; without rights, which were checked then. */
    public <T> T as(Actor actor, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext during = SecurityContextHolder.createEmptyContext();
        during.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, "", List.of()));
        SecurityContextHolder.setContext(during);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
