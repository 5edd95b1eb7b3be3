package io.ratebook.policy.sheet;

import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.ReferralRow;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells of a word and a number or name: {@code 12 months}, {@code rolling 30 days}, {@code attribute: season}. */
final class Phrases {
    private static final Pattern COUNTED =
            Pattern.compile("(\\d{1,6})[\\s\\u00A0]*([a-z]+?)s?", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String FOR_EVER = "forever";

    static final Grammar<EarnsFor> EARNS_FOR = (cell, remarks) -> {
        if (isForEver(cell)) {
            return new EarnsFor.ForEver();
        }
        Counted counted = counted(cell, "12 months, 3 payments or for ever");
        return switch (counted.unit) {
            case "month" -> new EarnsFor.Months(counted.count);
            case "payment" -> new EarnsFor.Payments(counted.count);
            default -> throw new Misread("12 months, 3 payments or for ever");
        };
    };

    static final Grammar<ReferralRow.Duration> DURATION = (cell, remarks) -> {
        if (isForEver(cell)) {
            return new ReferralRow.Duration.ForEver();
        }
        Counted counted = counted(cell, "30 days, 12 months or for ever");
        return switch (counted.unit) {
            case "day" -> new ReferralRow.Duration.Days(counted.count);
            case "month" -> new ReferralRow.Duration.Months(counted.count);
            default -> throw new Misread("30 days, 12 months or for ever");
        };
    };

    static final Grammar<Less> LESS = (cell, remarks) -> {
        String key = cell.isText() ? Text.key(cell.text()) : "";
        return switch (key) {
            case "yes" -> new Less.Yes();
            case "no" -> new Less.No();
            default ->
                new Less.Percent(Percents.upTo(HUNDRED, "yes, no, or a percentage from 0 % to 100 % such as 3 %")
                        .read(cell, remarks));
        };
    };

    private record Counted(int count, String unit) {}

    private Phrases() {}

    private static boolean isForEver(Cell cell) {
        return cell.isText() && Text.key(cell.text()).equals(FOR_EVER);
    }

    private static Counted counted(Cell cell, String expected) throws Misread {
        Matcher matcher = COUNTED.matcher(cell.isText() ? cell.trimmed() : "");
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
            throw new Misread(expected, cell.isNumber() ? "say of what: " + cell.shown() + " months, for example" : "");
        }
        return new Counted(Integer.parseInt(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT));
    }

    /** The name behind {@code attribute:} or {@code component:}; null if the cell does not begin so. */
    static @Nullable String named(Cell cell, String kind) throws Misread {
        String text = cell.isText() ? cell.trimmed() : "";
        int colon = text.indexOf(':');
        if (colon < 0 || !Text.key(text.substring(0, colon)).equals(kind)) {
            return null;
        }
        String name = Text.trimmed(text.substring(colon + 1));
        if (name.isEmpty() || Text.forbiddenIn(name) != null) {
            throw new Misread("a name behind " + kind + ":");
        }
        return name;
    }

    static String written(EarnsFor earnsFor) {
        if (earnsFor instanceof EarnsFor.Months months) {
            return months.months() + " months";
        }
        return earnsFor instanceof EarnsFor.Payments payments ? payments.payments() + " payments" : "for ever";
    }

    static String written(ReferralRow.Duration duration) {
        if (duration instanceof ReferralRow.Duration.Days days) {
            return days.days() + " days";
        }
        return duration instanceof ReferralRow.Duration.Months months ? months.months() + " months" : "for ever";
    }
}
