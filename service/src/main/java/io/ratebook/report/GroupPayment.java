package io.ratebook.report;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payout.PayoutRun;
import io.ratebook.payout.PayoutRuns;
import io.ratebook.payout.ReportRuns;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Pays all partners of a report by one method, once. */
@Service
public class GroupPayment {
    private final Reports reports;
    private final GroupAmounts amounts;
    private final ReportRuns runs;
    private final Clock clock;

    GroupPayment(Reports reports, GroupAmounts amounts, ReportRuns runs, Clock clock) {
        this.reports = reports;
        this.amounts = amounts;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * How a report would be paid if nobody said otherwise.
     *
     * @param run what pays it already; null where nothing does
     */
    public record Proposal(
            String type,
            LocalDate payOn,
            String batch,
            @Nullable PayoutRun run) {}

    /** @param payOn today if null */
    public Proposal proposal(Program program, long report, @Nullable LocalDate payOn) {
        LedgerReport found = reports.required(program.id(), report);
        LocalDate day =
                payOn != null ? payOn : clock.instant().atZone(program.zoneId()).toLocalDate();
        return new Proposal(runs.usualType(program), day, runs.batchOf(program, day), runs.find(program, found.id()));
    }

    /**
     * A payment as it is asked for.
     *
     * @param batch null for the usual one of the day
     * @param marksPaid whether the payouts are marked as paid once they are approved
     * @param agreed how much more than is owed may be paid, by currency
     */
    public record Wish(
            GroupMethod method,
            String type,
            @Nullable String batch,
            LocalDate payOn,
            boolean marksPaid,
            List<Money> agreed) {}

    /**
     * Has it paid.
     *
     * @throws Refusal if it is paid already, or more would be paid than is owed and than was agreed to
     */
    public PayoutRuns.Submitted process(Program program, long report, Wish wish) {
        LedgerReport found = reports.required(program.id(), report);
        runs.refuseIfPaid(program, found.id());
        refuseUnlessAgreed(amounts.totals(found, wish.method()), wish.agreed());
        return runs.process(
                program,
                new ReportRuns.Draft(
                        found.id(),
                        wish.method().code(),
                        found.filter().to(),
                        wish.type(),
                        wish.batch(),
                        wish.payOn(),
                        wish.marksPaid(),
                        wish.agreed()));
    }

    /** What a person saw has to be what is so: the very sums, of all currencies that have any. */
    private static void refuseUnlessAgreed(List<GroupAmounts.Total> totals, List<Money> agreed) {
        List<GroupAmounts.Total> over =
                totals.stream().filter(total -> total.advance() > 0).toList();
        List<Money> expected = over.stream()
                .map(total -> new Money(total.advance(), CurrencyCode.of(total.currency())))
                .toList();
        List<Money> said = agreed.stream()
                .filter(money -> money.minor() != 0)
                .sorted(Comparator.comparing(money -> money.currency().code()))
                .toList();
        if (!said.equals(expected)) {
            throw Refusal.wrong(
                    "advance",
                    said.isEmpty() ? null : text(said),
                    expected.isEmpty()
                            ? "none: nobody gets more than is owed"
                            : text(expected) + ", which "
                                    + over.stream()
                                            .mapToLong(GroupAmounts.Total::over)
                                            .sum()
                                    + " partners get more than they are owed");
        }
    }

    private static String text(List<Money> all) {
        return all.stream().map(Money::toString).collect(Collectors.joining(", "));
    }
}
