package io.ratebook.program;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Programs asked for again and again; what another instance changes is seen after two seconds. */
final class KnownPrograms {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Map<Object, Known> byKey = new ConcurrentHashMap<>();

    private record Known(Program program, long readAtNanos) {}

    /** The program of a code or an id, read if need be. */
    @Nullable
    Program find(Object key, Supplier<Optional<Program>> reader) {
        Known known = byKey.get(key);
        long now = System.nanoTime();
        if (known != null && now - known.readAtNanos() < FRESH_NANOS) {
            return known.program();
        }
        Program read = reader.get().orElse(null);
        if (read == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, new Known(read, now));
        }
        return read;
    }

    void forget(Program program) {
        byKey.remove(program.code());
        byKey.remove(program.id());
    }
}
