package io.ratebook.preview;

import io.ratebook.payout.PaymentLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next payouts are, and would be under a previewed version, as it was reckoned when the preview was run.
 *
 * @param scheduled false where there is no schedule: as if they were made then
 * @param on the day they are made
 * @param to the last effective day that counts, included; there is no lower end
 * @param asOf micros: what is past its hold then is payable
 * @param activeFrom from which day the version would count, if it were activated when the preview was run
 * @param minimumsOf number of the version whose Thresholds would hold then
 */
public record NextPayouts(
        boolean scheduled,
        LocalDate on,
        LocalDate to,
        long asOf,
        LocalDate activeFrom,
        @Nullable Integer minimumsOf) {
    /** What is assumed of the version. */
    public enum Way {
        /** It is activated: sales that are decided stay as they are, its Thresholds hold, and what waits is decided by it. */
        ACTIVATED("activated"),
        /** It had counted for the sales of the preview's range when they came: their amounts and holds are its own, too. */
        COUNTED("counted");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * In one currency; amounts in minor units.
     *
     * @param more lines of partner and currency that are paid more
     * @param less paid less
     * @param newly paid under the version only
     * @param noLonger paid as things stand only
     */
    public record Sum(
            Way way,
            String currency,
            long oldPayouts,
            long oldAmount,
            long newPayouts,
            long newAmount,
            long more,
            long less,
            long newly,
            long noLonger) {}

    /**
     * What a partner is paid in a currency.
     *
     * @param paid minor units; null where nothing is
     * @param why nothing is paid
     */
    public record Side(@Nullable Long paid, List<PaymentLine.Why> why) {
        public long amount() {
            return paid == null ? 0 : paid;
        }
    }

    /** A line of partner and currency. */
    public record Line(String partner, String currency, Side old, Side changed) {
        public long difference() {
            return Math.subtractExact(changed.amount(), old.amount());
        }
    }
}
