package io.ratebook.payout;

import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.payout.ReportClaims.Wanted;
import io.ratebook.program.Program;
import io.ratebook.version.ReadyVersion;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** READ and DECIDE for some partners, as a run does it and as the screens say beforehand what it would do. Writes nothing. */
@Component
class RunReading {
    private final PayableReader reader;
    private final MinimumsOfRun minimums;
    private final PayeeDetails payees;
    private final ReportClaims reportClaims;

    RunReading(PayableReader reader, MinimumsOfRun minimums, PayeeDetails payees, ReportClaims reportClaims) {
        this.reader = reader;
        this.minimums = minimums;
        this.payees = payees;
        this.reportClaims = reportClaims;
    }

    /** What was read, what came of it, and the payment details by partner. */
    record Decided(List<Payable> payables, RunDecision decision, Map<String, DatedDetails> details) {}

    /** The version whose Thresholds hold for a run; null where no minimum does. */
    @Nullable
    ReadyVersion version(PayoutRun run) {
        return minimums.version(run);
    }

    /**
     * Of partners from the first to the last code, both included.
     *
     * @param version whose Thresholds hold; null where no minimum does
     * @param assumed changes what was read before it is decided
     */
    Decided decide(
            PayoutRun run,
            Program program,
            @Nullable ReadyVersion version,
            Chosen chosen,
            RunPart.Range range,
            UnaryOperator<List<Payable>> assumed) {
        return decide(
                run, program, version, chosen, assumed.apply(chosen.of(reader.read(run, range.first(), range.last()))));
    }

    /** READ alone, of all partners from the first to the last code. */
    List<Payable> read(PayoutRun run, RunPart.Range range) {
        return reader.read(run, range.first(), range.last());
    }

    /** Of what was read before. */
    Decided decide(
            PayoutRun run, Program program, @Nullable ReadyVersion version, Chosen chosen, List<Payable> payables) {
        List<String> codes = payables.stream().map(Payable::partner).distinct().toList();
        Map<String, DatedDetails> details = payees.current(run.programId(), codes);
        RunDecision decision = new RunDecision(run, minimums.of(run, program, version, codes), details, chosen);
        payables.forEach(decision::decide);
        return new Decided(payables, decision, details);
    }

    /** Of a run of a ledger report, for partners from the first to the last code, both included. */
    Decided decideReport(PayoutRun run, Program program, @Nullable ReadyVersion version, RunPart.Range range) {
        List<Payable> payables = reader.read(run, range.first(), range.last());
        List<Wanted> wanted = reportClaims.of(run, range, payables);
        List<String> codes =
                wanted.stream().map(one -> one.payable().partner()).distinct().toList();
        Map<String, DatedDetails> details = payees.current(run.programId(), codes);
        RunDecision decision = new RunDecision(
                run, minimums.of(run, program, version, codes), details, Chosen.partners(run.partners()));
        wanted.forEach(decision::decide);
        return new Decided(wanted.stream().map(Wanted::payable).toList(), decision, details);
    }
}
