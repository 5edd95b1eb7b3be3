package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.DrlSet;
import org.jspecify.annotations.Nullable;

/** DRL after the tables of all policies, each for the sales that stand under it, over one history. */
final class PolicyAdditions {
    private final Batch batch;
    private final Decisions decisions;
    private final HistoryWalk walk;
    private final @Nullable DrlAdditions[] byVersion;

    private PolicyAdditions(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
        walk = new HistoryWalk(batch, HistoryNeeds.of(batch.versions), decisions.counts);
        byVersion = new DrlAdditions[batch.versions.count()];
        for (int version = 0; version < byVersion.length; version++) {
            DrlSet set = batch.versions.policies.get(version).drl;
            if (set != null && set.hasAfter()) {
                byVersion[version] = new DrlAdditions(batch, decisions, version, set, walk);
            }
        }
    }

    /** Null if no policy has any. */
    static @Nullable PolicyAdditions of(Batch batch, Decisions decisions) {
        return batch.versions.stream().anyMatch(policy -> has(policy.drl))
                ? new PolicyAdditions(batch, decisions)
                : null;
    }

    private static boolean has(@Nullable DrlSet set) {
        return set != null && set.hasAfter();
    }

    /** Stands at a line; its policy's rules, or null if that has none. */
    @Nullable
    DrlAdditions look(int line) {
        walk.look(line);
        return byVersion[batch.versions.indexOf(line)];
    }

    /** Puts a line into history; once a line, in the order of sales. */
    void record(int line) {
        if (decisions.counts[line]) {
            walk.record(line);
        }
    }
}
