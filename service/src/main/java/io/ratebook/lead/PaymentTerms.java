package io.ratebook.lead;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment as entered, checked; the amount is computed from revenue and rate, rounded half up.
 *
 * @param rate millionths of a percent
 * @param method null for how the partner is paid
 */
record PaymentTerms(
        LocalDate issueDay,
        LocalDate from,
        LocalDate to,
        List<String> references,
        Money revenue,
        long rate,
        Money amount,
        PaymentState state,
        @Nullable PaymentMethod method) {
    static final int REFERENCES_MAX = 100;
    static final int REFERENCE_MAX = 120;

    /**
     * Reads it.
     *
     * @param currency the program's
     * @param today in the program's zone
     * @throws io.ratebook.web.Refusal naming all wrong fields
     */
    static PaymentTerms read(PaymentDraft draft, Lead lead, CurrencyCode currency, LocalDate today) {
        return new Reader(draft, lead, currency, today).read();
    }

    /** Reads the fields, and gathers what is wrong. */
    private static final class Reader {
        private final FieldProblems problems = new FieldProblems();
        private final PaymentDraft draft;
        private final Lead lead;
        private final CurrencyCode currency;
        private final LocalDate today;

        Reader(PaymentDraft draft, Lead lead, CurrencyCode currency, LocalDate today) {
            this.draft = draft;
            this.lead = lead;
            this.currency = currency;
            this.today = today;
        }

        PaymentTerms read() {
            if (draft.partner() != null && !draft.partner().equals(lead.partner())) {
                problems.add("partner", draft.partner(), lead.partner() + ", the partner of lead " + lead.code());
            }
            LocalDate issueDay = Times.day("issueDate", draft.issueDate(), problems);
            LocalDate from = Times.day("periodStart", draft.periodStart(), problems);
            LocalDate to = Times.day("periodEnd", draft.periodEnd(), problems);
            if (from != null && to != null && to.isBefore(from)) {
                problems.add("periodEnd", to, "the first day of the period, " + from + ", or a later one");
            }
            List<String> references = references();
            Money revenue = revenue();
            Long rate = rate();
            PaymentState state = state(issueDay);
            PaymentMethod method = method();
            Money amount = revenue == null || rate == null ? null : amount(revenue, rate);
            problems.refuseIfAny();
            return new PaymentTerms(
                    Objects.requireNonNull(issueDay),
                    Objects.requireNonNull(from),
                    Objects.requireNonNull(to),
                    references,
                    Objects.requireNonNull(revenue),
                    Objects.requireNonNull(rate),
                    Objects.requireNonNull(amount),
                    Objects.requireNonNull(state),
                    method);
        }

        private List<String> references() {
            List<@Nullable String> sent = draft.paymentIds() == null ? List.of() : draft.paymentIds();
            if (sent.isEmpty() || sent.size() > REFERENCES_MAX) {
                problems.add(
                        "paymentIds",
                        sent.size() + " ids",
                        "1 to " + REFERENCES_MAX + " ids of payments or invoices in the accounting system");
            }
            List<String> references = new ArrayList<>();
            for (int i = 0; i < Math.min(sent.size(), REFERENCES_MAX); i++) {
                String reference = problems.text("paymentIds[" + i + "]", sent.get(i), REFERENCE_MAX);
                if (reference != null && references.contains(reference)) {
                    problems.add("paymentIds[" + i + "]", reference, "each id once");
                } else if (reference != null) {
                    references.add(reference);
                }
            }
            return references;
        }

        private @Nullable Money revenue() {
            MoneyJson sent = draft.totalRevenue();
            if (sent == null) {
                problems.add("totalRevenue", null, "a decimal such as \"2000.00\", not negative");
                return null;
            }
            Money revenue = new MoneyJson(sent.amount(), sent.currency() == null ? currency.code() : sent.currency())
                    .read("totalRevenue", problems);
            if (revenue != null && revenue.minor() < 0) {
                problems.add("totalRevenue", revenue, "no negative amount");
                return null;
            }
            return revenue;
        }

        private @Nullable Long rate() {
            return draft.commissionPercent() == null && lead.rate() != null
                    ? lead.rate()
                    : LeadRate.read("commissionPercent", draft.commissionPercent(), problems);
        }

        private @Nullable PaymentState state(@Nullable LocalDate issueDay) {
            PaymentState state = PaymentState.chosen(draft.status());
            if (state == null) {
                problems.add("status", draft.status(), "one of scheduled, processing, complete");
            }
            if (issueDay != null && state == PaymentState.SCHEDULED && !issueDay.isAfter(today)) {
                problems.add("issueDate", issueDay, "a day after today, " + today + ": the payment is scheduled");
            }
            if (issueDay != null && state == PaymentState.PAID && issueDay.isAfter(today)) {
                problems.add("issueDate", issueDay, "today, " + today + ", or a day before: the payment is complete");
            }
            return state;
        }

        private @Nullable PaymentMethod method() {
            PaymentMethod method = PaymentMethod.find(draft.method());
            if (draft.method() != null && method == null) {
                problems.add("method", draft.method(), "one of " + PaymentMethod.words());
            }
            return method;
        }

        private Money amount(Money revenue, long rate) {
            Money amount = new Money(LeadRate.of(revenue.minor(), rate), revenue.currency());
            if (amount.minor() == 0) {
                problems.add(
                        "amount", amount, "more than nothing: " + revenue + " at " + LeadRate.text(rate) + " % is not");
            }
            MoneyJson seen = draft.amount();
            if (seen != null) {
                Money said = new MoneyJson(
                                seen.amount(),
                                seen.currency() == null ? revenue.currency().code() : seen.currency())
                        .read("amount", problems);
                if (said != null && !said.equals(amount)) {
                    problems.add(
                            "amount",
                            said,
                            amount + ": it is computed, " + revenue + " at " + LeadRate.text(rate) + " %");
                }
            }
            return amount;
        }
    }
}
