package io.ratebook.program;

import io.ratebook.money.CurrencyCode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A partner program.
 *
 * @param currency ISO 4217, for what says no other
 * @param zone IANA name; days and calendar periods are those of this zone
 * @param createdAt microseconds since 1970
 * @param version how often it was changed; null until it is written
 */
public record Program(
        @Id int id,
        String code,
        String name,
        String currency,
        String zone,
        long createdAt,
        @Version @Nullable Integer version) {
    public CurrencyCode currencyCode() {
        return CurrencyCode.of(currency);
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    Program with(String otherName, String otherCurrency, String otherZone) {
        return new Program(id, code, otherName, otherCurrency, otherZone, createdAt, version);
    }

    boolean countsLike(Program other) {
        return currency.equals(other.currency) && zone.equals(other.zone);
    }
}
