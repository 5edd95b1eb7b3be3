package io.ratebook.people;

import io.ratebook.web.FieldProblems;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be, and how it is kept. */
@Component
public class Passwords {
    private static final int LENGTH_MIN = 12;

    /** bcrypt looks at no more. */
    private static final int BYTES_MAX = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Compared with where there is no such person, so that the answer takes as long. */
    private final String ofNobody = hash(Secret.password());

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** Whether it is the one that was hashed; as slow for a hash that is null. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX
                && encoder.matches(password, hash == null ? ofNobody : hash);
        return same && hash != null;
    }

    /** Notes what is wrong with a new password; never shows it. */
    void check(String field, @Nullable String password, String name, FieldProblems problems) {
        if (password == null) {
            problems.add(field, null, "a password of at least " + LENGTH_MIN + " characters");
        } else if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            problems.add(field, "fewer characters", "a password of at least " + LENGTH_MIN + " characters");
        } else if (password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            problems.add(field, "more characters", "a password of at most " + BYTES_MAX + " bytes");
        } else if (password.toLowerCase(Locale.ROOT).contains(name) && name.length() >= LENGTH_MIN / 2) {
            problems.add(field, "the name in it", "a password that cannot be guessed from the name");
        }
    }
}
