package io.ratebook.lead;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which leads of a program are listed; null for any.
 *
 * @param q part of the code, the name or the company, whatever the case of its letters
 * @param paid whether there is a payment that is not void
 */
public record LeadFilter(
        @Nullable String q,
        @Nullable String partner,
        @Nullable String phase,
        @Nullable Boolean paid) {
    /** On {@code partner_lead l} and {@code lead_person h}. */
    String condition() {
        return "l.program_id = :program" + (q == null ? "" : " AND h.search LIKE :q")
                + (partner == null ? "" : " AND l.partner = :partner")
                + (phase == null ? "" : " AND l.phase = :phase")
                + (paid == null ? "" : " AND l.id" + (paid ? "" : " NOT") + " IN (" + PaymentTable.PAID_LEADS + ")");
    }

    Map<String, Object> parameters(int programId) {
        Map<String, Object> parameters = new HashMap<>(Map.of("program", programId));
        if (q != null) {
            parameters.put("q", "%" + escaped(q.toLowerCase(Locale.ROOT)) + "%");
        }
        if (partner != null) {
            parameters.put("partner", partner);
        }
        if (phase != null) {
            parameters.put("phase", phase);
        }
        return parameters;
    }

    /** The signs that stand for other characters stand for themselves. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
