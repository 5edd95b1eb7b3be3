package io.ratebook.commission.web;

import io.ratebook.commission.CommissionList;
import io.ratebook.commission.Declines;
import io.ratebook.commission.GivenApprovals;
import io.ratebook.commission.ListedCommission;
import io.ratebook.ledger.Books;
import io.ratebook.ledger.PostedTransaction;
import io.ratebook.program.Program;
import io.ratebook.settlement.BookedTransactions;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.settlement.Settlement;
import io.ratebook.settlement.Told;
import io.ratebook.settlement.web.ExplanationJson;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A commission with why it is so, what was booked for it, and what became of it. */
@Component
class CommissionStory {
    private final CommissionList list;
    private final Declines declines;
    private final GivenApprovals approvals;
    private final Settlement settlement;
    private final PolicyTermsOfProgram terms;
    private final BookedTransactions transactions;
    private final Books books;

    CommissionStory(
            CommissionList list,
            Declines declines,
            GivenApprovals approvals,
            Settlement settlement,
            PolicyTermsOfProgram terms,
            BookedTransactions transactions,
            Books books) {
        this.list = list;
        this.declines = declines;
        this.approvals = approvals;
        this.settlement = settlement;
        this.terms = terms;
        this.transactions = transactions;
        this.books = books;
    }

    /**
     * A leg of its ledger transaction.
     *
     * @param partner null on the program's own accounts
     */
    record PostingJson(
            long transaction,
            String why,
            LocalDate day,
            String account,
            @Nullable String partner,
            MoneyJson amount) {}

    /**
     * What happened to the amount of its sale, partner and component.
     *
     * @param amount null where none moved by it
     * @param by who did it; null where it was decided by itself
     * @param transaction of the ledger; null where nothing was booked
     */
    record EventJson(
            String at,
            String what,
            @Nullable MoneyJson amount,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Long transaction) {}

    /** With all that is known of it. */
    record CommissionJson(
            long id,
            CommissionItem.SaleRef sale,
            String partner,
            String component,
            String kind,
            int number,
            MoneyJson amount,
            String state,
            String occurredAt,
            String payableFrom,
            @Nullable Integer version,
            String sheet,
            String row,
            String base,
            String rate,
            @Nullable String reason,
            @Nullable ExplanationJson explanation,
            List<PostingJson> postings,
            List<EventJson> history) {}

    CommissionJson of(Program program, ListedCommission one) {
        CommissionItem item = CommissionItem.of(one);
        return new CommissionJson(
                item.id(),
                item.sale(),
                item.partner(),
                item.component(),
                item.kind(),
                item.number(),
                item.amount(),
                item.state(),
                item.occurredAt(),
                item.payableFrom(),
                item.version(),
                item.sheet(),
                item.row(),
                item.base(),
                item.rate(),
                item.reason(),
                explanation(program, one),
                postings(program, one),
                history(program, one));
    }

    /** Of its sale; a reversal's numbers are its sale's. */
    private @Nullable ExplanationJson explanation(Program program, ListedCommission one) {
        String source = one.source();
        if (source == null) {
            return null;
        }
        return settlement
                .explain(program.id(), source, one.reference(), terms.of(program.id()))
                .map(Told::explanation)
                .map(ExplanationJson::of)
                .orElse(null);
    }

    private List<PostingJson> postings(Program program, ListedCommission one) {
        Long id = transactions.idOf(program.id(), one.key().lineId(), one.booking());
        if (id == null) {
            return List.of();
        }
        return books.transaction(program.id(), id).stream()
                .flatMap(posted -> legs(posted).stream())
                .toList();
    }

    private static List<PostingJson> legs(PostedTransaction posted) {
        return posted.legs().stream()
                .map(leg -> new PostingJson(
                        posted.id(),
                        posted.why(),
                        posted.effectiveDay(),
                        leg.account().kind().code(),
                        leg.account().owner().isEmpty() ? null : leg.account().owner(),
                        MoneyJson.of(leg.amount(), leg.account().currency())))
                .toList();
    }

    private List<EventJson> history(Program program, ListedCommission one) {
        List<EventJson> events = new ArrayList<>();
        List<ListedCommission> beside = list.beside(one);
        for (ListedCommission row : beside) {
            events.add(new EventJson(
                    Times.iso(row.recordedAt()),
                    what(row),
                    MoneyJson.of(row.amount(), row.key().currency()),
                    null,
                    row.reason(),
                    transactions.idOf(program.id(), row.key().lineId(), row.booking())));
        }
        for (GivenApprovals.Given given :
                approvals.of(beside.stream().map(ListedCommission::id).toList())) {
            events.add(done(given.at(), "approved", given.by(), given.said()));
        }
        for (Declines.Decline decline : declines.of(one.key().ofSale())) {
            events.add(done(decline.at(), "declined", decline.by(), decline.reason()));
            if (decline.endedAt() != null) {
                events.add(done(decline.endedAt(), "reinstated", decline.endedBy(), null));
            }
        }
        events.sort(Comparator.comparing(event -> Instant.parse(event.at())));
        return events;
    }

    private static EventJson done(long at, String what, @Nullable String by, @Nullable String reason) {
        return new EventJson(Times.iso(at), what, null, by, reason, null);
    }

    private static String what(ListedCommission row) {
        MoneyJson amount = MoneyJson.of(row.amount(), row.key().currency());
        String verb =
                switch (row.kind()) {
                    case "reversal" -> "taken back";
                    case "adjustment" -> "adjusted";
                    default -> "earned";
                };
        return verb + " " + amount.amount() + " " + amount.currency();
    }
}
