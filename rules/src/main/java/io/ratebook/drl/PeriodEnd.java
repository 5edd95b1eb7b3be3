package io.ratebook.drl;

import io.ratebook.money.Money;

/**
 * The outcomes of a rule that runs when a calendar period has ended, bound as {@code out : PeriodEnd()}. Such a rule
 * sees the figures of all partners for that period.
 */
public interface PeriodEnd {
    /**
     * A plus or minus for a partner.
     *
     * @param partner code of a partner among the figures or in their upline
     * @param money {@code "25.00 GBP"} or {@code "-25.00 GBP"}
     * @param reason for the partner to read
     * @param key names what is paid, for ever: a key is paid once in a program, so it should hold the partner and the
     *     period, as {@code "consistency P017 2011-03"}
     */
    void adjust(String partner, String component, String money, String reason, String key);

    void adjust(String partner, String component, Money money, String reason, String key);
}
