package io.ratebook.payout;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.people.Actor;
import io.ratebook.people.Humans;
import io.ratebook.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Above a sum, somebody else has to approve. The same human by another name, or by a token, is not somebody else.
 */
@Component
public class FourEyes {
    private final JdbcTemplate jdbc;
    private final Humans humans;
    private final BigDecimal limit;

    /** @param limit in major units of whatever currency; a run over it, in any of its currencies, takes two */
    FourEyes(JdbcTemplate jdbc, Humans humans, @Value("${ratebook.payouts.second-person-over:1000}") BigDecimal limit) {
        this.jdbc = jdbc;
        this.humans = humans;
        this.limit = limit;
    }

    /** Whether a run pays more than the limit in one of its currencies. */
    boolean isAskedFor(long runId) {
        return jdbc.query(
                        "SELECT currency, SUM(amount) FROM payout WHERE run_id = ? AND state <> 'void' GROUP BY currency",
                        (row, number) -> isOver(row.getBigDecimal(2), CurrencyCode.of(row.getString(1))),
                        runId)
                .contains(true);
    }

    /** Whether a payment of that amount alone takes two. */
    public boolean isOver(Money amount) {
        return isOver(BigDecimal.valueOf(amount.minor()), amount.currency());
    }

    /** In major units of whatever currency. */
    BigDecimal limit() {
        return limit;
    }

    private boolean isOver(BigDecimal minor, CurrencyCode currency) {
        return limit.setScale(currency.decimals(), RoundingMode.HALF_UP)
                        .unscaledValue()
                        .compareTo(minor.toBigIntegerExact())
                < 0;
    }

    /**
     * Ends the call of one who did it before.
     *
     * @param earlier ids of the people who did what is to be approved
     * @throws Refusal naming the limit
     */
    void refuse(Actor actor, Collection<Long> earlier, String what) {
        for (long one : earlier) {
            if (actor.personId() == one || humans.samePerson(actor.personId(), one)) {
                throw Refusal.conflict(
                        "second-person",
                        what + " takes a second person, and you had a hand in it: over " + limit.toPlainString()
                                + " somebody else approves");
            }
        }
    }

    static Money money(long minor, String currency) {
        return new Money(minor, CurrencyCode.of(currency));
    }
}
