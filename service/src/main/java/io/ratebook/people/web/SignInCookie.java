package io.ratebook.people.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a browser is recognized by: no script can read it, and other sites' forms do not send it. */
final class SignInCookie {
    private static final String NAME = "ratebook";

    private SignInCookie() {}

    static @Nullable String read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** Until the browser ends. */
    static void write(HttpServletRequest request, HttpServletResponse response, String secret) {
        add(request, response, ResponseCookie.from(NAME, secret));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, ResponseCookie.from(NAME, "").maxAge(Duration.ZERO));
    }

    private static void add(
            HttpServletRequest request, HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .build()
                        .toString());
    }
}
