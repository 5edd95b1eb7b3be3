package io.ratebook.partner;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which partners of a program are listed; null for any. State, level and group are those of now.
 *
 * @param payment word of the method of payment details that stand now, or {@link #NO_PAYMENT}
 * @param q part of the code or of the name, whatever the case of its letters
 */
public record PartnerFilter(
        @Nullable String q,
        @Nullable PartnerState state,
        @Nullable String level,
        @Nullable String group,
        @Nullable String tag,
        @Nullable String payment) {
    /** Those without payment details. */
    public static final String NO_PAYMENT = "none";

    public static final PartnerFilter ALL = new PartnerFilter(null, null, null, null, null, null);

    private static final String NOW = " AND from_at <= :now AND until_at > :now)";

    /** On {@code partner p}, and on {@code partner_person h} where something is looked for. */
    String condition() {
        StringBuilder sql = new StringBuilder("p.program_id = :program");
        if (q != null) {
            sql.append(" AND h.search LIKE :q");
        }
        if (state != null) {
            sql.append(among("partner_state", "state = :state")).append(NOW);
        }
        if (level != null) {
            sql.append(among("partner_level", "level = :level")).append(NOW);
        }
        if (group != null) {
            sql.append(among("partner_group", "group_name = :group")).append(NOW);
        }
        if (tag != null) {
            sql.append(among("partner_tag", "tag = :tag")).append(")");
        }
        if (payment != null) {
            boolean none = payment.equals(NO_PAYMENT);
            sql.append(none ? " AND p.id NOT IN" : " AND p.id IN")
                    .append(" (SELECT partner_id FROM partner_payment_details WHERE program_id = :program"
                            + " AND until_at = :open")
                    .append(none ? ")" : " AND method = :payment)");
        }
        return sql.toString();
    }

    private static String among(String table, String condition) {
        return " AND p.id IN (SELECT partner_id FROM " + table + " WHERE program_id = :program AND " + condition;
    }

    Map<String, Object> parameters(int programId, long now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("program", programId);
        parameters.put("now", now);
        if (q != null) {
            parameters.put("q", "%" + escaped(q.toLowerCase(Locale.ROOT)) + "%");
        }
        if (state != null) {
            parameters.put("state", state.word());
        }
        if (level != null) {
            parameters.put("level", level);
        }
        if (group != null) {
            parameters.put("group", group);
        }
        if (tag != null) {
            parameters.put("tag", tag);
        }
        if (payment != null) {
            parameters.put("open", Moments.OPEN);
            parameters.put("payment", payment);
        }
        return parameters;
    }

    /** The signs that stand for other characters stand for themselves. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
