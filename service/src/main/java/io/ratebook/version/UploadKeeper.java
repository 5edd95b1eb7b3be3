package io.ratebook.version;

import io.ratebook.database.Ids;
import io.ratebook.people.Audit;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.program.Program;
import io.ratebook.version.RowNumbers.Kind;
import io.ratebook.version.UploadRows.NewUpload;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a checked workbook, and makes it a version if it has no errors and says something new. */
@Component
class UploadKeeper {
    private static final int TITLE_MAX = 400;

    private final UploadRows uploads;
    private final VersionRows versions;
    private final PolicyBooks books;
    private final PolicyFiles files;
    private final Ids ids;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    UploadKeeper(
            UploadRows uploads,
            VersionRows versions,
            PolicyBooks books,
            PolicyFiles files,
            Ids ids,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.uploads = uploads;
        this.versions = versions;
        this.books = books;
        this.files = files;
        this.ids = ids;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The id of the upload, which is kept with its bytes and problems whatever they are. */
    long keep(Program program, String fileName, byte[] file, CheckedWorkbook checked, String by) {
        Policy policy = checked.policy();
        Arrival arrival = new Arrival(program, fileName, file, checked, by);
        if (policy == null || checked.hasErrors()) {
            return transactions.get(() -> add(arrival, null, false));
        }
        String readHash = CheckedWorkbook.hash(policy);
        Long kept = null;
        while (kept == null) {
            kept = keepVersion(arrival, policy, readHash);
        }
        return kept;
    }

    private record Arrival(Program program, String fileName, byte[] file, CheckedWorkbook checked, String by) {}

    /** Null if somebody gave row ids of the program between the draft and the lock: then it is drafted again. */
    private @Nullable Long keepVersion(Arrival arrival, Policy policy, String readHash) {
        int programId = arrival.program.id();
        Map<Kind, Integer> basis = books.rowNumbers(programId);
        VersionDraft draft = versions.findByContent(programId, readHash).isPresent()
                ? null
                : VersionDraft.of(policy, arrival.checked.comments(), basis);
        return transactions
                .get(() -> {
                    PolicyBooks.Book book = books.lock(programId);
                    Optional<PolicyVersion> same = versions.findByContent(programId, readHash);
                    if (same.isPresent()) {
                        return Optional.of(add(arrival, same.get(), false));
                    }
                    if (draft == null || !books.rowNumbers(programId).equals(basis)) {
                        return Optional.<Long>empty();
                    }
                    return Optional.of(add(arrival, add(arrival, draft, readHash, book.versions() + 1), true));
                })
                .orElse(null);
    }

    private PolicyVersion add(Arrival arrival, VersionDraft draft, String readHash, int number) {
        PolicySettings settings = draft.policy().settings();
        String title = settings.title();
        PolicyVersion version = new PolicyVersion(
                Math.toIntExact(ids.next("policy_version")),
                arrival.program.id(),
                number,
                draft.hash(),
                title.substring(
                        0, title.offsetByCodePoints(0, Math.min(TITLE_MAX, title.codePointCount(0, title.length())))),
                settings.note(),
                files.store(draft.workbook()),
                files.store(draft.canonical()),
                PolicyRows.count(draft.policy()),
                Math.toIntExact(arrival.checked.warnings()),
                arrival.by,
                Times.micros(clock.instant()));
        versions.add(version, readHash);
        books.countVersion(version.programId(), number);
        books.keepRowNumbers(version.programId(), draft.numbers());
        return version;
    }

    private long add(Arrival arrival, @Nullable PolicyVersion version, boolean isNew) {
        long id = ids.next("policy_upload");
        NewUpload upload = new NewUpload(
                id,
                arrival.program.id(),
                arrival.fileName,
                files.store(arrival.file),
                arrival.checked.problems(),
                arrival.by,
                Times.micros(clock.instant()));
        uploads.add(upload, version == null ? null : version.id(), isNew);
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("fileName", arrival.fileName);
        after.put("errors", upload.errors());
        after.put("warnings", arrival.checked.warnings());
        if (version != null) {
            after.put("version", version.number());
            after.put("hash", version.hash());
            after.put("newVersion", isNew);
        }
        audit.record("policy.upload", "policy upload " + id, arrival.program.code(), null, after);
        return id;
    }
}
