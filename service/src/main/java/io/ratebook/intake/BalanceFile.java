package io.ratebook.intake;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of opening balances: what was owed to partners, or had been paid to them, before sales were kept here. A line with {@code
 * paid_up_to} says what was paid already, any other what is owed.
 */
public final class BalanceFile {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final int CODE_MAX = 60;
    private static final int REASON_MAX = 400;
    private static final int DOCUMENT_MAX = 190;

    private final LineFile<BalanceColumn> file;
    private final ProblemLog log;
    private final Timestamps timestamps = new Timestamps();
    private final LocalDate today;

    private BalanceFile(Path path, LocalDate today, ProblemLog log) {
        this.file = new LineFile<>(path, BalanceColumn.class, log);
        this.today = today;
        this.log = log;
    }

    /**
     * Hands over each line that is right by itself; those that are not are reported.
     *
     * @param today in the zone of days: no day may be after it
     */
    public static void read(Path path, LocalDate today, ProblemLog log, Consumer<BalanceRecord> taker) {
        BalanceFile reading = new BalanceFile(path, today, log);
        reading.file.read(raw -> reading.take(raw, taker));
    }

    private void take(RawLine<BalanceColumn> raw, Consumer<BalanceRecord> taker) {
        Cells<BalanceColumn> cells = new Cells<>(file.name(), raw, timestamps, log);
        raw.attributes()
                .forEach((name, text) -> log.report(new LineProblem(
                        file.name(),
                        raw.number(),
                        Titles.ATTRIBUTE + name,
                        text,
                        "no attributes: partners have them")));
        String partner = required(cells, BalanceColumn.PARTNER, CODE_MAX);
        LocalDate paidUpTo = day(cells, BalanceColumn.PAID_UP_TO);
        LocalDate day = day(cells, BalanceColumn.DAY);
        Money money = money(cells);
        if (cells.has(BalanceColumn.PAID_UP_TO)) {
            if (cells.has(BalanceColumn.DAY)) {
                cells.problem(BalanceColumn.DAY, "nothing, since paid_up_to is the day of what was paid already");
            }
            if (money != null && money.minor() < 0) {
                cells.problem(BalanceColumn.AMOUNT, "more than 0: how much was paid up to that day");
            }
        }
        String reason = cells.code(BalanceColumn.REASON, REASON_MAX);
        String document = cells.code(BalanceColumn.DOCUMENT, DOCUMENT_MAX);
        if (cells.areGood() && money != null) {
            taker.accept(new BalanceRecord(raw.number(), partner, money, paidUpTo, day, reason, document));
        }
    }

    private static String required(Cells<BalanceColumn> cells, BalanceColumn column, int lengthMax) {
        if (!cells.has(column)) {
            cells.problem(column, "a value, but the cell is blank");
        }
        String code = cells.code(column, lengthMax);
        return code == null ? "" : code;
    }

    private @Nullable LocalDate day(Cells<BalanceColumn> cells, BalanceColumn column) {
        if (!cells.has(column)) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(cells.raw(column));
            if (day.getYear() >= 1970 && !day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // Said below, as for a day out of range.
        }
        cells.problem(column, "a day such as 2026-05-31, from 1970 up to today");
        return null;
    }

    private static @Nullable Money money(Cells<BalanceColumn> cells) {
        CurrencyCode currency =
                CurrencyCode.find(cells.raw(BalanceColumn.CURRENCY).toUpperCase(Locale.ROOT));
        if (currency == null) {
            cells.problem(BalanceColumn.CURRENCY, "an ISO 4217 code such as EUR");
        }
        String text = cells.raw(BalanceColumn.AMOUNT);
        if (!DECIMAL.matcher(text).matches()) {
            cells.problem(
                    BalanceColumn.AMOUNT,
                    "a plain number such as 1234.50 or -20.00, without thousands separator, currency or exponent");
            return null;
        }
        if (currency == null) {
            return null;
        }
        try {
            Money money = Money.of(new BigDecimal(text), currency);
            if (money.minor() != 0) {
                return money;
            }
            cells.problem(BalanceColumn.AMOUNT, "more or less than 0; leave the line out where nothing is owed");
        } catch (ArithmeticException tooFine) {
            cells.problem(
                    BalanceColumn.AMOUNT, "at most " + currency.decimals() + " decimals, as " + currency + " has them");
        }
        return null;
    }
}
