package io.ratebook.version;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.Thresholds;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.sheet.ReadPolicy;
import io.ratebook.policy.sheet.WorkbookReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Versions made ready, kept as long as there is room: by the rows of their tables, which is what they weigh. The one asked
 * for last is always kept. A version is immutable, so what is kept is never stale.
 */
@Component
public class ReadyVersions {
    private final VersionRows rows;
    private final PolicyFiles files;
    private final int rowsMax;
    private final Object making = new Object();
    /** The least recently used first. */
    private final Map<Integer, ReadyVersion> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int rowsKept;

    ReadyVersions(VersionRows rows, PolicyFiles files, @Value("${ratebook.version.rows-kept-max:40000}") int rowsMax) {
        this.rows = rows;
        this.files = files;
        this.rowsMax = rowsMax;
    }

    /** As {@link #version}, and its evaluator. */
    public Evaluator evaluator(int versionId) {
        return version(versionId).evaluator();
    }

    /**
     * A version made ready; the first time that takes as long as reading its workbook, and others wait for it.
     *
     * @param versionId as sales keep it
     * @throws IllegalArgumentException if there is no such version
     * @throws IllegalStateException if this build would decide otherwise than the version says: its DRL is another
     */
    public ReadyVersion version(int versionId) {
        ReadyVersion found = find(versionId);
        if (found != null) {
            return found;
        }
        synchronized (making) {
            ReadyVersion madeMeanwhile = find(versionId);
            return madeMeanwhile == null ? keep(make(versionId)) : madeMeanwhile;
        }
    }

    private @Nullable ReadyVersion find(int versionId) {
        synchronized (kept) {
            return kept.get(versionId);
        }
    }

    private ReadyVersion make(int versionId) {
        PolicyVersion version = rows.find(versionId)
                .orElseThrow(() -> new IllegalArgumentException("there is no policy version of id " + versionId));
        ReadPolicy read = WorkbookReader.read(files.read(version.workbookFileId()));
        Policy policy = read.required();
        String hash = CheckedWorkbook.hash(policy);
        if (!hash.equals(version.hash())) {
            throw new IllegalStateException(
                    "policy version %d of program %d decides otherwise than when it was checked:"
                                    .formatted(version.number(), version.programId())
                            + " the DRL of this build is another (hash " + hash + ", expected " + version.hash() + ")");
        }
        return new ReadyVersion(version, policy, read.comments(), Evaluator.of(policy), thresholds(policy));
    }

    /** What was checked for a program names its currency and time zone. */
    private static Thresholds thresholds(Policy policy) {
        PolicySettings settings = policy.settings();
        return Thresholds.of(
                policy, Objects.requireNonNull(settings.currency()), Objects.requireNonNull(settings.timeZone()));
    }

    private ReadyVersion keep(ReadyVersion made) {
        synchronized (kept) {
            kept.put(made.version().id(), made);
            rowsKept += made.version().tableRows();
            Iterator<ReadyVersion> oldest = kept.values().iterator();
            while (rowsKept > rowsMax && kept.size() > 1) {
                rowsKept -= oldest.next().version().tableRows();
                oldest.remove();
            }
        }
        return made;
    }
}
