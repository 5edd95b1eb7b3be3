package io.ratebook.payout.provider.paypal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ratebook.payout.provider.Payment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One file of PayPal's mass payments: UTF-8 without a byte order mark, lines ended by CR LF as RFC 4180 has them, the last one
 * too; no titles. Columns: recipient, amount, currency, id, note, wallet. The same payouts give the same bytes.
 */
public final class PaymentFile {
    private final String name;
    private final DecimalMark mark;
    private final List<Payment> payments;
    private final long sumMinor;
    private final String sha256;

    /** @param payments of one currency, in their order, without a problem */
    PaymentFile(String name, DecimalMark mark, List<Payment> payments) {
        this.name = name;
        this.mark = mark;
        this.payments = payments;
        long sum = 0;
        for (Payment payment : payments) {
            sum = Math.addExact(sum, payment.amount().minor());
        }
        sumMinor = sum;
        sha256 = digest();
    }

    public String name() {
        return name;
    }

    public String currency() {
        return payments.get(0).amount().currency().code();
    }

    public int rows() {
        return payments.size();
    }

    /** Of all rows, in the currency's minor units. */
    public long sumMinor() {
        return sumMinor;
    }

    /** Of its bytes, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Ids of its payouts, in the order of its rows. */
    public List<String> ids() {
        return payments.stream().map(Payment::id).toList();
    }

    /** Row by row; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        for (Payment payment : payments) {
            writer.writeRecord(
                    payment.recipient(),
                    mark.write(PayPalCurrency.text(payment.amount())),
                    payment.amount().currency().code(),
                    payment.id(),
                    PlainNote.of(payment.note()),
                    payment.wallet().name());
        }
        writer.flush();
    }

    private String digest() {
        try (DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            writeTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
