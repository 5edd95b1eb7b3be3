package io.ratebook.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Answers what nobody refused and nobody foresaw: by the database's own state, or by a number that stands beside the story in
 * the log. Nothing of the story is told outside.
 */
final class Unforeseen {
    private static final Logger LOG = LoggerFactory.getLogger(Unforeseen.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NUMBER_BYTES = 5;
    private static final int RETRY_SECONDS = 2;

    private Unforeseen() {}

    static ResponseEntity<Object> answer(Throwable failure) {
        if (DatabaseTrouble.isPassing(failure)) {
            LOG.warn("the database was too busy: {}", String.valueOf(failure.getMessage()));
            return Problem.answer(Refusal.unavailable(
                    RETRY_SECONDS, "busy", "others are writing the same things: nothing was written, try again"));
        }
        if (DatabaseTrouble.isAway(failure)) {
            LOG.error("the database does not answer: {}", String.valueOf(failure.getMessage()));
            return Problem.answer(Refusal.unavailable(
                    RETRY_SECONDS, "database-away", "the database does not answer: try again with the same key"));
        }
        String number = number();
        LOG.error("error {}", number, failure);
        ProblemDetail problem = Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "error",
                "an error of Ratebook; its log says more under number " + number,
                List.of());
        problem.setProperty("number", number);
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String number() {
        byte[] bytes = new byte[NUMBER_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
