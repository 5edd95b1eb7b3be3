package io.ratebook.commission;

/**
 * What a commission is of; the rows of one key add up.
 *
 * @param saleId of the sale that earned
 * @param refundId of the refund that took back; 0 of what the sale earned
 * @param currency ISO code
 */
public record CommissionKey(long saleId, long refundId, String partner, String component, String currency) {
    /** The sale or refund that the money moved for. */
    public long lineId() {
        return refundId == 0 ? saleId : refundId;
    }

    /** Of what the sale earned, whether this is it or what a refund took back of it. */
    public CommissionKey ofSale() {
        return refundId == 0 ? this : new CommissionKey(saleId, 0, partner, component, currency);
    }
}
