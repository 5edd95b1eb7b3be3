package io.ratebook.payout;

import io.ratebook.evaluation.Thresholds;
import io.ratebook.partner.PartnersOfProgram;
import io.ratebook.program.Program;
import io.ratebook.settlement.PolicyTerms;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.version.ReadyVersion;
import io.ratebook.version.ReadyVersions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** READ: the Thresholds of the version in force at a run's instant, and what they look at. */
@Component
class MinimumsOfRun {
    private final PolicyTermsOfProgram terms;
    private final ReadyVersions versions;
    private final PartnersOfProgram partners;
    private final SaleCounts counts;

    MinimumsOfRun(PolicyTermsOfProgram terms, ReadyVersions versions, PartnersOfProgram partners, SaleCounts counts) {
        this.terms = terms;
        this.versions = versions;
        this.partners = partners;
        this.counts = counts;
    }

    /** The version whose Thresholds hold for a run; null where none is in force then, or the run asks for no minimum. */
    @Nullable
    ReadyVersion version(PayoutRun run) {
        if (run.noMinimum()) {
            return null;
        }
        PolicyTerms inForce = terms.of(run.programId());
        int index = inForce.indexAt(run.asOf());
        return index == PolicyTerms.NONE ? null : versions.version(inForce.versionId(index));
    }

    /** For some partners, by one thread. */
    Minimums of(PayoutRun run, Program program, @Nullable ReadyVersion version, List<String> codes) {
        Thresholds.Reading reading =
                version == null ? null : version.thresholds().at(run.asOf());
        boolean counted = version != null
                && version.policy().thresholds().rows().stream()
                        .anyMatch(row -> row.minimumSales() != null || row.minimumCustomers() != null);
        return new Minimums(
                reading,
                partners.facts(program.id(), codes),
                counted ? counts.of(program.id(), codes) : Map.of(),
                run.asOf(),
                yearEnds(run));
    }

    /** Whether a 31 December is among the days; of a run without a lower end, whether the last one is one. */
    private static boolean yearEnds(PayoutRun run) {
        LocalDate end = LocalDate.of(run.to().getYear(), 12, 31);
        LocalDate last = run.to().isBefore(end) ? end.minusYears(1) : end;
        LocalDate from = run.from() == null ? run.to() : run.from();
        return !last.isBefore(from);
    }
}
