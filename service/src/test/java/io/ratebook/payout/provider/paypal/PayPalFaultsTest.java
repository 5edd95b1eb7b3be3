package io.ratebook.payout.provider.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.payout.provider.BatchStatus;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.ItemReport;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.payout.provider.ProviderBatch;
import io.ratebook.payout.provider.Submission;
import io.ratebook.payout.provider.paypal.PayPalStub.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A payer who is killed at any moment and asks again, and a PayPal that fails in any way. */
class PayPalFaultsTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);
    private static final int BATCHES = Integer.getInteger("ratebook.batches", 40);
    private static final Instant NOW = Instant.parse("2026-05-31T12:00:00Z");
    private static final int CALLS_MAX = 40;

    @Test
    @DisplayName("reliability 40: whatever fails on the way, each payout is paid once, or surely not at all")
    void paid_once_or_not_at_all() throws IOException {
        Random random = new Random(SEED);
        int refused = 0;
        try (PayPalStub stub = PayPalStub.start(Duration.ofMillis(250))) {
            PaymentProvider payPal =
                    new PayPalPayouts(stub.settings(Duration.ofMillis(150)), Clock.fixed(NOW, ZoneOffset.UTC));
            for (int number = 0; number < BATCHES; number++) {
                ProviderBatch batch = batch(number, 1 + random.nextInt(4));
                stub.calm().onCreate(faults(random)).onRead(faults(random)).onToken(faults(random));
                refused += settle(payPal, stub, batch, random) ? 0 : 1;
            }
            assertThat(stub.paidTwice()).as("seed " + SEED).isEmpty();
        }
        assertThat(refused).as("both ways out are tried").isBetween(1, BATCHES - 1);
    }

    private static ProviderBatch batch(int number, int size) {
        List<Payment> payments = IntStream.range(0, size)
                .mapToObj(i -> PayPalPayoutsTest.payment("B" + number + "-" + i, "1." + (10 + i)))
                .toList();
        return new ProviderBatch("payout:" + number + ":1:1", payments, null);
    }

    private static Fault[] faults(Random random) {
        Fault[] all = Fault.values();
        return random.ints(random.nextInt(5), 0, all.length + 3)
                .mapToObj(i -> i < all.length ? all[i] : Fault.NO_FUNDS)
                .toArray(Fault[]::new);
    }

    /** True if it was paid. */
    private static boolean settle(PaymentProvider payPal, PayPalStub stub, ProviderBatch batch, Random random) {
        ProviderBatch given = batch;
        for (int call = 0; call < CALLS_MAX; call++) {
            Submission came = payPal.submit(given);
            // The payer notes that it gave the batch before it does, so it may also be killed before it keeps the
            // answer.
            boolean killed = random.nextInt(4) == 0;
            given = killed || came instanceof Submission.Unknown ? batch.sentAt(NOW) : given;
            if (killed || came instanceof Submission.Unknown || came instanceof Submission.Postponed) {
                continue;
            }
            if (came instanceof Submission.Refused) {
                batch.payments().forEach(payment -> assertThat(stub.bank().paid(payment.id()))
                        .as("refused means not paid")
                        .isZero());
                return false;
            }
            assertPaid(payPal, stub, batch, ((Submission.Accepted) came).batchId());
            return true;
        }
        throw new AssertionError("seed " + SEED + ": not settled by " + CALLS_MAX + " calls: " + batch.key());
    }

    private static void assertPaid(PaymentProvider payPal, PayPalStub stub, ProviderBatch batch, String id) {
        for (int call = 0; call < CALLS_MAX; call++) {
            if (payPal.status(batch, id) instanceof BatchStatus.Told told) {
                assertThat(told.items()).hasSameSizeAs(batch.payments());
                for (ItemReport item : told.items()) {
                    assertThat(item.outcome()).isInstanceOf(ItemOutcome.Paid.class);
                    assertThat(stub.bank().paid(item.id())).as(item.id()).isEqualTo(1);
                }
                return;
            }
        }
        throw new AssertionError("seed " + SEED + ": not told of " + batch.key());
    }
}
