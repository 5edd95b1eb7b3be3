package io.ratebook.adjustment;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an adjustment is for. */
public enum AdjustmentKind {
    /** A plus or minus by hand. */
    ADJUSTMENT("adjustment"),

    /** What was owed, or paid already, before the program was kept here. */
    OPENING("opening"),

    /** What a lead earned. */
    LEAD("lead"),

    /** What was paid over what a payout was made of, set off next. */
    ADVANCE("advance"),

    /** What a partner who left owes and will never give back. */
    WRITTEN_OFF("written-off");

    private final String code;

    AdjustmentKind(String code) {
        this.code = code;
    }

    /** As it stands in the table and in JSON. */
    public String code() {
        return code;
    }

    public static @Nullable AdjustmentKind find(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Those that people enter; the others come from payouts and leads. */
    public static final List<AdjustmentKind> BY_HAND = List.of(ADJUSTMENT, OPENING, WRITTEN_OFF);

    static String codes(List<AdjustmentKind> kinds) {
        return String.join(", ", kinds.stream().map(AdjustmentKind::code).toList());
    }

    /** All of them, in words. */
    public static String words() {
        return codes(Arrays.asList(values()));
    }

    /** Those that people enter, in words. */
    public static String wordsByHand() {
        return codes(BY_HAND);
    }
}
