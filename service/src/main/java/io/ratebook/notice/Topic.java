package io.ratebook.notice;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What machines can be told of. */
public enum Topic {
    SALE_EVALUATED("sale.evaluated"),
    COMMISSION_APPROVED("commission.approved"),
    PAYOUT_PAID("payout.paid"),
    /** Sent by hand to try a webhook; nobody listens to it. */
    TEST("test");

    private final String word;

    Topic(String word) {
        this.word = word;
    }

    /** As in JSON and in tables. */
    public String word() {
        return word;
    }

    /** Those that a webhook may listen to. */
    public static List<Topic> all() {
        return List.of(SALE_EVALUATED, COMMISSION_APPROVED, PAYOUT_PAID);
    }

    public static String words() {
        return all().stream().map(Topic::word).collect(Collectors.joining(", "));
    }

    public static @Nullable Topic find(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word.equals(word))
                .findFirst()
                .orElse(null);
    }
}
