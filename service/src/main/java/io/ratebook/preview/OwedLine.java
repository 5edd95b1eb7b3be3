package io.ratebook.preview;

import io.ratebook.commission.CommissionKey;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.policy.DurationRow;
import io.ratebook.preview.BookedStates.State;
import io.ratebook.preview.ShiftSums.Owed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DECIDE: what a line that earns otherwise makes of the next payouts.
 *
 * @param id of the sale or refund, or of what a rule adds at a period's end; 0 where nothing is booked for it
 * @param saleId of a refund that of its sale, else the same
 * @param occurredAt micros
 * @param results what it earns by the version
 */
record OwedLine(long id, long saleId, long occurredAt, List<ResultLine> results) {
    private boolean isRefund() {
        return id != saleId;
    }

    private Map<CommissionKey, ResultLine> due() {
        Map<CommissionKey, ResultLine> due = new HashMap<>();
        for (ResultLine result : results) {
            if (result.kind() == Kind.COMMISSION
                    || result.kind() == Kind.REVERSAL
                    || result.kind() == Kind.ADJUSTMENT) {
                due.put(
                        new CommissionKey(
                                saleId,
                                isRefund() ? id : 0,
                                result.partner(),
                                result.component(),
                                result.currency().code()),
                        result);
            }
        }
        return due;
    }

    /**
     * As if the version had counted when it came: what was approved since would have been approved, what is in a payout would be in
     * one, what was declined would be nothing. The hold is the version's.
     */
    void asIfCounted(BookedStates states, ShiftSums sums) {
        states.ofLine(id).forEach((key, state) -> {
            if (!state.isClaimed() && !states.isDeclined(key)) {
                sums.takeOff(key.partner(), key.currency(), state);
            }
        });
        due().forEach((key, result) -> {
            State own = states.ofLine(id).get(key);
            State state = own == null ? states.ofPartner(saleId, key.partner()) : own;
            boolean claimed = state != null && state.isClaimed() && (own != null || !isRefund());
            if (!claimed && !states.isDeclined(key)) {
                add(key, result, state, states, sums);
            }
        });
    }

    private void add(CommissionKey key, ResultLine result, @Nullable State state, BookedStates states, ShiftSums sums) {
        long from = from(result);
        State sale = isRefund() ? states.ofPartner(saleId, key.partner()) : null;
        Long paidFrom = sale != null && sale.isClaimed() ? states.approvedFrom(key) : null;
        long owedFrom = paidFrom == null ? from : Math.min(from, paidFrom);
        boolean approved = state != null && (state.isApproved() || state.isClaimed());
        boolean byItself = sums.isByItself(isAutomatic(result), from);
        if (approved || byItself) {
            // What was added to it since a person approved it waits for one.
            long waits = byItself || state == null ? 0 : state.pending();
            sums.addApproved(owed(key, Math.subtractExact(result.amountMinor(), waits), owedFrom));
            sums.addPending(owed(key, waits, owedFrom));
        } else {
            sums.addPending(owed(key, result.amountMinor(), owedFrom));
        }
    }

    /** As it is decided again once the version counts: what is booked stays, and the difference is booked beside it. */
    void asDecidedAgain(BookedStates states, ShiftSums sums) {
        Map<CommissionKey, ResultLine> due = due();
        Set<CommissionKey> keys = new HashSet<>(due.keySet());
        keys.addAll(states.ofLine(id).keySet());
        for (CommissionKey key : keys) {
            ResultLine result = due.get(key);
            State state = states.ofLine(id).get(key);
            long difference =
                    Math.subtractExact(result == null ? 0 : result.amountMinor(), state == null ? 0 : state.booked());
            if (difference == 0 || states.isDeclined(key)) {
                continue;
            }
            long from = result == null ? occurredAt : from(result);
            Long approvedFrom = difference < 0 ? states.approvedFrom(key) : null;
            if (approvedFrom != null) {
                sums.addApproved(owed(key, difference, Math.min(from, approvedFrom)));
            } else if (result != null && difference > 0 && sums.isByItself(isAutomatic(result), from)) {
                sums.addApproved(owed(key, difference, from));
            } else {
                sums.addPending(owed(key, difference, from));
            }
        }
    }

    /** What a rule adds at a period's end may have no hold. */
    private static long from(ResultLine result) {
        Long from = result.payableFromMicros();
        return from == null ? result.occurredAtMicros() : from;
    }

    private static boolean isAutomatic(ResultLine result) {
        return result.approval() == DurationRow.Approval.AUTOMATIC;
    }

    private Owed owed(CommissionKey key, long amount, long from) {
        return new Owed(key.partner(), key.currency(), amount, from, occurredAt);
    }
}
