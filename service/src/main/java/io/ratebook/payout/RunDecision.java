package io.ratebook.payout;

import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.web.MoneyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DECIDE: who is paid what, and why others are not. */
final class RunDecision {
    private final PayoutRun run;
    private final Minimums minimums;
    private final Map<String, DatedDetails> details;
    private final Chosen chosen;
    private final List<Paid> paid = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * Somebody who is paid.
     *
     * @param claim what of
     * @param method how
     * @param details where to; null where the run says how all are paid and there are none
     * @param threshold in words: which minimum was reached
     */
    record Paid(
            Payable payable,
            Claim claim,
            String method,
            @Nullable DatedDetails details,
            @Nullable String threshold) {}

    RunDecision(PayoutRun run, Minimums minimums, Map<String, DatedDetails> details, Chosen chosen) {
        this.run = run;
        this.minimums = minimums;
        this.details = details;
        this.chosen = chosen;
    }

    List<Paid> paid() {
        return paid;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    void decide(Payable one) {
        Long shown = chosen.shown(one);
        if (shown != null && shown != one.due()) {
            leftOut.add(leftOut(one, LeftOut.Reason.CHANGED, one.due(), null, null, "it showed " + said(shown, one)));
            return;
        }
        List<LeftOut> reasons = new ArrayList<>();
        if (one.due() < 0) {
            reasons.add(leftOut(one, LeftOut.Reason.NEGATIVE, one.due(), 0L, null, null));
        } else if (one.due() > 0) {
            payOrSayWhyNot(one, Claim.all(one), reasons);
            if (reasons.isEmpty()) {
                return;
            }
        }
        if (one.held() != 0) {
            reasons.add(leftOut(one, LeftOut.Reason.ON_HOLD, one.held(), null, one.heldUntil(), null));
        }
        if (one.pending() != 0) {
            reasons.add(leftOut(one, LeftOut.Reason.NOT_APPROVED, one.pending(), null, null, null));
        }
        leftOut.addAll(reasons);
    }

    /** Of a run of a ledger report: what is paid is known. */
    void decide(ReportClaims.Wanted one) {
        List<LeftOut> reasons = new ArrayList<>();
        if (one.claim() == null) {
            reasons.add(leftOut(one.payable(), LeftOut.Reason.ZERO_OR_LESS, one.amount(), 0L, null, null));
        } else {
            payOrSayWhyNot(one.payable(), one.claim(), reasons);
        }
        leftOut.addAll(reasons);
    }

    private void payOrSayWhyNot(Payable one, Claim claim, List<LeftOut> reasons) {
        Minimums.Verdict verdict = minimums.of(one.partner(), one.currency(), claim.amount());
        if (verdict.shortOf() != null) {
            reasons.add(leftOut(
                    one,
                    verdict.tooFewSales() ? LeftOut.Reason.TOO_FEW_SALES : LeftOut.Reason.BELOW_THRESHOLD,
                    claim.amount(),
                    verdict.shortOf(),
                    null,
                    verdict.said()));
        }
        DatedDetails to = details.get(one.partner());
        String method = run.paymentType();
        if (method == null && to == null) {
            reasons.add(leftOut(one, LeftOut.Reason.NO_DETAILS, claim.amount(), null, null, null));
        } else if (method == null && to != null) {
            method = to.details().method().word();
            if (to.countsFrom() > run.asOf()) {
                reasons.add(leftOut(one, LeftOut.Reason.NEW_DETAILS, claim.amount(), null, to.countsFrom(), null));
            }
            if (chosen.paypalOnly() && to.details().method() != PaymentMethod.PAYPAL) {
                reasons.add(leftOut(one, LeftOut.Reason.NOT_PAYPAL, one.due(), null, null, "paid by " + method));
            }
        }
        if (reasons.isEmpty() && method != null) {
            paid.add(new Paid(one, claim, method, to, verdict.said()));
        }
    }

    private static String said(long minor, Payable one) {
        return MoneyJson.of(minor, one.currency()).amount() + " " + one.currency();
    }

    private static LeftOut leftOut(
            Payable one,
            LeftOut.Reason reason,
            long amount,
            @Nullable Long needed,
            @Nullable Long until,
            @Nullable String said) {
        return new LeftOut(one.partner(), one.currency(), reason, amount, needed, until, said);
    }
}
