package io.ratebook.payee;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of a partner goes, checked. What a method does not need is null.
 *
 * @param paypal of PayPal: an e-mail address, a PayPal account id, or a phone number as {@code +441632960961}
 * @param holder of a bank account
 * @param iban without blanks
 * @param bic null where the IBAN is enough
 * @param name to whose order a check is written
 * @param address where it is sent
 */
public record PaymentDetails(
        PaymentMethod method,
        @Nullable String paypal,
        @Nullable String holder,
        @Nullable String iban,
        @Nullable String bic,
        @Nullable String name,
        @Nullable String address,
        @Nullable String note,
        @Nullable String taxId) {
    private static final int TAIL = 4;
    private static final int ABSENT = -1;

    /** PayPal and nothing else, as a file of partners says it. */
    static PaymentDetails paypal(String account) {
        return new PaymentDetails(PaymentMethod.PAYPAL, account, null, null, null, null, null, null, null);
    }

    static PaymentDetails erased(PaymentMethod method) {
        return new PaymentDetails(method, null, null, null, null, null, null, null, null);
    }

    /**
     * SHA-256, in hex, over the partner's id and each part, its length in bytes before it: other parts, other bytes. The order
     * stays for ever.
     */
    public String hash(long partnerId) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(partnerId).array());
        for (String part : parts()) {
            byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(part == null ? ABSENT : bytes.length)
                    .array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<@Nullable String> parts() {
        return Arrays.asList(method.word(), paypal, holder, iban, bic, name, address, note, taxId);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For who does not handle money, and for logs: enough to tell two accounts apart, too little to use one. */
    public PaymentDetails masked() {
        return new PaymentDetails(
                method,
                paypal == null ? null : maskedAccount(paypal),
                holder,
                iban == null ? null : iban.substring(0, 2) + "…" + iban.substring(iban.length() - TAIL),
                bic,
                name,
                address == null ? null : "…",
                note == null ? null : "…",
                taxId == null ? null : "…");
    }

    /** {@code ada@example.org} is {@code a…@…org}; of ids and phone numbers the last four signs are left. */
    private static String maskedAccount(String account) {
        int at = account.indexOf('@');
        int last = Math.max(account.lastIndexOf('.'), at);
        return at > 0
                ? account.substring(0, 1) + "…@…" + account.substring(last + 1)
                : "…" + account.substring(Math.max(0, account.length() - TAIL));
    }

    /** In one line: {@code PayPal ada@example.org}, {@code bank DE89370400440532013000, Ada}. */
    public String text() {
        return switch (method) {
            case PAYPAL -> joined("PayPal", paypal);
            case BANK -> joined("bank", iban) + (holder == null ? "" : ", " + holder);
            case CHECK -> joined("check to", name);
            case OTHER -> joined("other", note);
        };
    }

    private static String joined(String what, @Nullable String account) {
        return account == null ? what : what + " " + account;
    }

    /** Safe in any log. */
    @Override
    public String toString() {
        return method.word();
    }
}
