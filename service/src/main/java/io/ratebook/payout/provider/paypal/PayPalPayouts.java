package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.BatchStatus;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.payout.provider.ProviderBatch;
import io.ratebook.payout.provider.Submission;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** PayPal's Payouts API, version 1. */
final class PayPalPayouts implements PaymentProvider {
    private static final int ITEMS_MAX = 15_000;

    private final Giving giving;
    private final Asking asking;

    PayPalPayouts(PayPalSettings settings, Clock clock) {
        PayPalHttp http = new PayPalHttp(settings);
        PayPalToken token = new PayPalToken(settings, http, clock);
        asking = new Asking(http, token, settings.pause());
        giving = new Giving(settings, http, token, asking, clock);
    }

    @Override
    public String code() {
        return "paypal";
    }

    @Override
    public int itemsMax() {
        return ITEMS_MAX;
    }

    @Override
    public List<PaymentProblem> problems(Collection<Payment> payments) {
        return PaymentCheck.of(payments);
    }

    @Override
    public Submission submit(ProviderBatch batch) {
        return giving.give(batch, ITEMS_MAX);
    }

    @Override
    public BatchStatus status(ProviderBatch batch, String batchId) {
        return asking.status(batch, batchId);
    }

    @Override
    public ItemOutcome item(Payment sent, String providerItemId) {
        return asking.item(sent, providerItemId);
    }
}
