package io.ratebook.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the lines of a report are listed by; those that are equal in it, by partner and currency. */
public enum ReportOrder {
    PARTNER("partner", "partner", line -> 0),
    OPENING("opening", "opening", ReportLine::opening),
    EARNED("earned", "earned", ReportLine::earned),
    CLAWED_BACK("clawedBack", "clawed_back", ReportLine::clawedBack),
    ADJUSTED("adjusted", "adjusted", ReportLine::adjusted),
    PAID("paid", "paid", ReportLine::paid),
    CLOSING("closing", "closing", ReportLine::closing),
    PENDING("pending", "pending", ReportLine::pending),
    ON_HOLD("onHold", "on_hold", ReportLine::onHold);

    private final String word;
    private final String column;
    private final ToLongFunction<ReportLine> key;

    ReportOrder(String word, String column, ToLongFunction<ReportLine> key) {
        this.word = word;
        this.column = column;
        this.key = key;
    }

    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    /** 0 of all lines where they are listed by partner. */
    long key(ReportLine line) {
        return key.applyAsLong(line);
    }

    public static @Nullable ReportOrder find(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        List<String> words = Arrays.stream(values())
                .map(order -> order.word + ", -" + order.word)
                .toList();
        return String.join(", ", words);
    }
}
