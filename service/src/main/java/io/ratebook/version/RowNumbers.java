package io.ratebook.version;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.Story;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.TierBand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives rows that have none their ids: {@code R-0013} follows the highest number that a row of any Rates sheet ever had in
 * the program, also one that is gone. Ids that are there stay as they are.
 */
final class RowNumbers {
    private static final Pattern NUMBERED = Pattern.compile("([A-Z])-(\\d{1,9})");

    private final Map<Kind, Integer> last;

    /** The tables whose rows have ids of their own. */
    enum Kind {
        RATES("R"),
        TIERS("T"),
        BASES("B"),
        DURATIONS("D"),
        THRESHOLDS("H"),
        CAPS("C"),
        REFERRALS("F"),
        TESTS("S");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }

        static Kind of(String letter) {
            for (Kind kind : values()) {
                if (kind.letter.equals(letter)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of table has the letter \"" + letter + "\"");
        }
    }

    /** Goes on after these; kinds that are not there begin at 1. */
    RowNumbers(Map<Kind, Integer> last) {
        this.last = new EnumMap<>(Kind.class);
        this.last.putAll(last);
    }

    /** The highest numbers now. */
    Map<Kind, Integer> last() {
        return Map.copyOf(last);
    }

    /** The policy with an id at every row. */
    Policy numbered(Policy policy) {
        PolicyRows.of(policy).forEach((kind, refs) -> refs.forEach(ref -> see(kind, ref)));
        return new Policy(
                policy.settings(),
                each(policy.rates(), this::rates),
                each(policy.tiers(), this::scheme),
                each(policy.bases(), this::base),
                sheet(policy.durations(), this::duration),
                sheet(policy.thresholds(), this::threshold),
                sheet(policy.caps(), this::cap),
                sheet(policy.referrals(), this::referral),
                each(policy.tests(), this::story));
    }

    private void see(Kind kind, RowRef ref) {
        Matcher id = NUMBERED.matcher(ref.id() == null ? "" : ref.id());
        if (id.matches() && id.group(1).equals(kind.letter)) {
            last.merge(kind, Integer.valueOf(id.group(2)), Math::max);
        }
    }

    private RowRef given(Kind kind, RowRef ref) {
        if (ref.id() != null) {
            return ref;
        }
        int number = last.merge(kind, 1, Math::addExact);
        return new RowRef(ref.sheet(), ref.number(), String.format(Locale.ROOT, "%s-%04d", kind.letter, number));
    }

    private static <R> List<R> each(List<R> rows, Function<R, R> change) {
        List<R> changed = new ArrayList<>(rows.size());
        rows.forEach(row -> changed.add(change.apply(row)));
        return changed;
    }

    private static <R> Sheet<R> sheet(Sheet<R> sheet, Function<R, R> change) {
        return new Sheet<>(sheet.columns(), each(sheet.rows(), change));
    }

    private RateSheet rates(RateSheet sheet) {
        return new RateSheet(sheet.name(), sheet.reading(), sheet.columns(), each(sheet.rows(), this::rate));
    }

    private RateRow rate(RateRow row) {
        return new RateRow(
                given(Kind.RATES, row.ref()),
                row.when(),
                row.rate(),
                row.base(),
                row.component(),
                row.minimum(),
                row.maximum(),
                row.share(),
                row.comment());
    }

    private TierScheme scheme(TierScheme scheme) {
        List<TierBand> bands = each(
                scheme.bands(),
                band -> new TierBand(
                        given(Kind.TIERS, band.ref()), band.from(), band.below(), band.currency(), band.rate()));
        RowRef first =
                bands.isEmpty() ? given(Kind.TIERS, scheme.ref()) : bands.get(0).ref();
        return new TierScheme(
                first,
                scheme.name(),
                scheme.metric(),
                scheme.attribute(),
                scheme.lessRefunds(),
                scheme.allSales(),
                scheme.period(),
                scheme.rollingDays(),
                scheme.against(),
                scheme.againstAttribute(),
                scheme.mode(),
                scheme.lag(),
                bands);
    }

    private NamedBase base(NamedBase row) {
        return new NamedBase(
                given(Kind.BASES, row.ref()),
                row.name(),
                row.startsFrom(),
                row.startsFromComponent(),
                row.discount(),
                row.tax(),
                row.shipping(),
                row.cost(),
                row.fees(),
                row.percent());
    }

    private DurationRow duration(DurationRow row) {
        return new DurationRow(
                given(Kind.DURATIONS, row.ref()),
                row.when(),
                row.holdDays(),
                row.approval(),
                row.earnsFor(),
                row.clawbackWithinDays(),
                row.comment());
    }

    private ThresholdRow threshold(ThresholdRow row) {
        return new ThresholdRow(
                given(Kind.THRESHOLDS, row.ref()),
                row.when(),
                row.minimum(),
                row.minimumSales(),
                row.minimumCustomers(),
                row.sweep(),
                row.comment());
    }

    private CapRow cap(CapRow row) {
        return new CapRow(
                given(Kind.CAPS, row.ref()),
                row.when(),
                row.scope(),
                row.period(),
                row.maximum(),
                row.component(),
                row.comment());
    }

    private ReferralRow referral(ReferralRow row) {
        return new ReferralRow(
                given(Kind.REFERRALS, row.ref()),
                row.when(),
                row.depth(),
                row.kind(),
                row.value(),
                row.base(),
                row.minimumEarnings(),
                row.duration(),
                row.ownSalesNeeded(),
                row.comment());
    }

    private Story story(Story story) {
        return new Story(
                story.name(),
                each(
                        story.steps(),
                        step -> new Story.Step(
                                given(Kind.TESTS, step.ref()),
                                step.sale(),
                                step.facts(),
                                step.component(),
                                step.expected())));
    }
}
