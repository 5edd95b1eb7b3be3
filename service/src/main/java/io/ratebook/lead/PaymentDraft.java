package io.ratebook.lead;

import io.ratebook.web.MoneyJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as somebody enters it.
 *
 * @param partner null, or the code of the lead's partner
 * @param totalRevenue null is a problem; its currency null for the program's
 * @param commissionPercent null for that of the lead
 * @param amount null, or what the person saw: it is computed here, and another one is refused
 * @param status scheduled, processing or complete
 * @param method null for how the partner is paid
 * @param acknowledged whether the person knows that a payment id was used for this lead before
 */
public record PaymentDraft(
        @Nullable String partner,
        @Nullable String issueDate,
        @Nullable String periodStart,
        @Nullable String periodEnd,
        @Nullable List<@Nullable String> paymentIds,
        @Nullable MoneyJson totalRevenue,
        @Nullable String commissionPercent,
        @Nullable MoneyJson amount,
        @Nullable String status,
        @Nullable String method,
        boolean acknowledged) {}
