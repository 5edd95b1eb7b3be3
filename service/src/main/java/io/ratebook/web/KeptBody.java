package io.ratebook.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Keeps the JSON of a call as long as it lasts: what is read once tells only the first thing that is wrong in it. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class KeptBody extends RequestBodyAdviceAdapter {
    private static final String ATTRIBUTE = KeptBody.class.getName();
    /** Of a longer one the first problem is told. */
    private static final int BYTES_MAX = 100_000;

    /**
     * A body.
     *
     * @param type as what it was to be read
     */
    record Kept(byte[] bytes, Type type) {}

    /** Null where none was kept. */
    static @Nullable Kept of(RequestAttributes request) {
        return (Kept) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converterType);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        InputStream rest = message.getBody();
        byte[] first = rest.readNBytes(BYTES_MAX);
        if (first.length < BYTES_MAX) {
            RequestContextHolder.currentRequestAttributes()
                    .setAttribute(ATTRIBUTE, new Kept(first, type), RequestAttributes.SCOPE_REQUEST);
        }
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(first), rest);
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return all;
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }
}
