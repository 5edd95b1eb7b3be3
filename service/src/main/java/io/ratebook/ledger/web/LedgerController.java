package io.ratebook.ledger.web;

import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Balance;
import io.ratebook.ledger.Books;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.PostedTransaction;
import io.ratebook.program.Programs;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of a program. */
@RestController
@RequestMapping("/api/v1/programs/{p}/ledger")
class LedgerController {
    private final Programs programs;
    private final Books books;
    private final LedgerCheck check;

    LedgerController(Programs programs, Books books, LedgerCheck check) {
        this.programs = programs;
        this.books = books;
        this.check = check;
    }

    /**
     * A posting.
     *
     * @param partner null on the program's own accounts
     * @param amount positive is owed to the partner
     */
    record PostingJson(String account, @Nullable String partner, MoneyJson amount) {
        static PostingJson of(Leg leg) {
            AccountName account = leg.account();
            return new PostingJson(
                    account.kind().code(), partner(account), MoneyJson.of(leg.amount(), account.currency()));
        }

        private static @Nullable String partner(AccountName account) {
            return account.owner().isEmpty() ? null : account.owner();
        }
    }

    /** A transaction. */
    record TransactionJson(
            long id, String why, long subject, int number, LocalDate day, String bookedAt, List<PostingJson> postings) {
        static TransactionJson of(PostedTransaction posted) {
            return new TransactionJson(
                    posted.id(),
                    posted.why(),
                    posted.subject(),
                    posted.number(),
                    posted.effectiveDay(),
                    Times.iso(posted.bookedAt()),
                    posted.legs().stream().map(PostingJson::of).toList());
        }
    }

    /** What is on the accounts of one kind and currency together. */
    record BalanceJson(String account, String currency, MoneyJson balance, long postings) {
        static BalanceJson of(Balance balance) {
            String currency = balance.account().currency();
            return new BalanceJson(
                    balance.account().kind().code(),
                    currency,
                    MoneyJson.of(balance.amount(), currency),
                    balance.postings());
        }
    }

    /** All of a program's accounts. */
    record BalancesJson(List<BalanceJson> items) {}

    /** What must hold, and how often it does not. */
    record CheckJson(String name, long violations) {}

    /** What the check of the whole ledger found. */
    record ChecksJson(Instant checkedAt, List<CheckJson> checks) {}

    @GetMapping("/transactions/{id}")
    @PreAuthorize("hasAuthority('read')")
    TransactionJson transaction(@PathVariable String p, @PathVariable long id) {
        return books.transaction(programs.required(p).id(), id)
                .map(TransactionJson::of)
                .orElseThrow(() -> Refusal.notFound("transaction", id));
    }

    @GetMapping("/balances")
    @PreAuthorize("hasAuthority('read')")
    BalancesJson balances(@PathVariable String p) {
        return new BalancesJson(books.ofProgram(programs.required(p).id()).stream()
                .map(BalanceJson::of)
                .toList());
    }

    @GetMapping("/check")
    @PreAuthorize("hasAuthority('read')")
    ChecksJson check(@PathVariable String p) {
        programs.required(p);
        LedgerCheck.Report report = check.run();
        return new ChecksJson(
                report.checkedAt(),
                report.findings().stream()
                        .map(finding -> new CheckJson(finding.name(), finding.violations()))
                        .toList());
    }
}
