package io.ratebook.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no more of a JSON body in than a single thing of ours can need; files come as other kinds, to who bounds them. */
@Component
@Order(-200) // Before the guard, which stands at -100.
class JsonLimit extends OncePerRequestFilter {
    private static final int BYTES_MAX = 2_000_000;

    private final ProblemWriter problems;

    JsonLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    private static Refusal refusal() {
        return Refusal.tooLarge("expected JSON of at most " + BYTES_MAX + " bytes; send many lines as a file");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BYTES_MAX) {
            problems.write(response, refusal());
            return;
        }
        chain.doFilter(new Bounded(request), response);
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private @Nullable ServletInputStream body;

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new BoundedStream(super.getInputStream());
            }
            return body;
        }
    }

    /** Of a body that did not say how long it is. */
    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream in;
        private long left = BYTES_MAX;

        BoundedStream(ServletInputStream in) {
            this.in = in;
        }

        private int counted(int bytes) {
            left -= Math.max(bytes, 0);
            if (left < 0) {
                throw refusal();
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            counted(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(in.read(buffer, offset, length));
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
