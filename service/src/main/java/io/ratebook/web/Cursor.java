package io.ratebook.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the keys of its last item, in the order of the sort. Written as one word that only this class reads, and
 * that is refused under another sort or other filters than it was made for.
 */
public final class Cursor {
    private static final int FORMAT = 1;
    private static final int FINGERPRINT_BYTES = 9;
    private static final String EXPECTED = "the \"next\" of a page of the same list, sort and filters";

    private final byte[] fingerprint;
    private final List<@Nullable String> keys;

    private Cursor(byte[] fingerprint, List<@Nullable String> keys) {
        this.fingerprint = fingerprint;
        this.keys = keys;
    }

    /**
     * The list a cursor belongs to.
     *
     * @param sort as asked for, {@code -occurredAt}
     * @param filters all values that choose what is in the list, in a fixed order; the path's among them
     */
    public record Scope(String sort, List<@Nullable Object> filters) {
        public static Scope of(String sort, @Nullable Object... filters) {
            return new Scope(sort, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(filters))));
        }

        /** The place after an item with these keys; keys are texts, numbers or null. */
        public Cursor after(@Nullable Object... keys) {
            List<@Nullable String> texts = new ArrayList<>();
            for (Object key : keys) {
                texts.add(key == null ? null : key.toString());
            }
            return new Cursor(fingerprint(), texts);
        }

        /**
         * The place that a caller gave back; null for the beginning.
         *
         * @param keys how many keys a cursor of this list has
         */
        public @Nullable Cursor read(@Nullable String text, int keys) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            Cursor cursor = parsed(text);
            if (cursor == null || cursor.keys.size() != keys || !Arrays.equals(cursor.fingerprint, fingerprint())) {
                throw Refusal.parameter("cursor", text, EXPECTED);
            }
            return cursor;
        }

        private byte[] fingerprint() {
            List<@Nullable String> all = new ArrayList<>(List.of(sort));
            for (Object filter : filters) {
                all.add(filter == null ? null : filter.toString());
            }
            try {
                return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes(all)), FINGERPRINT_BYTES);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The key at a place, from 0. */
    public String text(int place) {
        String key = keys.get(place);
        if (key == null) {
            throw Refusal.parameter("cursor", this, EXPECTED);
        }
        return key;
    }

    /** The key at a place, which may have been null. */
    public @Nullable String textOrNull(int place) {
        return keys.get(place);
    }

    /** The key at a place, from 0, of a list that is sorted by a number there. */
    public long number(int place) {
        try {
            return Long.parseLong(text(place));
        } catch (NumberFormatException forged) {
            throw Refusal.parameter("cursor", this, EXPECTED);
        }
    }

    @Override
    public String toString() {
        byte[] rest = bytes(keys);
        byte[] all = new byte[1 + FINGERPRINT_BYTES + rest.length];
        all[0] = FORMAT;
        System.arraycopy(fingerprint, 0, all, 1, FINGERPRINT_BYTES);
        System.arraycopy(rest, 0, all, 1 + FINGERPRINT_BYTES, rest.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private static byte[] bytes(List<@Nullable String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : texts) {
                if (text == null) {
                    out.writeInt(-1);
                } else {
                    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(utf8.length);
                    out.write(utf8);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Cursor parsed(String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            if (all.length < 1 + FINGERPRINT_BYTES || all[0] != FORMAT) {
                return null;
            }
            List<@Nullable String> keys = new ArrayList<>();
            DataInputStream in = new DataInputStream(
                    new ByteArrayInputStream(all, 1 + FINGERPRINT_BYTES, all.length - 1 - FINGERPRINT_BYTES));
            while (in.available() > 0) {
                keys.add(key(in));
            }
            return new Cursor(Arrays.copyOfRange(all, 1, 1 + FINGERPRINT_BYTES), keys);
        } catch (IllegalArgumentException | IOException forged) {
            return null;
        }
    }

    private static @Nullable String key(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < -1 || length > in.available()) {
            throw new IOException("a key of " + length + " bytes");
        }
        return length == -1 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
