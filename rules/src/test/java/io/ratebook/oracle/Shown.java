package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.money.Money;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.TierScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases and lines as a person reads them. */
public final class Shown {
    private Shown() {}

    public static String show(RandomCase shown) {
        StringBuilder text = new StringBuilder();
        policy(shown.policy(), text);
        text.append("PARTNERS ")
                .append(shown.partnersByCode() == null ? "everyone named" : "")
                .append('\n');
        if (shown.partnersByCode() != null) {
            shown.partnersByCode().values().forEach(partner -> text.append("  ")
                    .append(partner(partner))
                    .append('\n'));
        }
        text.append("SALES\n");
        shown.sales().stream()
                .sorted(History.IN_TIME)
                .forEach(line -> text.append("  ").append(line(line)).append('\n'));
        return text.toString();
    }

    private static void policy(Policy policy, StringBuilder text) {
        text.append("POLICY currency ")
                .append(policy.settings().currency())
                .append(", zone ")
                .append(policy.settings().timeZone())
                .append(", reactivated after ")
                .append(policy.settings().reactivatedAfterDays())
                .append('\n');
        policy.rates().forEach(sheet -> {
            text.append(sheet.name()).append(": ").append(sheet.reading()).append('\n');
            sheet.rows().forEach(row -> text.append("  ").append(row(row)).append('\n'));
        });
        policy.tiers().forEach(scheme -> text.append(scheme(scheme)));
        List<List<?>> others =
                List.of(policy.bases(), policy.durations().rows(), policy.caps().rows());
        others.forEach(
                rows -> rows.forEach(row -> text.append("  ").append(brief(row)).append('\n')));
    }

    private static String row(RateRow row) {
        return row.ref().label() + " WHEN " + brief(row.when()) + " THEN " + brief(row.rate()) + " of " + row.base()
                + " component " + row.component() + " min " + brief(row.minimum()) + " max " + brief(row.maximum())
                + " share " + brief(row.share());
    }

    private static String scheme(TierScheme scheme) {
        String head = "Tiers " + scheme.name() + ": " + scheme.metric() + " " + scheme.attribute() + " less refunds "
                + scheme.lessRefunds() + " all sales " + scheme.allSales() + " period " + scheme.period() + " "
                + scheme.rollingDays() + " against " + scheme.against() + " " + scheme.againstAttribute() + " mode "
                + scheme.mode() + " " + scheme.lag() + "\n";
        return head
                + scheme.bands().stream()
                        .map(band -> "  " + band.from() + " to " + band.below() + " " + band.currency() + ": "
                                + brief(band.rate()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String brief(@Nullable Object value) {
        return String.valueOf(value)
                .replace("RowRef", "")
                .replace("number=", "")
                .replace("from=null, ", "")
                .replace("below=null, ", "")
                .replace(", currency=null", "")
                .replace("name=, ", "");
    }

    private static String partner(PartnerFacts partner) {
        return brief(partner)
                .replace(Long.toString(Long.MIN_VALUE), "always")
                .replace(Long.toString(Long.MAX_VALUE), "never");
    }

    private static String line(SaleLine line) {
        String at = Instants.instant(line.occurredAtMicros()) + " (" + line.occurredAtMicros() + ")";
        if (line.refund()) {
            return line.reference() + " refund from " + line.source() + " of " + line.originalReference() + " at " + at
                    + " " + line.amount().toPlainString() + " " + line.currency();
        }
        String credits = line.credits().stream()
                .map(credit -> credit.partner() + ":" + credit.percent())
                .collect(Collectors.joining(";"));
        return line.reference() + " " + line.event() + " from " + line.source() + " at " + at + " of " + credits
                + " amount "
                + line.amount().toPlainString() + " " + line.currency() + " discount " + line.discount()
                + " tax " + line.tax() + " shipping " + line.shipping() + " fees " + line.fees() + " cost "
                + line.cost() + " quantity " + line.quantity() + " order " + line.order() + " customer "
                + line.customer() + " product " + line.product() + " category " + line.category() + " channel "
                + line.channel() + " coupon " + line.coupon() + " country " + line.country() + " "
                + line.attributes();
    }

    /** What must be equal of a line: all but the wording. */
    public static String key(ResultLine line) {
        boolean earns = line.kind() != ResultLine.Kind.NONE && line.kind() != ResultLine.Kind.PARKED;
        BigDecimal amount = new Money(line.amountMinor(), line.currency()).amount();
        String what = earns
                ? line.component() + " " + amount.toPlainString() + " " + line.currency() + " "
                        + sorted(line.sheet(), "+") + " "
                        + sorted(line.row(), "+") + " payable "
                        + (line.payableFromMicros() == null ? "never" : Instants.instant(line.payableFromMicros()))
                        + " approved " + line.approval()
                : "";
        return "%s %s of %s: %s %s"
                .formatted(
                        line.reference(),
                        line.kind().name().toLowerCase(Locale.ROOT),
                        line.sale(),
                        sorted(line.partner(), ";"),
                        what)
                .strip();
    }

    private static String sorted(String joined, String by) {
        return Arrays.stream(joined.split(Pattern.quote(by)))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining(by));
    }
}
