package io.ratebook.preview;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.program.Program;
import io.ratebook.settlement.Settlement;
import io.ratebook.version.PolicyVersion;
import io.ratebook.version.Versions;
import io.ratebook.web.Refusal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Previews: asked for, and what they came to. */
@Service
public class Previews {
    /** About 70 bytes each. */
    private static final int ROWS_KEPT_MAX = 1_000_000;

    private final PreviewStore store;
    private final NextPayoutsStore nextPayouts;
    private final Jobs jobs;
    private final Versions versions;
    private final Settlement settlement;
    /** The least recently used first. */
    private final Map<Long, PreviewFigures> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long rowsKept;

    Previews(PreviewStore store, NextPayoutsStore nextPayouts, Jobs jobs, Versions versions, Settlement settlement) {
        this.store = store;
        this.nextPayouts = nextPayouts;
        this.jobs = jobs;
        this.versions = versions;
        this.settlement = settlement;
    }

    /**
     * Puts a preview in the queue; the result of its job has its id.
     *
     * @param from first day of the sales, in the program's zone
     * @param to last day, included
     * @param startedBy the name of who asks
     * @return the job's id
     */
    public long submit(Program program, PolicyVersion version, LocalDate from, LocalDate to, String startedBy) {
        return jobs.submit(new JobOrder(
                PreviewJob.KIND,
                program.id(),
                "Preview of version " + version.number() + ", " + from + " to " + to,
                new PreviewJob.Asked(version.id(), from, to),
                startedBy));
    }

    /**
     * A preview of the program.
     *
     * @throws Refusal with status 404 if there is none
     */
    public Preview required(int programId, long id) {
        return store.find(programId, id).orElseThrow(() -> Refusal.notFound("preview", id));
    }

    /**
     * The latest first.
     *
     * @param of only of that version; null for all
     * @param below only those with a smaller id
     */
    public List<Preview> below(int programId, @Nullable PolicyVersion of, long below, int limit) {
        return store.below(programId, of == null ? 0 : of.id(), below, limit);
    }

    /** Whether sales or policies came in since it was run, so that it would say something else now. */
    public boolean isStale(Preview preview) {
        return settlement.changes(preview.programId()) != preview.changes()
                || versions.inForce(preview.programId()).activations() != preview.activations();
    }

    /** Its totals, one for each currency. */
    public List<PreviewFigures.Group> sums(Preview preview) {
        return store.sums(preview.id());
    }

    /**
     * What it says of the next payouts.
     *
     * @throws Refusal with status 404 if it was run before previews said it
     */
    public NextPayouts nextPayouts(Preview preview) {
        return nextPayouts
                .find(preview.id())
                .orElseThrow(() -> Refusal.notFound("next payouts of preview", preview.id()));
    }

    /** By currency. */
    public List<NextPayouts.Sum> nextPayoutSums(Preview preview, NextPayouts.Way way) {
        return nextPayouts.sums(preview.id(), way);
    }

    /** By partner and currency, from a place on; they never change. */
    public List<NextPayouts.Line> nextPayoutLines(Preview preview, NextPayoutsFilter filter, long from, int limit) {
        return nextPayouts.lines(preview.id(), filter, from, limit);
    }

    /** Its figures, read once and kept as long as there is room; they never change. */
    public PreviewFigures figures(Preview preview) {
        synchronized (kept) {
            PreviewFigures known = kept.get(preview.id());
            if (known != null) {
                return known;
            }
        }
        PreviewFigures read = new PreviewFigures(store.rows(preview.id()));
        synchronized (kept) {
            if (kept.put(preview.id(), read) == null) {
                rowsKept += read.size();
            }
            Iterator<PreviewFigures> oldest = kept.values().iterator();
            while (rowsKept > ROWS_KEPT_MAX && kept.size() > 1) {
                rowsKept -= oldest.next().size();
                oldest.remove();
            }
        }
        return read;
    }
}
