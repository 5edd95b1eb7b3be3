package io.ratebook.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A sealed block.
 *
 * @param number from 1, without gaps
 * @param rows how many ids it seals
 * @param hash of it, in hex
 */
record Block(long number, IdRanges ids, long rows, String hash) {
    /** The hash before the first block. */
    static final String NOTHING = "0".repeat(64);

    /** Adds up the hash of a block, from what goes into it; each value with its length, so that none runs into the next. */
    static final class Sum {
        private static final byte NULL = 0;
        private static final byte TEXT = 1;

        private final MessageDigest digest;

        Sum(Chain chain, long number, String before, IdRanges ids) {
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
            add(chain.word());
            add(Long.toString(number));
            add(before);
            add(ids.toString());
        }

        void add(@Nullable String value) {
            if (value == null) {
                digest.update(NULL);
                return;
            }
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            digest.update(TEXT);
            for (int shift = 24; shift >= 0; shift -= 8) {
                digest.update((byte) (bytes.length >> shift));
            }
            digest.update(bytes);
        }

        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
