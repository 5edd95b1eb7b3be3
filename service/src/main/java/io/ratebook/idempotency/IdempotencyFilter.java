package io.ratebook.idempotency;

import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.web.ProblemWriter;
import io.ratebook.web.Refusal;
import io.ratebook.web.SecretAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Stands after the guard, which says who calls, and before the controllers. */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,255}");
    private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final int PATH_MAX = 990;
    private static final int BODY_MAX = 4_000_000;
    private static final int RETRY_SECONDS = 2;

    /** How long a dead attempt keeps its key: one of JSON, and one that uploads. Short enough to wait for. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration UPLOAD_LEASE = Duration.ofMinutes(15);

    private final KeyTable keys;
    private final CurrentAttempt currentAttempt;
    private final CurrentActor currentActor;
    private final ProblemWriter problems;

    IdempotencyFilter(KeyTable keys, CurrentAttempt currentAttempt, CurrentActor currentActor, ProblemWriter problems) {
        this.keys = keys;
        this.currentAttempt = currentAttempt;
        this.currentActor = currentActor;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getHeader(KEY) == null
                || !METHODS.contains(request.getMethod())
                || !path.startsWith("/api/v1/")
                || path.equals("/api/v1/session")
                || currentActor.current().kind() == Actor.Kind.SYSTEM;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HashedRequest hashed = new HashedRequest(request);
        try {
            Attempt attempt = keys.begin(key(request), isUpload(request) ? UPLOAD_LEASE : LEASE);
            if (attempt instanceof Attempt.Begun begun) {
                execute(begun, hashed, response, chain);
            } else if (attempt instanceof Attempt.Done done) {
                replay(done, hashed, response);
            } else {
                throw attempt instanceof Attempt.AnswerLost
                        ? Refusal.conflict(
                                "answer-lost",
                                "this was done, but its answer was lost with the service: read what it made")
                        : Refusal.conflictFor(
                                RETRY_SECONDS, "in-progress", "a request with this key is still being answered");
            }
        } catch (Refusal refusal) {
            problems.write(response, refusal);
        }
    }

    private CallKey key(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(KEY));
        if (sent.size() != 1 || !KEY_FORM.matcher(sent.get(0)).matches()) {
            throw Refusal.unreadable("bad-key", KEY + ": expected one of 1 to 255 visible ASCII characters");
        }
        if (request.getRequestURI().length() > PATH_MAX) {
            throw Refusal.unreadable("bad-key", "a path of at most " + PATH_MAX + " characters was expected");
        }
        Actor actor = currentActor.current();
        return new CallKey(
                actor.kind() + " " + actor.id(), request.getMethod() + " " + request.getRequestURI(), sent.get(0));
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && !type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private void execute(Attempt.Begun begun, HashedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        currentAttempt.begin(begun);
        boolean ended = false;
        try {
            chain.doFilter(request, kept);
            ended = true;
        } finally {
            currentAttempt.end();
            if (!ended) {
                keys.release(begun, false);
            }
        }
        settle(begun, request, kept);
        kept.copyBodyToResponse();
    }

    /** What went well is kept; what was refused does not use the key up; what broke does, if anything of it was committed. */
    private void settle(Attempt.Begun begun, HashedRequest request, ContentCachingResponseWrapper response)
            throws IOException {
        int status = response.getStatus();
        try {
            if (status < 400 && !request.isAsyncStarted()) {
                keys.finish(begun, request.hash(), answer(request, response));
            } else {
                keys.release(begun, status >= 400 && status < 500);
            }
        } catch (DataAccessException | TransactionException unkept) {
            LOG.error("an answer could not be kept under its key: {}", unkept.getMessage());
        }
    }

    private static Attempt.Answer answer(HttpServletRequest request, ContentCachingResponseWrapper response) {
        boolean keep = !isSecret(request) && response.getContentSize() <= BODY_MAX;
        return new Attempt.Answer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                keep ? response.getContentAsByteArray() : null);
    }

    private static boolean isSecret(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                && handler.hasMethodAnnotation(SecretAnswer.class);
    }

    private static void replay(Attempt.Done done, HashedRequest request, HttpServletResponse response)
            throws IOException {
        if (!MessageDigest.isEqual(done.requestHash(), request.hash())) {
            throw Refusal.wrong("key-reused", "this key was used for another request: expected a new key");
        }
        Attempt.Answer answer = done.answer();
        byte[] body = answer.body();
        if (body == null) {
            throw Refusal.conflict(
                    "answer-not-kept", "this was done; its answer was given once and is not kept: read what it made");
        }
        response.setStatus(answer.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.getOutputStream().write(body);
    }
}
