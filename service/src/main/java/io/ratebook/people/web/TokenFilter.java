package io.ratebook.people.web;

import io.ratebook.people.Tokens;
import io.ratebook.web.ProblemWriter;
import io.ratebook.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognizes a token, and keeps one that is for a single program out of all else. */
final class TokenFilter extends OncePerRequestFilter {
    private static final int SCHEME_LENGTH = "Bearer ".length();
    private static final List<String> PROGRAMS = List.of("api", "v1", "programs");

    /** What shows the things of such a token's program only. */
    private static final Set<String> FILTERED = Set.of("programs", "jobs", "session", "openapi.json");

    private final Tokens tokens;
    private final ProblemWriter problems;

    TokenFilter(Tokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME_LENGTH)
                .strip();
        Tokens.Token token = tokens.recognize(secret);
        if (token == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(
                    response, Refusal.unauthenticated("bad-token", "no such token, or it has ended or was revoked"));
            return;
        }
        String program = token.program();
        if (program != null && !isWithin(program, request)) {
            problems.write(response, Refusal.forbidden("this token is for program \"" + program + "\" only"));
            return;
        }
        Authorities.give(token.actor(), token.rights());
        chain.doFilter(request, response);
    }

    private static boolean isWithin(String program, HttpServletRequest request) {
        List<String> path = PathContainer.parsePath(request.getRequestURI()).elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(element -> ((PathContainer.PathSegment) element).valueToMatch())
                .toList();
        int code = PROGRAMS.size();
        if (path.size() > code && path.subList(0, code).equals(PROGRAMS)) {
            return path.get(code).equals(program);
        }
        return path.size() > 2 && path.subList(0, 2).equals(PROGRAMS.subList(0, 2)) && FILTERED.contains(path.get(2));
    }
}
