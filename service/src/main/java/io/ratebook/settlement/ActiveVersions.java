package io.ratebook.settlement;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.SaleBook.Looks;
import io.ratebook.policy.Policy;
import io.ratebook.product.Products;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.version.ReadyVersions;
import io.ratebook.version.Versions;
import io.ratebook.version.VersionsInForce;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The versions that were ever activated in a program, so that none that a sale is pinned to is missing. */
@Component
class ActiveVersions implements PolicyTermsOfProgram {
    private static final int KEPT_MAX = 8;

    private final Versions versions;
    private final ReadyVersions ready;
    private final Programs programs;
    private final Products products;
    private final PaidLeadsOfProgram leads;
    private final Facts facts;
    private final JdbcTemplate jdbc;
    /** Terms of the programs asked for last, all products commissionable; what they are made of never changes. */
    private final Map<Integer, Dated> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Dated> eldest) {
            return size() > KEPT_MAX;
        }
    };

    ActiveVersions(
            Versions versions,
            ReadyVersions ready,
            Programs programs,
            Products products,
            PaidLeadsOfProgram leads,
            Facts facts,
            JdbcTemplate jdbc) {
        this.versions = versions;
        this.ready = ready;
        this.programs = programs;
        this.products = products;
        this.leads = leads;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    @Override
    public PolicyTerms of(int programId) {
        return terms(versions.inForce(programId)).with(beside(programId));
    }

    @Override
    public PolicyTerms held(int programId) {
        return heldInForce(programId).with(beside(programId));
    }

    @Override
    public PolicyTerms held(int programId, long factsNumber) {
        return heldInForce(programId)
                .with(facts.get(BesidePolicies.class, programId, factsNumber, () -> beside(programId)));
    }

    private BesidePolicies beside(int programId) {
        return new BesidePolicies(products.notCommissionable(programId), leads.paid(programId));
    }

    private Dated heldInForce(int programId) {
        Dated known = known(programId);
        VersionsInForce inForce = known == null ? versions.inForce(programId) : known.inForce();
        while (!versions.holdInForce(inForce)) {
            inForce = versions.inForce(programId);
        }
        return terms(inForce);
    }

    @Override
    public boolean holdStill(PolicyTerms decided) {
        return versions.holdInForce(((Dated) decided).inForce());
    }

    /** Those made last, if the program's zone is still theirs. */
    private @Nullable Dated known(int programId) {
        synchronized (kept) {
            Dated known = kept.get(programId);
            return known != null && known.zone().equals(program(programId).zoneId()) ? known : null;
        }
    }

    private Dated terms(VersionsInForce inForce) {
        int programId = inForce.programId();
        Dated known = known(programId);
        if (known == null || known.inForce().activations() != inForce.activations()) {
            known = made(inForce);
            synchronized (kept) {
                kept.put(programId, known);
            }
        }
        return known;
    }

    private Dated made(VersionsInForce inForce) {
        List<Integer> ids = jdbc.queryForList(
                "SELECT version_id FROM policy_activation WHERE program_id = ? AND number <= ?"
                        + " GROUP BY version_id ORDER BY MIN(number)",
                Integer.class,
                inForce.programId(),
                inForce.activations());
        Evaluator evaluator = ids.isEmpty()
                ? earningNothing(inForce.programId())
                : Evaluator.together(ids.stream().map(ready::evaluator).toList());
        return new Dated(inForce, ids, evaluator, evaluator.looks());
    }

    private Program program(int programId) {
        return Objects.requireNonNull(programs.byId(programId));
    }

    private Evaluator earningNothing(int programId) {
        Program program = program(programId);
        return Evaluator.of(Policy.empty(), program.currencyCode().code(), program.zoneId());
    }

    @Override
    public PolicyTerms allUnder(int programId, int versionId) {
        Evaluator evaluator = beside(programId).on(ready.evaluator(versionId));
        return new Single(
                versionId,
                evaluator,
                evaluator.looks(),
                versions.inForce(programId).zone());
    }

    @Override
    public PolicyTerms with(int programId, int versionId, long from, long until) {
        PolicyTerms inForce = of(programId);
        Evaluator evaluator =
                beside(programId).on(Evaluator.together(List.of(inForce.evaluator(), ready.evaluator(versionId))));
        return new Replaced(inForce, versionId, from, until, evaluator, evaluator.looks());
    }

    @Override
    public PolicyTerms activated(int programId, int versionId, LocalDate from) {
        Dated now = terms(versions.inForce(programId));
        List<Integer> ids = new ArrayList<>(now.ids());
        if (!ids.contains(versionId)) {
            ids.add(versionId);
        }
        Evaluator evaluator =
                Evaluator.together(ids.stream().map(ready::evaluator).toList());
        return new Dated(now.inForce().with(versionId, numberOf(versionId), from), ids, evaluator, evaluator.looks())
                .with(beside(programId));
    }

    @Override
    public int numberOf(int versionId) {
        return ready.version(versionId).version().number();
    }

    /** Each sale under the version of its day. */
    private record Dated(VersionsInForce inForce, List<Integer> ids, Evaluator evaluator, Looks looks)
            implements PolicyTerms {
        Dated with(BesidePolicies beside) {
            return new Dated(inForce, ids, beside.on(evaluator), looks);
        }

        @Override
        public Object basis() {
            return inForce;
        }

        @Override
        public int indexAt(long occurredAtMicros) {
            int id = inForce.idAt(occurredAtMicros);
            return id == VersionsInForce.NONE ? NONE : indexOf(id);
        }

        @Override
        public int indexOf(int versionId) {
            int index = ids.indexOf(versionId);
            if (index < 0) {
                throw new IllegalStateException("policy version " + versionId + " was never activated");
            }
            return index;
        }

        @Override
        public int versionId(int index) {
            return ids.get(index);
        }

        @Override
        public boolean isStanding() {
            return true;
        }

        @Override
        public ZoneId zone() {
            return inForce.zone();
        }
    }

    /** Sales of a time under one version, which comes last; all others as they stand. */
    private record Replaced(PolicyTerms others, int only, long from, long until, Evaluator evaluator, Looks looks)
            implements PolicyTerms {
        @Override
        public int indexAt(long occurredAtMicros) {
            return from <= occurredAtMicros && occurredAtMicros < until
                    ? evaluator.versions() - 1
                    : others.indexAt(occurredAtMicros);
        }

        @Override
        public int indexOf(@Nullable Integer pinned, long occurredAtMicros) {
            return from <= occurredAtMicros && occurredAtMicros < until
                    ? evaluator.versions() - 1
                    : others.indexOf(pinned, occurredAtMicros);
        }

        @Override
        public int indexOf(int versionId) {
            return versionId == only ? evaluator.versions() - 1 : others.indexOf(versionId);
        }

        @Override
        public int versionId(int index) {
            return index == evaluator.versions() - 1 ? only : others.versionId(index);
        }

        @Override
        public boolean isStanding() {
            return false;
        }

        @Override
        public ZoneId zone() {
            return others.zone();
        }
    }

    /** All sales under one version, whatever their day. */
    private record Single(int only, Evaluator evaluator, Looks looks, ZoneId zone) implements PolicyTerms {
        @Override
        public int indexAt(long occurredAtMicros) {
            return 0;
        }

        @Override
        public int indexOf(int versionId) {
            return 0;
        }

        @Override
        public int versionId(int index) {
            return only;
        }

        @Override
        public boolean isStanding() {
            return false;
        }
    }
}
