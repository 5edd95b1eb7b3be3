package io.ratebook.payout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The making of many payouts together. Times are micros, days those of the program's zone.
 *
 * @param kind run, scheduled, report, lead or single
 * @param method of a report: earned, opening-earned or closing; else null
 * @param from first effective day of what is paid; null for no lower end
 * @param to last effective day, included
 * @param partners codes of those it is for; null for all
 * @param noMinimum whether partners are paid below their minimum too
 * @param paymentType how all are paid; null where each is as payment details say
 * @param payOn when it is to be paid
 * @param asOf what was payable then is paid
 * @param state making, open, frozen, approved or void
 * @param fourEyes whether somebody else has to approve it than who made and froze it
 * @param ofReport what it pays comes of a ledger report; else null
 */
public record PayoutRun(
        long id,
        int programId,
        String batchId,
        String kind,
        @Nullable String method,
        @Nullable LocalDate from,
        LocalDate to,
        @Nullable List<String> partners,
        boolean noMinimum,
        @Nullable String paymentType,
        LocalDate payOn,
        long asOf,
        String state,
        @Nullable Long job,
        By created,
        @Nullable String contentHash,
        @Nullable By frozen,
        boolean fourEyes,
        @Nullable By approved,
        @Nullable OfReport ofReport) {
    /** The kind of a payment for a lead, by hand. */
    public static final String LEAD = "lead";

    public static final String MAKING = "making";
    public static final String OPEN = "open";
    public static final String FROZEN = "frozen";
    public static final String APPROVED = "approved";
    public static final String VOID = "void";

    /** Who did something, and when; id is of the person who answers for it. */
    public record By(String name, long id, long at) {}

    /**
     * Of a run of a ledger report.
     *
     * @param marksPaid whether its payouts are marked as paid by themselves once they are approved
     */
    public record OfReport(long report, boolean marksPaid) {}

    /** The same, of what is payable at another instant. */
    PayoutRun asOf(long micros) {
        return new PayoutRun(
                id,
                programId,
                batchId,
                kind,
                method,
                from,
                to,
                partners,
                noMinimum,
                paymentType,
                payOn,
                micros,
                state,
                job,
                created,
                contentHash,
                frozen,
                fourEyes,
                approved,
                ofReport);
    }
}
