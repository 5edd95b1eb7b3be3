package io.ratebook.version;

import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.policy.Policy;
import io.ratebook.policy.check.PolicyDiff;
import io.ratebook.policy.sheet.ProblemMarker;
import io.ratebook.policy.sheet.ProgramSettings;
import io.ratebook.policy.sheet.SheetView;
import io.ratebook.policy.sheet.UnmarkableFileException;
import io.ratebook.policy.sheet.WorkbookView;
import io.ratebook.policy.sheet.WorkbookWriter;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The policy versions of programs: from the workbook that comes in to the day it counts from. */
@Service
public class Versions {
    private final Programs programs;
    private final UploadRows uploads;
    private final UploadKeeper keeper;
    private final VersionRows rows;
    private final ActivationRows activationRows;
    private final Activations activations;
    private final PolicyBooks books;
    private final PolicyFiles files;
    private final ProgramCodes codes;
    private final ReadyVersions ready;
    private final OneAtATime oneAtATime;
    private final CurrentActor currentActor;
    private final Clock clock;

    Versions(
            Programs programs,
            UploadRows uploads,
            UploadKeeper keeper,
            VersionRows rows,
            ActivationRows activationRows,
            Activations activations,
            PolicyBooks books,
            PolicyFiles files,
            ProgramCodes codes,
            ReadyVersions ready,
            OneAtATime oneAtATime,
            CurrentActor currentActor,
            Clock clock) {
        this.programs = programs;
        this.uploads = uploads;
        this.keeper = keeper;
        this.rows = rows;
        this.activationRows = activationRows;
        this.activations = activations;
        this.books = books;
        this.files = files;
        this.codes = codes;
        this.ready = ready;
        this.oneAtATime = oneAtATime;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** As {@link #upload(int, String, Supplier, Actor)} of bytes that are there already. */
    public Upload upload(int programId, String fileName, byte[] workbook, Actor actor) {
        return upload(programId, fileName, () -> workbook, actor);
    }

    /**
     * Reads, checks and keeps a workbook, and makes it a version if it has no errors and says something new.
     *
     * @param workbook its bytes, asked for when it is its turn; more than 20 MB are a problem of the upload
     * @throws Refusal with status 503 if others' workbooks take too long
     */
    public Upload upload(int programId, String fileName, Supplier<byte[]> workbook, Actor actor) {
        Program program = program(programId);
        long id = oneAtATime.get(() -> {
            byte[] file = workbook.get();
            CheckedWorkbook checked = CheckedWorkbook.of(
                    settings(program),
                    fileName,
                    file,
                    codes.known(programId),
                    books.read(programId).versions());
            return currentActor.as(actor, () -> keeper.keep(program, fileName, file, checked, actor.name()));
        });
        return upload(programId, id);
    }

    /**
     * An upload of the program.
     *
     * @throws Refusal with status 404 if there is none
     */
    public Upload upload(int programId, long id) {
        return uploads.find(programId, id).orElseThrow(() -> Refusal.notFound("policy upload", id));
    }

    /** The bytes as they came. */
    public byte[] original(Upload upload) {
        return files.read(upload.fileId());
    }

    /**
     * The user's own file with a note at every cell in question.
     *
     * @throws Refusal with status 409 if the file is none that can be marked
     */
    public byte[] marked(Upload upload) {
        return oneAtATime.get(() -> {
            try {
                return ProblemMarker.mark(
                        original(upload),
                        upload.problems().stream().map(CellProblem::problem).toList());
            } catch (UnmarkableFileException unmarkable) {
                throw Refusal.conflict("unmarkable", String.valueOf(unmarkable.getMessage()));
            }
        });
    }

    /** What stands in the file; nothing of one that is no workbook. */
    public List<SheetView> sheets(Upload upload) {
        return oneAtATime.get(() -> WorkbookView.of(original(upload)));
    }

    /** What stands in the version's workbook. */
    public List<SheetView> sheets(PolicyVersion version) {
        return oneAtATime.get(() -> WorkbookView.of(files.read(version.workbookFileId())));
    }

    /**
     * A version of the program.
     *
     * @throws Refusal with status 404 if there is none
     */
    public PolicyVersion version(int programId, int number) {
        return rows.find(programId, number).orElseThrow(() -> Refusal.notFound("policy version", number));
    }

    /** A version with its activations. */
    public VersionEntry entry(PolicyVersion version) {
        return entries(version.programId(), List.of(version)).get(0);
    }

    /**
     * The latest versions first.
     *
     * @param below a number
     */
    public List<VersionEntry> below(int programId, int below, int limit) {
        return entries(programId, rows.below(programId, below, limit));
    }

    private List<VersionEntry> entries(int programId, List<PolicyVersion> versions) {
        List<Activation> all = activationRows.all(programId);
        VersionsInForce inForce =
                new VersionsInForce(programId, program(programId).zoneId(), all);
        long now = Times.micros(clock.instant());
        List<VersionEntry> entries = new ArrayList<>();
        for (PolicyVersion version : versions) {
            List<Activation> own = all.stream()
                    .filter(activation -> activation.versionId() == version.id())
                    .toList();
            entries.add(
                    new VersionEntry(version, VersionState.of(version.number(), inForce, !own.isEmpty(), now), own));
        }
        return entries;
    }

    /** The workbook to be edited: with drop-downs of what the program knows today, and the version it is based on. */
    public byte[] workbook(PolicyVersion version) {
        return oneAtATime.get(() -> {
            ReadyVersion found = ready.version(version.id());
            return WorkbookWriter.write(
                    based(found.policy(), version), found.comments(), codes.values(version.programId()));
        });
    }

    private static Policy based(Policy policy, PolicyVersion version) {
        return new Policy(
                policy.settings().basedOn(version.number(), version.hash()),
                policy.rates(),
                policy.tiers(),
                policy.bases(),
                policy.durations(),
                policy.thresholds(),
                policy.caps(),
                policy.referrals(),
                policy.tests());
    }

    /** The JSON in UTF-8 whose SHA-256 is the version's hash. */
    public byte[] canonical(PolicyVersion version) {
        return Packed.unpack(files.read(version.canonicalFileId()));
    }

    /** What a version changes against an older one. */
    public PolicyDiff diff(PolicyVersion before, PolicyVersion after) {
        return oneAtATime.get(() -> PolicyDiff.between(
                ready.version(before.id()).policy(), ready.version(after.id()).policy()));
    }

    /** A new workbook for the program. */
    public byte[] template(int programId) {
        return oneAtATime.get(() -> WorkbookWriter.template(settings(program(programId)), codes.values(programId)));
    }

    /**
     * Lets a version count from a day on: an older one too, which is how one goes back.
     *
     * @param from the first day, in the program's zone
     * @throws Refusal with status 409 if it does not pass its check, or evaluated sales would get another version
     */
    public Activation activate(PolicyVersion version, LocalDate from, @Nullable String reason, Actor actor) {
        Program program = program(version.programId());
        return currentActor.as(actor, () -> activations.activate(program, version, from, reason, actor.name()));
    }

    /** Which version counts when, by now: read anew each time, in one query. */
    public VersionsInForce inForce(int programId) {
        return new VersionsInForce(programId, program(programId).zoneId(), activationRows.all(programId));
    }

    /**
     * Whether nothing was activated since, and nothing will be until the current transaction ends: to be asked before
     * answers made under it are written. If false, they are to be made again.
     */
    public boolean holdInForce(VersionsInForce inForce) {
        return books.hold(inForce.programId()).activations() == inForce.activations();
    }

    private Program program(int programId) {
        return Objects.requireNonNull(programs.byId(programId), () -> "there is no program of id " + programId);
    }

    private static ProgramSettings settings(Program program) {
        return new ProgramSettings(program.code(), program.currency(), program.zoneId());
    }
}
