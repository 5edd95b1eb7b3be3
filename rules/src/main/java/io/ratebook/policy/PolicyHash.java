package io.ratebook.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Identity of a policy: SHA-256 over what decides (see {@link CanonicalPolicy}) and the DRL it names, as 64 lower-case
 * hexadecimal digits.
 */
public final class PolicyHash {
    private PolicyHash() {}

    /**
     * The hash of a policy that names no DRL.
     *
     * @throws IllegalArgumentException if it names some: its content decides too
     */
    public static String of(Policy policy) {
        return of(policy, Map.of());
    }

    /**
     * The hash of a policy with its DRL.
     *
     * @param drlHashes the content hash of every DRL set that the policy names, by name
     * @throws IllegalArgumentException naming the DRL set whose content hash is missing
     */
    public static String of(Policy policy, Map<String, String> drlHashes) {
        for (String name : policy.settings().drl()) {
            if (!drlHashes.containsKey(name)) {
                throw new IllegalArgumentException(
                        "DRL set \"" + name + "\" has no content hash: expected one, as its content decides");
            }
        }
        return sha256(CanonicalPolicy.json(policy, drlHashes));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
