package io.ratebook.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What is given out once and kept only as its SHA-256: 256 random bits need no slower hash. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    private static final int PASSWORD_BYTES = 15;

    private Secret() {}

    /** 43 letters, digits, - and _. */
    static String next() {
        return random(TOKEN_BYTES);
    }

    /** A password of 20 characters, 120 random bits. */
    static String password() {
        return random(PASSWORD_BYTES);
    }

    private static String random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
