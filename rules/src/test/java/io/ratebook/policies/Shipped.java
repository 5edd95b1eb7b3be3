package io.ratebook.policies;

import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.sheet.Comments;
import io.ratebook.policy.sheet.KnownValues;
import io.ratebook.policy.sheet.WorkbookWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A policy that ships.
 *
 * @param folder where its workbook lies in rules/policies: the program's code
 * @param comments of its rows
 * @param known codes that its drop-downs offer
 */
record Shipped(String folder, Policy policy, Comments comments, KnownValues known) {
    static final int REACTIVATED_AFTER_DAYS = PolicySettings.REACTIVATED_AFTER_DAYS;

    static List<Shipped> all() {
        return List.of(
                AmazonAssociates.shipped(),
                EbayPartners.shipped(),
                AirbnbAssociates.shipped(),
                FiverrAffiliates.shipped(),
                MicrosoftCsp.shipped(),
                AwsMarketplace.shipped(),
                ShopBase.shipped(),
                AdempiereBands.shipped(),
                OnlineRetail.shipped());
    }

    static Shipped of(PolicyText text, Map<Field, List<String>> known) {
        Policy policy = text.build();
        String folder =
                policy.settings().program() == null ? "" : policy.settings().program();
        return new Shipped(folder, policy, new Comments(text.comments()), new KnownValues(known));
    }

    static PolicySettings settings(
            String title, String program, String currency, String timeZone, String note, String... drl) {
        return new PolicySettings(
                title,
                program,
                currency,
                ZoneId.of(timeZone),
                null,
                REACTIVATED_AFTER_DAYS,
                note,
                List.of(drl),
                null,
                null);
    }

    byte[] workbook() {
        return WorkbookWriter.write(policy, comments, known);
    }
}
