package io.ratebook.notice;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What mails are about, what their templates can say, and what they say where nobody changed them. */
public enum MailKind {
    SALE(
            "sale",
            "commission",
            List.of(
                    new Placeholder("sale reference", "the reference of the sale"),
                    new Placeholder("sale date", "the day of the sale: 3 December 2010"),
                    new Placeholder("component", "the part of the policy that the commission comes from"),
                    new Placeholder(
                            "amount", "what the sale earns the partner by it, less what was taken back: 12.00 GBP"),
                    new Placeholder("state", "pending, approved, declined or paid"),
                    new Placeholder("payable from", "the day its hold ends: 2 January 2011"),
                    new Placeholder("rate", "the rate: 20 %"),
                    new Placeholder("reason", "why it was declined or corrected; empty if it was not")),
            "Your commission for sale {{sale reference}}",
            """
            Hello {{partner name}},

            sale {{sale reference}} of {{sale date}} earns you {{amount}} ({{component}}).
            It is {{state}}, and can be paid from {{payable from}} on.

            {{program name}}
            """),
    PAYMENT(
            "payment",
            "payout",
            List.of(
                    new Placeholder("payment reference", "the number of the payout or of its invoice"),
                    new Placeholder("payment date", "the day it was paid, or is to be: 3 December 2010"),
                    new Placeholder("amount", "what is paid: 12.00 GBP"),
                    new Placeholder("method", "how it is paid: PayPal, bank, check"),
                    new Placeholder("period", "the days it is for: 1 November to 30 November 2010"),
                    new Placeholder("state", "where the payout stands")),
            "Your payment {{payment reference}}",
            """
            Hello {{partner name}},

            {{amount}} is paid to you by {{method}}: payment {{payment reference}} of {{payment date}}.

            {{program name}}
            """);

    /**
     * What a template may name.
     *
     * @param name as it stands between the braces
     * @param meaning what stands there in the mail
     */
    public record Placeholder(String name, String meaning) {}

    static final String PARTNER_NAME = "partner name";
    static final String PARTNER_CODE = "partner code";
    static final String PROGRAM_NAME = "program name";

    private static final List<Placeholder> OF_ALL = List.of(
            new Placeholder(PARTNER_NAME, "the partner's name, or the code if there is none"),
            new Placeholder(PARTNER_CODE, "the partner's code"),
            new Placeholder(PROGRAM_NAME, "the program's name"));

    private final String word;
    private final String thing;
    private final List<Placeholder> own;
    private final String subject;
    private final String body;

    MailKind(String word, String thing, List<Placeholder> own, String subject, String body) {
        this.word = word;
        this.thing = thing;
        this.own = own;
        this.subject = subject;
        this.body = body;
    }

    /** As in JSON and in tables. */
    public String word() {
        return word;
    }

    /** What a mail of this kind is about. */
    public String thing() {
        return thing;
    }

    /** All that a template of this kind may name, those of every kind first. */
    public List<Placeholder> placeholders() {
        return Stream.concat(OF_ALL.stream(), own.stream()).toList();
    }

    /** Those of its own. */
    List<Placeholder> own() {
        return own;
    }

    String usualSubject() {
        return subject;
    }

    String usualBody() {
        return body;
    }

    public static @Nullable MailKind find(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values()).map(MailKind::word).collect(Collectors.joining(", "));
    }
}
