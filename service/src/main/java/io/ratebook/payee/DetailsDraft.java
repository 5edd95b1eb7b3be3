package io.ratebook.payee;

import io.ratebook.partner.PayPalText;
import io.ratebook.web.FieldProblems;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

/** Payment details as somebody sends them. Blank is the same as nothing. */
public record DetailsDraft(
        @Nullable String method,
        @Nullable String paypal,
        @Nullable String holder,
        @Nullable String iban,
        @Nullable String bic,
        @Nullable String name,
        @Nullable String address,
        @Nullable String note,
        @Nullable String taxId) {
    static final int NAME_MAX = 140;
    static final int TEXT_MAX = 400;
    static final int TAX_ID_MAX = 60;

    /** What ends a field or line, turns the direction of the text behind it, or begins a formula where a file is opened. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]|^[=+@-]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]");

    /**
     * The details, if all is right.
     *
     * @throws io.ratebook.web.Refusal naming every wrong field; what was sent is not repeated, for answers are logged and kept
     */
    public PaymentDetails checked() {
        FieldProblems problems = new FieldProblems();
        PaymentMethod known = PaymentMethod.find(method);
        if (known == null) {
            problems.add("method", method, "one of " + PaymentMethod.words());
        }
        PaymentDetails details = known == null ? null : new Reader(problems, known).read(this);
        problems.refuseIfAny();
        return Objects.requireNonNull(details);
    }

    /** Reads the fields that a method has, and refuses the others. */
    private record Reader(FieldProblems problems, PaymentMethod method) {
        PaymentDetails read(DetailsDraft draft) {
            return new PaymentDetails(
                    method,
                    paypal(draft.paypal()),
                    of(PaymentMethod.BANK, "holder", draft.holder(), NAME_MAX, true),
                    iban(draft.iban()),
                    bic(draft.bic()),
                    of(PaymentMethod.CHECK, "name", draft.name(), NAME_MAX, true),
                    of(PaymentMethod.CHECK, "address", draft.address(), TEXT_MAX, true),
                    text("note", draft.note(), TEXT_MAX, method == PaymentMethod.OTHER),
                    text("taxId", draft.taxId(), TAX_ID_MAX, false));
        }

        private @Nullable String paypal(@Nullable String sent) {
            String text = of(PaymentMethod.PAYPAL, "paypal", sent, TEXT_MAX, true, false);
            String account = text == null ? null : PayPalText.normal(text);
            String fault = PayPalText.fault(account);
            if (fault != null) {
                problems.add("paypal", hidden(account), fault);
            }
            return account;
        }

        private @Nullable String iban(@Nullable String sent) {
            String text = of(PaymentMethod.BANK, "iban", sent, TEXT_MAX, true);
            String iban =
                    text == null ? null : BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
            if (iban != null && !passes(() -> IbanUtil.validate(iban))) {
                problems.add(
                        "iban",
                        hidden(iban),
                        "an IBAN such as DE89 3704 0044 0532 0130 00, whose check digits are right");
            }
            return iban;
        }

        private @Nullable String bic(@Nullable String sent) {
            String text = of(PaymentMethod.BANK, "bic", sent, TEXT_MAX, false);
            String bic =
                    text == null ? null : BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
            if (bic != null && !passes(() -> BicUtil.validate(bic))) {
                problems.add("bic", hidden(bic), "a BIC of 8 or 11 letters and digits such as COBADEFFXXX");
            }
            return bic;
        }

        private static boolean passes(Runnable check) {
            try {
                check.run();
                return true;
            } catch (Iban4jException wrong) {
                return false;
            }
        }

        private @Nullable String of(
                PaymentMethod only, String field, @Nullable String sent, int lengthMax, boolean needed) {
            return of(only, field, sent, lengthMax, needed, true);
        }

        private @Nullable String of(
                PaymentMethod only, String field, @Nullable String sent, int lengthMax, boolean needed, boolean plain) {
            if (method == only) {
                return text(field, sent, lengthMax, needed, plain);
            }
            if (sent != null && !sent.isBlank()) {
                problems.add(field, hidden(sent), "nothing: it belongs to the method " + only.word());
            }
            return null;
        }

        private @Nullable String text(String field, @Nullable String sent, int lengthMax, boolean needed) {
            return text(field, sent, lengthMax, needed, true);
        }

        private @Nullable String text(
                String field, @Nullable String sent, int lengthMax, boolean needed, boolean plain) {
            String text = sent == null ? "" : sent.strip();
            if (text.isEmpty()) {
                if (needed) {
                    problems.add(field, null, "1 to " + lengthMax + " characters: it is needed for " + method.word());
                }
                return null;
            }
            if (text.length() > lengthMax || (plain && UNWRITABLE.matcher(text).find())) {
                problems.add(
                        field,
                        hidden(text),
                        "1 to " + lengthMax
                                + " characters, none of them a control character, the first none of = + - @");
                return null;
            }
            return text;
        }

        private static @Nullable String hidden(@Nullable String text) {
            return text == null ? null : "a text of " + text.length() + " characters";
        }
    }

    @Override
    public String toString() {
        return "payment details by " + method;
    }
}
