package io.ratebook.payout.provider.paypal;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.Payment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what PayPal says of one payout. Whatever it says: of another sum or another recipient than were sent it is a mismatch. */
final class ItemReader {
    private ItemReader() {}

    static ItemOutcome read(Payment sent, JsonNode item) {
        ItemOutcome differs = difference(sent, item.path("payout_item"));
        return differs == null ? outcome(item) : differs;
    }

    private static @Nullable ItemOutcome difference(Payment sent, JsonNode echoed) {
        Money amount = money(echoed.path("amount"));
        if (amount == null) {
            return new ItemOutcome.Unknown("PayPal names no amount");
        }
        if (!amount.equals(sent.amount())) {
            return new ItemOutcome.Mismatch(sent.amount().toString(), amount.toString());
        }
        String receiver = echoed.path("receiver").asString("");
        // A recipient that was erased here meanwhile cannot be compared.
        boolean same = receiver.isEmpty()
                || sent.recipient().isEmpty()
                || digits(sent) && receiver.endsWith(sent.recipient())
                || receiver.equalsIgnoreCase(sent.recipient());
        return same ? null : new ItemOutcome.Mismatch("the recipient of the payout", "another recipient");
    }

    /** A telephone may come back with the country before it. */
    private static boolean digits(Payment sent) {
        return PayPalRecipient.of(sent.wallet(), sent.recipient()) == PayPalRecipient.PHONE;
    }

    private static ItemOutcome outcome(JsonNode item) {
        String status = item.path("transaction_status").asString("");
        return switch (status) {
            case "SUCCESS" ->
                new ItemOutcome.Paid(
                        time(item),
                        money(item.path("payout_item_fee")),
                        item.path("transaction_id").asString(""));
            case "FAILED", "DENIED", "CANCELED" -> new ItemOutcome.Failed(reason(item, status));
            case "RETURNED", "REFUNDED", "REVERSED" -> new ItemOutcome.Returned(time(item), reason(item, status));
            case "UNCLAIMED" -> new ItemOutcome.Unclaimed(reason(item, status));
            case "BLOCKED" -> new ItemOutcome.Blocked(reason(item, status));
            case "PENDING", "ONHOLD", "NEW" -> new ItemOutcome.Pending(reason(item, status));
            default -> new ItemOutcome.Unknown("PayPal says \"" + status + "\"");
        };
    }

    private static String reason(JsonNode item, String status) {
        String name = item.at("/errors/name").asString("");
        String message = item.at("/errors/message").asString("");
        if (name.isEmpty()) {
            return status.toLowerCase(Locale.ROOT);
        }
        return name + (message.isEmpty() ? "" : ": " + message);
    }

    private static @Nullable Instant time(JsonNode item) {
        try {
            return OffsetDateTime.parse(item.path("time_processed").asString(""))
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Null if it is none, or none that its currency can hold. */
    private static @Nullable Money money(JsonNode amount) {
        CurrencyCode currency = CurrencyCode.find(amount.path("currency").asString(""));
        if (currency == null) {
            return null;
        }
        try {
            return Money.of(new BigDecimal(amount.path("value").asString("")), currency);
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return null;
        }
    }
}
