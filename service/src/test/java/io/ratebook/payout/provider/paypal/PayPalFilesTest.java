package io.ratebook.payout.provider.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.PaymentsRefusedException;
import io.ratebook.payout.provider.Wallet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalFilesTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);

    private static Payment payment(String id, String recipient, String amount, String currency, String note) {
        CurrencyCode code = CurrencyCode.of(currency);
        return new Payment(id, recipient, Wallet.PAYPAL, Money.of(new BigDecimal(amount), code), note);
    }

    private static byte[] bytes(PaymentFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            file.writeTo(out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static String text(PaymentFile file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static List<PaymentFile> files(Payment... payments) {
        return PayPalFiles.of("Batch-20260601", DecimalMark.POINT, List.of(payments));
    }

    private static List<String> problems(Payment... payments) {
        return PayPalFiles.problems(List.of(payments)).stream()
                .map(PaymentProblem::toString)
                .toList();
    }

    @Test
    @DisplayName("B12, reliability 41: one currency a file, no header, recipient, amount, currency, id, note, wallet")
    void the_form_of_a_file() {
        List<PaymentFile> files = files(
                payment("1003", "WDJJHEBZ4X2LY", "5.40", "EUR", "Mai"),
                payment("1001", "zoe@partner.example", "1234.5", "USD", "May, \"first\" half"),
                new Payment("1002", "2125550123", Wallet.VENMO, new Money(700, CurrencyCode.of("USD")), "May"),
                payment("1004", "aoi@partner.example", "1200", "JPY", ""));
        assertThat(files)
                .extracting(PaymentFile::name)
                .containsExactly(
                        "Batch-20260601-EUR-1-of-1.csv",
                        "Batch-20260601-JPY-1-of-1.csv",
                        "Batch-20260601-USD-1-of-1.csv");
        assertThat(text(files.get(0))).isEqualTo("WDJJHEBZ4X2LY,5.40,EUR,1003,Mai,PAYPAL\r\n");
        assertThat(text(files.get(1))).isEqualTo("aoi@partner.example,1200,JPY,1004,,PAYPAL\r\n");
        assertThat(text(files.get(2)))
                .isEqualTo("zoe@partner.example,1234.50,USD,1001,\"May, first half\",PAYPAL\r\n"
                        + "2125550123,7.00,USD,1002,May,VENMO\r\n");
        assertThat(files.get(2).sumMinor()).isEqualTo(124_150);
        assertThat(files.get(2).rows()).isEqualTo(2);
        assertThat(files.get(2).ids()).containsExactly("1001", "1002");
    }

    @Test
    @DisplayName("B12: amounts with the mark that PayPal expects of senders in Italy")
    void comma() {
        PaymentFile file = PayPalFiles.of(
                        "B", DecimalMark.COMMA, List.of(payment("1", "a@partner.example", "5.45", "EUR", "")))
                .get(0);
        assertThat(text(file)).isEqualTo("a@partner.example,\"5,45\",EUR,1,,PAYPAL\r\n");
    }

    @ParameterizedTest
    @CsvSource({"HUF, 1200.00, 1200", "TWD, 7.00, 7", "JPY, 1200, 1200", "USD, 0.01, 0.01", "CHF, 10, 10.00"})
    @DisplayName("B12: amounts have the decimals that PayPal takes in that currency")
    void decimals(String currency, String amount, String written) {
        assertThat(text(files(payment("1", "a@partner.example", amount, currency, ""))
                        .get(0)))
                .isEqualTo("a@partner.example," + written + "," + currency + ",1,,PAYPAL\r\n");
    }

    @Test
    @DisplayName(
            "B12, reliability 41: 12,001 payouts of three currencies; files of 5,000 rows at most; the sum is the payouts' sum")
    void many() {
        List<Payment> payments = new ArrayList<>();
        IntStream.range(0, 12_001)
                .forEach(i -> payments.add(payment(
                        "P" + i,
                        "p" + i + "@partner.example",
                        "1.01",
                        List.of("USD", "EUR", "GBP").get(i % 3 == 0 ? 1 : i % 7 == 0 ? 2 : 0),
                        "")));
        List<PaymentFile> files = PayPalFiles.of("B", DecimalMark.POINT, payments);
        assertThat(files)
                .extracting(PaymentFile::name, PaymentFile::rows)
                .containsExactly(
                        tuple("B-EUR-1-of-1.csv", 4_001),
                        tuple("B-GBP-1-of-1.csv", 1_143),
                        tuple("B-USD-1-of-2.csv", 5_000),
                        tuple("B-USD-2-of-2.csv", 1_857));
        assertThat(files.stream().mapToLong(PaymentFile::sumMinor).sum()).isEqualTo(12_001L * 101);
    }

    @Test
    @DisplayName("B12: all that keeps payouts out of the file is named at once")
    void all_problems() {
        Payment[] wrong = {
            payment("1", "=HYPERLINK(1)", "1", "USD", ""),
            payment("2", "", "1", "USD", ""),
            payment("3", "a@partner.example", "1.000", "KWD", ""),
            payment("4", "a@partner.example", "12.50", "HUF", ""),
            payment("5", "a@partner.example", "0", "USD", ""),
            payment("6", "a@partner.example", "-1", "USD", ""),
            payment("1234567890123456789012345678901", "a@partner.example", "1", "USD", ""),
            payment("5", "a@partner.example", "1", "USD", ""),
            new Payment("7", "+12125550123", Wallet.VENMO, new Money(1, CurrencyCode.of("EUR")), "=")
        };
        assertThat(problems(wrong))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("payout 1, recipient: found =HYPERLINK(1), expected an e-mail"),
                        one -> assertThat(one).startsWith("payout 2, recipient: found nothing, expected an e-mail"),
                        one -> assertThat(one)
                                .startsWith("payout 3, currency: found KWD, expected a currency that PayPal"),
                        one -> assertThat(one).startsWith("payout 4, amount: found 12.50 HUF, expected a whole amount"),
                        one -> assertThat(one).isEqualTo("payout 5, amount: found 0.00 USD, expected more than zero"),
                        one -> assertThat(one).isEqualTo("payout 6, amount: found -1.00 USD, expected more than zero"),
                        one -> assertThat(one)
                                .contains(", id: found 1234567890123456789012345678901, expected 1 to 30"),
                        one -> assertThat(one)
                                .contains("payout 5, id: found 5, expected an id that no other payout has"),
                        one -> assertThat(one).startsWith("payout 7, recipient: found +12125550123"),
                        one -> assertThat(one).startsWith("payout 7, currency: found EUR, expected USD"),
                        one -> assertThat(one).startsWith("payout 7, note: found =, expected a text"));
        PaymentsRefusedException refused = catchThrowableOfType(PaymentsRefusedException.class, () -> files(wrong));
        assertThat(refused.problems()).hasSize(11);
        assertThatThrownBy(() -> PayPalFiles.of("../x", DecimalMark.POINT, List.of()))
                .hasMessageContaining("../x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=a@partner.example",
                "+a@partner.example",
                "-a@partner.example",
                "@partner.example",
                "\ta@partner.example",
                "a@partner.example ",
                "a@partner.example\r\nb@partner.example,9999.00,USD,,,PAYPAL",
                "\"a\"@partner.example",
                "a@partner",
                "a..b@partner.example",
                "a.@partner.example",
                "a@b@partner.example",
                "ä@partner.example",
                "a@pärtner.example",
                "＝a@partner.example",
                "a\u200b@partner.example",
                "wdjjhebz4x2ly",
                "WDJJHEBZ4X2L",
                "2125550123",
                "a;b@partner.example"
            })
    @DisplayName("B12, reliability 56: a recipient of no known form is refused and not escaped")
    void recipients_refused(String recipient) {
        assertThat(PayPalRecipient.wrong(Wallet.PAYPAL, recipient)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PAYPAL, a@partner.example",
        "PAYPAL, first.last+tag_9%x'y-z@sub-domain.partner.example",
        "PAYPAL, WDJJHEBZ4X2LY",
        "VENMO, 2125550123",
        "VENMO, 12125550123",
        "VENMO, a@partner.example"
    })
    void recipients_taken(Wallet wallet, String recipient) {
        assertThat(PayPalRecipient.wrong(wallet, recipient)).isNull();
    }

    @Test
    void a_note_is_plain_text() {
        assertThat(PlainNote.of("  =SUM(A1);\t\"May\"\r\n<b>Zoë</b> 5\u202E7 😀 "))
                .isEqualTo("SUM(A1); May b Zoë /b 5 7");
        assertThat(PlainNote.of("+-@=")).isEmpty();
        assertThat(PlainNote.of("Комиссия за май")).isEqualTo("Комиссия за май");
        assertThat(PlainNote.of("e\u0301")).isEqualTo("é");
        assertThat(PlainNote.of("\uD83D cut " + "x".repeat(2_000))).hasSize(1_000);
    }

    @Test
    @DisplayName(
            "B12, reliability 41, 42: random payouts come back from their files, to the cent, and the same bytes each time")
    void random_payouts() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            List<Payment> payments = randomPayments(random, round % 20 == 0 ? 12_000 : random.nextInt(400));
            DecimalMark mark = DecimalMark.values()[random.nextInt(2)];
            List<PaymentFile> files = PayPalFiles.of("B-" + round, mark, payments);
            assertThat(read(files, mark)).as("seed " + SEED + " round " + round).isEqualTo(expected(payments));
            assertThat(sums(files)).isEqualTo(sumsOf(payments));
            Collections.shuffle(payments, random);
            List<PaymentFile> again = PayPalFiles.of("B-" + round, mark, payments);
            assertThat(again).hasSameSizeAs(files);
            for (int i = 0; i < files.size(); i++) {
                byte[] bytes = bytes(files.get(i));
                assertThat(bytes(again.get(i))).isEqualTo(bytes);
                assertThat(again.get(i).name()).isEqualTo(files.get(i).name());
                assertThat(files.get(i).sha256())
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            }
        }
    }

    private static List<Payment> randomPayments(Random random, int count) {
        String[] currencies = {"USD", "EUR", "JPY", "HUF"};
        String[] notes = {"", "May", "=1+1", "a,b;\"c\"", "Zoë\r\n,,,", "Комиссия", "-7", "\uFEFFx"};
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CurrencyCode currency = CurrencyCode.of(currencies[random.nextInt(currencies.length)]);
            long whole = currency.code().equals("HUF") ? 100 : 1;
            Money amount = new Money((1 + random.nextInt(1_000_000)) * whole, currency);
            String recipient = random.nextBoolean()
                    ? "p" + random.nextInt() + "@partner.example"
                    : String.format("A%012d", random.nextInt(1_000_000));
            recipient = recipient.replace("p-", "p");
            payments.add(new Payment(
                    Integer.toString(i, 36), recipient, Wallet.PAYPAL, amount, notes[random.nextInt(notes.length)]));
        }
        return payments;
    }

    /** Recipient, amount and currency by id, as a spreadsheet program or PayPal would read them. */
    private static Map<String, String> read(List<PaymentFile> files, DecimalMark mark) {
        Map<String, String> rows = new HashMap<>();
        for (PaymentFile file : files) {
            byte[] bytes = bytes(file);
            assertThat(bytes[0]).as("no byte order mark").isBetween((byte) '0', (byte) 'z');
            List<CsvRecord> records =
                    CsvReader.builder().ofCsvRecord(new String(bytes, StandardCharsets.UTF_8)).stream()
                            .toList();
            assertThat(records).hasSize(file.rows()).hasSizeLessThanOrEqualTo(5_000);
            long sum = 0;
            for (CsvRecord record : records) {
                assertThat(record.getFieldCount()).isEqualTo(6);
                assertThat(record.getField(2)).isEqualTo(file.currency());
                assertThat(record.getField(3)).hasSizeLessThanOrEqualTo(30);
                assertThat(record.getFields()).noneMatch(field -> field.matches("(?s)^[=+@\\t\\r\\-].*"));
                String amount = mark == DecimalMark.COMMA ? record.getField(1).replace(',', '.') : record.getField(1);
                Money money = Money.of(new BigDecimal(amount), CurrencyCode.of(record.getField(2)));
                sum += money.minor();
                assertThat(rows.put(record.getField(3), record.getField(0) + " " + money))
                        .isNull();
            }
            assertThat(file.sumMinor()).isEqualTo(sum);
        }
        return rows;
    }

    private static Map<String, String> expected(List<Payment> payments) {
        Map<String, String> rows = new HashMap<>();
        payments.forEach(payment -> rows.put(payment.id(), payment.recipient() + " " + payment.amount()));
        return rows;
    }

    private static Map<String, Long> sums(List<PaymentFile> files) {
        Map<String, Long> sums = new HashMap<>();
        files.forEach(file -> sums.merge(file.currency(), file.sumMinor(), Math::addExact));
        return sums;
    }

    private static Map<String, Long> sumsOf(List<Payment> payments) {
        Map<String, Long> sums = new HashMap<>();
        payments.forEach(payment ->
                sums.merge(payment.amount().currency().code(), payment.amount().minor(), Math::addExact));
        return sums;
    }

    @Test
    @DisplayName("B12, reliability 30: files of 100,000 payouts are written with 64 MB of heap, row by row")
    void a_large_run_needs_little_memory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeRun.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("20 files, 100000 rows, sum 123400000");
    }

    /** The same in a process of its own. */
    static final class LargeRun {
        private LargeRun() {}

        public static void main(String[] none) throws IOException {
            List<Payment> payments = IntStream.range(0, 100_000)
                    .mapToObj(i -> payment("P" + i, "p" + i + "@partner.example", "12.34", "USD", "May"))
                    .toList();
            List<PaymentFile> files = PayPalFiles.of("B", DecimalMark.POINT, payments);
            for (PaymentFile file : files) {
                file.writeTo(OutputStream.nullOutputStream());
            }
            System.out.println(files.size() + " files, "
                    + files.stream().mapToInt(PaymentFile::rows).sum() + " rows, sum "
                    + files.stream().mapToLong(PaymentFile::sumMinor).sum());
        }
    }
}
