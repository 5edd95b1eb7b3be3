package io.ratebook.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A request whose body is hashed while somebody reads it: an upload of gigabytes is never held. */
final class HashedRequest extends HttpServletRequestWrapper {
    private final MessageDigest digest;
    private @Nullable HashedStream body;

    HashedRequest(HttpServletRequest request) {
        super(request);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        String query = request.getQueryString();
        digest.update(((query == null ? "" : query) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the query and the body, of which the rest is read now. */
    byte[] hash() throws IOException {
        ServletInputStream rest = getInputStream();
        byte[] buffer = new byte[8_192];
        while (rest.read(buffer) >= 0) {
            // Hashed by being read.
        }
        return digest.digest();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new HashedStream(super.getInputStream(), digest);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class HashedStream extends ServletInputStream {
        private final ServletInputStream in;
        private final MessageDigest digest;

        HashedStream(ServletInputStream in, MessageDigest digest) {
            this.in = in;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                digest.update((byte) value);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (count > 0) {
                digest.update(buffer, offset, count);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
