package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.PaymentsRefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Payouts as files that are uploaded to PayPal: one currency and at most {@value #ROWS_MAX} rows each. The same payouts in
 * whatever order give the same files, byte for byte: currencies by code, payouts by id, as texts.
 */
public final class PayPalFiles {
    public static final int ROWS_MAX = 5_000;

    private static final Comparator<Payment> ORDER = Comparator.comparing(Payment::id);

    private PayPalFiles() {}

    /** What keeps these payouts out of a file; empty if nothing does. */
    public static List<PaymentProblem> problems(Collection<Payment> payments) {
        return PaymentCheck.of(payments);
    }

    /**
     * The files of these payouts; none of no payout.
     *
     * @param batch what names of files begin with: letters, digits, dashes
     * @throws PaymentsRefusedException if anything is wrong with any of them
     */
    public static List<PaymentFile> of(String batch, DecimalMark mark, Collection<Payment> payments) {
        if (!batch.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("\"" + batch + "\" cannot be part of a file's name");
        }
        List<PaymentProblem> problems = problems(payments);
        if (!problems.isEmpty()) {
            throw new PaymentsRefusedException(problems);
        }
        SortedMap<String, List<Payment>> byCurrency = new TreeMap<>();
        for (Payment payment : payments) {
            byCurrency
                    .computeIfAbsent(payment.amount().currency().code(), unseen -> new ArrayList<>())
                    .add(payment);
        }
        List<PaymentFile> files = new ArrayList<>();
        byCurrency.forEach((currency, all) -> {
            all.sort(ORDER);
            int parts = (all.size() + ROWS_MAX - 1) / ROWS_MAX;
            for (int part = 0; part < parts; part++) {
                String name = batch + "-" + currency + "-" + (part + 1) + "-of-" + parts + ".csv";
                int from = part * ROWS_MAX;
                files.add(new PaymentFile(name, mark, all.subList(from, Math.min(all.size(), from + ROWS_MAX))));
            }
        });
        return files;
    }
}
