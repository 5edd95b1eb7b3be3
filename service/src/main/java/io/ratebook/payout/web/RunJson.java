package io.ratebook.payout.web;

import io.ratebook.payout.PayoutRun;
import io.ratebook.payout.RunSums;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is told.
 *
 * @param partners how many were chosen; null for all
 * @param sums by state and currency
 * @param leftOut by reason and currency
 * @param inPayouts entries that were in payouts already
 * @param report the ledger report that it pays; else null
 * @param marksPaid whether its payouts are marked as paid by themselves once they are approved
 * @param stopped why it did not go on by itself; null where it did, or was not to
 */
record RunJson(
        long id,
        String batch,
        String kind,
        @Nullable String method,
        @Nullable LocalDate from,
        LocalDate to,
        @Nullable Integer partners,
        boolean noMinimum,
        LocalDate payOn,
        String asOf,
        String state,
        @Nullable Long job,
        DoneBy created,
        @Nullable String hash,
        @Nullable DoneBy frozen,
        boolean secondPerson,
        @Nullable DoneBy approved,
        List<SumJson> sums,
        List<LeftOutJson> leftOut,
        long inPayouts,
        @Nullable Long report,
        boolean marksPaid,
        @Nullable String stopped) {
    /** Who did something, and when. */
    record DoneBy(String by, String at) {
        static @Nullable DoneBy of(PayoutRun.@Nullable By by) {
            return by == null ? null : new DoneBy(by.name(), Times.iso(by.at()));
        }
    }

    /** Payouts of a state. */
    record SumJson(String state, long payouts, MoneyJson amount) {}

    /** Partners that a reason leaves out. */
    record LeftOutJson(String reason, long partners, MoneyJson amount) {}

    static RunJson of(PayoutRun run, RunSums sums) {
        return new RunJson(
                run.id(),
                run.batchId(),
                run.kind(),
                run.method(),
                run.from(),
                run.to(),
                run.partners() == null ? null : run.partners().size(),
                run.noMinimum(),
                run.payOn(),
                Times.iso(run.asOf()),
                run.state(),
                run.job(),
                new DoneBy(run.created().name(), Times.iso(run.created().at())),
                run.contentHash(),
                DoneBy.of(run.frozen()),
                run.fourEyes(),
                DoneBy.of(run.approved()),
                sums.of(run.id()).stream()
                        .map(sum -> new SumJson(sum.state(), sum.payouts(), MoneyJson.of(sum.amount(), sum.currency())))
                        .toList(),
                sums.leftOut(run.id()).stream()
                        .map(sum -> new LeftOutJson(
                                sum.reason(), sum.partners(), MoneyJson.of(sum.amount(), sum.currency())))
                        .toList(),
                sums.inPayouts(run.id()),
                run.ofReport() == null ? null : run.ofReport().report(),
                run.ofReport() != null && run.ofReport().marksPaid(),
                run.ofReport() == null ? null : sums.stopped(run.id()));
    }
}
