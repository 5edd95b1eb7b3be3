package io.ratebook.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the server itself says of a request that reached no controller, or broke on the way to one. */
@Controller
class ErrorAnswer implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);

    @RequestMapping("/error")
    @PreAuthorize("permitAll()")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
        ProblemDetail problem = status == HttpStatus.INTERNAL_SERVER_ERROR
                ? numbered(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                : Problem.of(status, word(status), word(status).replace('-', ' '), List.of());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String word(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static ProblemDetail numbered(@Nullable Object failure) {
        String number = ErrorNumber.next();
        LOG.error("error {}", number, failure);
        return ErrorNumber.problem(number);
    }
}
