package io.ratebook.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What a caller can tell of an error of ours: a number that stands beside the error in the log. */
final class ErrorNumber {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 5;

    private ErrorNumber() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static ProblemDetail problem(String number) {
        ProblemDetail problem = Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "error",
                "an error of Ratebook; its log says more under number " + number,
                List.of());
        problem.setProperty("number", number);
        return problem;
    }
}
