package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.ProviderBatch;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A batch as PayPal reads it. The same batch gives the same bytes. */
final class BatchBody {
    private BatchBody() {}

    static byte[] of(ProviderBatch batch, String emailSubject) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode body = mapper.createObjectNode();
        ObjectNode header = body.putObject("sender_batch_header");
        header.put("sender_batch_id", batch.key());
        if (!emailSubject.isBlank()) {
            header.put("email_subject", emailSubject);
        }
        ArrayNode items = body.putArray("items");
        batch.payments().forEach(payment -> add(items.addObject(), payment));
        return mapper.writeValueAsBytes(body);
    }

    private static void add(ObjectNode item, Payment payment) {
        PayPalRecipient kind =
                Objects.requireNonNull(PayPalRecipient.of(payment.wallet(), payment.recipient()), "checked before");
        item.put("recipient_type", kind.type());
        item.putObject("amount")
                .put("currency", payment.amount().currency().code())
                .put("value", PayPalCurrency.text(payment.amount()));
        item.put("receiver", payment.recipient());
        item.put("note", PlainNote.of(payment.note()));
        item.put("sender_item_id", payment.id());
        item.put("recipient_wallet", payment.wallet().name());
    }
}
