package io.ratebook.commission;

import io.ratebook.database.Where;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which commissions of a program are listed; null for any.
 *
 * @param sales ids of their sales; more than {@value #SALES_MAX} are not asked for one by one
 * @param sale as it was asked for, which sales stands for
 * @param versionId of the policy version
 * @param row id of the row that decided
 * @param from micros, included
 * @param until micros, not included
 * @param q as it was asked for: beginning of a sale's reference
 * @param standing one of {@link #STANDINGS}
 * @param level that the partner had at the sale; {@link #NO_LEVEL} for none
 * @param now micros, for standing: when it was asked
 */
public record CommissionFilter(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String partner,
        @Nullable String component,
        @Nullable List<Long> sales,
        @Nullable String sale,
        @Nullable Integer versionId,
        @Nullable String row,
        @Nullable Long from,
        @Nullable Long until,
        @Nullable String q,
        @Nullable String standing,
        @Nullable String level,
        long now) {
    /** Stands for partners without a level. */
    public static final String NO_LEVEL = "(none)";

    private static final String LEVEL = "EXISTS (SELECT 1 FROM partner p JOIN partner_level l ON l.partner_id = p.id"
            + " WHERE p.program_id = c.program_id AND p.code = c.partner AND l.from_at <= c.occurred_at"
            + " AND l.until_at > c.occurred_at AND l.level ";
    private static final String ENTRY = "EXISTS (SELECT 1 FROM payable_entry e WHERE e.program_id = c.program_id"
            + " AND e.partner = c.partner AND e.currency = c.currency AND e.entry_id = c.id AND e.payout_id ";

    /** Standings by which commissions are listed: what the sums of a program and of its partners are made of. */
    public static final List<String> STANDINGS = List.of("on-hold", "payable", "being-paid");

    public static final int SALES_MAX = 5_000;

    /** The same, of what is pending alone; itself if it says a state. */
    public CommissionFilter pending() {
        return state != null
                ? this
                : new CommissionFilter(
                        "pending", kind, partner, component, sales, sale, versionId, row, from, until, q, standing,
                        level, now);
    }

    public Where where(int programId) {
        Where where = new Where()
                .and("c.program_id = ?", programId)
                .andIf(from, "c.occurred_at >= ?")
                .andIf(until, "c.occurred_at < ?")
                .andIf(state, "c.state = ?")
                .andIf(kind, "c.kind = ?")
                .andIf(partner, "c.partner = ?")
                .andIf(component, "c.component = ?")
                .andIf(versionId, "c.policy_version_id = ?")
                .andIf(row, "c.row_id = ?");
        if (sales != null) {
            where.andIn("c.sale_id", sales);
        } else if (q != null) {
            where.and("EXISTS (SELECT 1 FROM sale s WHERE s.id = c.sale_id AND s.reference LIKE ?)", Where.prefix(q));
        }
        if (level != null) {
            if (level.equals(NO_LEVEL)) {
                where.and("NOT " + LEVEL + "IS NOT NULL)");
            } else {
                where.and(LEVEL + "= ?)", level);
            }
        }
        return standing == null ? where : standing(where, standing);
    }

    private Where standing(Where where, String word) {
        return switch (word) {
            case "on-hold" -> where.and("c.payable_from > ? AND c.state IN ('pending', 'approved')", now);
            case "payable" -> where.and("c.state = 'approved' AND c.payable_from <= ? AND " + ENTRY + "= 0)", now);
            case "being-paid" -> where.and("c.state = 'approved' AND " + ENTRY + "<> 0)");
            default -> throw new IllegalArgumentException(word);
        };
    }

    /** What was asked for, which is the same from page to page: so not when. */
    List<@Nullable Object> all() {
        return Arrays.asList(state, kind, partner, component, sale, versionId, row, from, until, q, standing, level);
    }

    boolean isEmpty() {
        return sales == null && all().stream().allMatch(Objects::isNull);
    }
}
