package io.ratebook.payout;

import io.ratebook.database.Where;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of partner and currency are listed; null for any.
 *
 * @param partner the whole code
 * @param q beginning of the code
 * @param what payable (above zero, paid or not), paid, left-out, or the word of a reason
 */
public record PaymentFilter(
        @Nullable String partner,
        @Nullable String q,
        @Nullable String currency,
        @Nullable String what) {
    public static final PaymentFilter ALL = new PaymentFilter(null, null, null, null);
    static final String PAYABLE = "payable";
    static final String PAID = "paid";
    static final String LEFT_OUT = "left-out";

    /** What {@link #what} may say. */
    public static List<String> whats() {
        return Stream.concat(
                        Stream.of(PAYABLE, PAID, LEFT_OUT),
                        Arrays.stream(LeftOut.Reason.values()).map(LeftOut.Reason::word))
                .toList();
    }

    /** The kinds of accounts on one of which a line has something. */
    List<String> kinds() {
        return PAYABLE.equals(what) ? List.of("payable") : List.of("earned", "payable");
    }

    /** Of accounts that have something on them; which kind is left to say. */
    Where accounts(int programId) {
        return new Where()
                .and("program_id = ?", programId)
                .and("balance <> 0")
                .andIf(partner, "owner = ?")
                .andIf(q == null ? null : Where.prefix(q), "owner LIKE ?")
                .andIf(currency, "currency = ?");
    }

    /** Of entries {@code e}. */
    Where entries(int programId) {
        return new Where()
                .and("e.program_id = ?", programId)
                .andIf(partner, "e.partner = ?")
                .andIf(q == null ? null : Where.prefix(q), "e.partner LIKE ?")
                .andIf(currency, "e.currency = ?");
    }

    boolean takes(PaymentLine line) {
        return (currency == null || currency.equals(line.currency())) && (what == null || takes(line, what));
    }

    private boolean takes(PaymentLine line, String wanted) {
        return switch (wanted) {
            case PAYABLE -> line.payable() > 0;
            case PAID -> line.isPaid();
            case LEFT_OUT -> !line.isPaid();
            default -> isFor(line);
        };
    }

    private boolean isFor(PaymentLine line) {
        return line.leftOut().stream().anyMatch(one -> one.reason().equals(what));
    }

    List<@Nullable Object> all() {
        return Arrays.asList(partner, q, currency, what);
    }
}
