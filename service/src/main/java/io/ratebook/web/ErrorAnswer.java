package io.ratebook.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the server itself says of a request that reached no controller, or broke on the way to one. */
@Controller
class ErrorAnswer implements ErrorController {
    @RequestMapping("/error")
    @PreAuthorize("permitAll()")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return Unforeseen.answer(
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                            ? failure
                            : new IllegalStateException(
                                    String.valueOf(request.getAttribute(RequestDispatcher.ERROR_MESSAGE))));
        }
        String word = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, word, word.replace('-', ' '), List.of()));
    }
}
