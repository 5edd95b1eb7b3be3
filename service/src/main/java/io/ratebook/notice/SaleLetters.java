package io.ratebook.notice;

import io.ratebook.commission.CommissionList;
import io.ratebook.commission.ListedCommission;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.notice.Mails.Letter;
import io.ratebook.program.Program;
import io.ratebook.web.Times;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a partner is written about a sale. */
@Component
public class SaleLetters {
    /** {@code 3 December 2010}. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final CommissionList commissions;

    SaleLetters(CommissionList commissions) {
        this.commissions = commissions;
    }

    /**
     * The letter about a commission, with all that was booked for it: what it earns now, not what the one row says.
     *
     * @param one any of its rows
     */
    public Letter of(Program program, ListedCommission one) {
        List<ListedCommission> all = commissions.beside(one);
        long amount = 0;
        for (ListedCommission row : all) {
            amount = Math.addExact(amount, row.amount());
        }
        ListedCommission latest = all.get(all.size() - 1);
        return new Letter(
                MailKind.SALE,
                one.key().partner(),
                one.id(),
                one.reference(),
                Map.of(
                        "sale reference", one.reference(),
                        "sale date", day(program, one.occurredAt()),
                        "component", one.key().component(),
                        "amount", money(amount, one.key().currency()),
                        "state", latest.state(),
                        "payable from", day(program, one.payableFrom()),
                        "rate", one.rate(),
                        "reason", latest.reason() == null ? "" : latest.reason()));
    }

    /** In the program's zone. */
    private static String day(Program program, long micros) {
        return DAY.format(Times.instant(micros).atZone(program.zoneId()));
    }

    /** {@code 12.00 GBP}. */
    private static String money(long minor, String currency) {
        Money money = new Money(minor, CurrencyCode.of(currency));
        return money.amount().toPlainString() + " " + currency;
    }
}
