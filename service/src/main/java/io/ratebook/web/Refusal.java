package io.ratebook.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a caller asked for is not done; answered as problem details of the status, with the code for machines. */
public final class Refusal extends RuntimeException {
    private final transient HttpStatus status;
    private final String code;
    private final transient List<FieldProblem> errors;
    private final int retryAfterSeconds;

    private Refusal(HttpStatus status, String code, String detail, List<FieldProblem> errors, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    private static Refusal of(HttpStatus status, String code, String detail) {
        return new Refusal(status, code, detail, List.of(), 0);
    }

    /** 404: {@code notFound("partner", "P-1")}. Also for what the caller may not know to exist. */
    public static Refusal notFound(String thing, Object value) {
        return of(HttpStatus.NOT_FOUND, "not-found", "there is no " + thing + " \"" + value + "\"");
    }

    /** 409: the state of things forbids it; the detail names the state. */
    public static Refusal conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 409 that passes by itself: try again after so many seconds. */
    public static Refusal conflictFor(int seconds, String code, String detail) {
        return new Refusal(HttpStatus.CONFLICT, code, detail, List.of(), seconds);
    }

    /** 422: understood, and wrong; all problems at once. */
    public static Refusal wrong(List<FieldProblem> errors) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "wrong-fields",
                errors.size() == 1
                        ? errors.get(0).field() + ": found " + errors.get(0).found() + ", expected "
                                + errors.get(0).expected()
                        : errors.size() + " fields are wrong",
                errors,
                0);
    }

    /** 422 of one field. */
    public static Refusal wrong(String field, @Nullable Object found, String expected) {
        FieldProblems problems = new FieldProblems();
        problems.add(field, found, expected);
        return wrong(problems.all());
    }

    /** 422 that no single field is to blame for. */
    public static Refusal wrong(String code, String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /** 400: a parameter of the query that cannot be read. */
    public static Refusal parameter(String name, @Nullable Object found, String expected) {
        FieldProblems problems = new FieldProblems();
        problems.add(name, found, expected);
        FieldProblem problem = problems.all().get(0);
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "wrong-parameter",
                problem.field() + ": found " + problem.found() + ", expected " + problem.expected(),
                problems.all(),
                0);
    }

    /** 400: a request that cannot be read. */
    public static Refusal unreadable(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** 401: nobody is signed in, or not with that password. */
    public static Refusal unauthenticated(String code, String detail) {
        return of(HttpStatus.UNAUTHORIZED, code, detail);
    }

    /** 403: known who asks, and it is not for them. */
    public static Refusal forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    /** 413: bigger than is read. */
    public static Refusal tooLarge(String detail) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    /** 415: a body of a kind that is not read here. */
    public static Refusal unsupported(String detail) {
        return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
    }

    /** 429: too often. */
    public static Refusal tooMany(int retryAfterSeconds, String detail) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many", detail, List.of(), retryAfterSeconds);
    }

    /** 503: not now. */
    public static Refusal unavailable(int retryAfterSeconds, String code, String detail) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), retryAfterSeconds);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** 0 where waiting does not help. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
