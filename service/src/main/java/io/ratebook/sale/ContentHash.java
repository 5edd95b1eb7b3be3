package io.ratebook.sale;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 16 bytes that tell one content of a sale from another: the beginning of a SHA-256 over its parts, each with its length. */
final class ContentHash {
    private static final int BYTES = 16;

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static byte[] of(SaleLine line) {
        ContentHash hash = new ContentHash();
        hash.text(line.refund() ? "refund" : "sale");
        hash.text(line.originalReference());
        hash.text(line.event());
        hash.text(Long.toString(line.occurredAtMicros()));
        for (Credit credit : line.credits()) {
            hash.text(credit.partner());
            hash.number(credit.percent());
        }
        hash.text(line.customer());
        hash.text(line.country());
        hash.text(line.product());
        hash.text(line.category());
        hash.text(line.channel());
        hash.text(line.coupon());
        hash.text(line.currency());
        hash.number(line.quantity());
        hash.number(line.amount());
        hash.number(line.discount());
        hash.number(line.tax());
        hash.number(line.shipping());
        hash.number(line.fees());
        hash.number(line.cost());
        hash.text(line.order());
        new TreeMap<>(line.attributes()).forEach((name, value) -> {
            hash.text(name);
            hash.text(value);
        });
        return Arrays.copyOf(hash.digest.digest(), BYTES);
    }

    private void number(@Nullable BigDecimal value) {
        text(value == null ? null : value.stripTrailingZeros().toPlainString());
    }

    private void text(@Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        int length = value == null ? -1 : bytes.length;
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (length >> shift));
        }
        digest.update(bytes);
    }
}
