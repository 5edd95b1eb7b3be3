package io.ratebook.version;

import io.ratebook.people.Audit;
import io.ratebook.policy.Problem;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.sheet.ProgramSettings;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets a version count from a day on. */
@Component
class Activations {
    private static final Logger LOG = LoggerFactory.getLogger(Activations.class);
    private static final int PROBLEMS_SAID = 3;

    private final ActivationRows rows;
    private final PolicyBooks books;
    private final PolicyFiles files;
    private final EvaluatedSales evaluatedSales;
    private final OneAtATime oneAtATime;
    private final Audit audit;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Activations(
            ActivationRows rows,
            PolicyBooks books,
            PolicyFiles files,
            EvaluatedSales evaluatedSales,
            OneAtATime oneAtATime,
            Audit audit,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.books = books;
        this.files = files;
        this.evaluatedSales = evaluatedSales;
        this.oneAtATime = oneAtATime;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The activation; the one that is there if it says the same.
     *
     * @throws Refusal with status 409 if the version does not pass its check, or the day has evaluated sales after it
     */
    Activation activate(Program program, PolicyVersion version, LocalDate from, @Nullable String reason, String by) {
        requireSound(program, version);
        return transactions.get(() -> {
            PolicyBooks.Book book = books.lock(program.id());
            Activation latestOfDay = rows.all(program.id()).stream()
                    .filter(activation -> activation.from().equals(from))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            if (latestOfDay != null && latestOfDay.versionId() == version.id()) {
                return latestOfDay;
            }
            requireNoRestatement(program, version, from);
            Activation activation = new Activation(
                    book.activations() + 1,
                    version.id(),
                    version.number(),
                    from,
                    reason,
                    by,
                    Times.micros(clock.instant()));
            rows.add(program.id(), activation);
            books.countActivation(program.id(), activation.number());
            audit.record(
                    "policy.activate",
                    "policy version " + version.number(),
                    program.code(),
                    latestOfDay == null ? null : Map.of("from", from.toString(), "version", latestOfDay.version()),
                    said(activation));
            publishAfterCommit(new VersionActivated(program.id(), version.number(), from));
            return activation;
        });
    }

    private static Map<String, Object> said(Activation activation) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("from", activation.from().toString());
        said.put("version", activation.version());
        if (activation.reason() != null) {
            said.put("reason", activation.reason());
        }
        return said;
    }

    /** By this build: its checks may know more than those of the day of the upload, and its DRL may be another. */
    private void requireSound(Program program, PolicyVersion version) {
        ProgramSettings settings = new ProgramSettings(program.code(), program.currency(), program.zoneId());
        CheckedWorkbook checked = oneAtATime.get(
                () -> CheckedWorkbook.of(settings, "", files.read(version.workbookFileId()), KnownCodes.none(), 0));
        if (checked.policy() == null || checked.hasErrors()) {
            List<Problem> errors =
                    checked.problems().stream().filter(Problem::isError).toList();
            StringBuilder detail = new StringBuilder("version " + version.number() + " has " + errors.size()
                    + (errors.size() == 1 ? " error" : " errors") + " or failing tests, so it cannot be activated");
            errors.stream().limit(PROBLEMS_SAID).forEach(error -> detail.append("; ")
                    .append(error.text()));
            throw Refusal.conflict("version-has-errors", detail.toString());
        }
        if (!CheckedWorkbook.hash(checked.policy()).equals(version.hash())) {
            throw Refusal.conflict(
                    "version-of-other-drl",
                    "version " + version.number() + " was checked with other DRL than this release has: upload its"
                            + " workbook again and activate the new version");
        }
    }

    private void requireNoRestatement(Program program, PolicyVersion version, LocalDate from) {
        ZoneId zone = program.zoneId();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (!from.isBefore(today)) {
            return;
        }
        EvaluatedSales.Found sales = evaluatedSales.from(program.id(), VersionsInForce.startOf(from, zone));
        if (sales.count() == 0) {
            return;
        }
        LocalDate first = LocalDate.ofInstant(Times.instant(sales.firstAt()), zone);
        LocalDate last = LocalDate.ofInstant(Times.instant(sales.lastAt()), zone);
        LocalDate free = last.isBefore(today) ? last.plusDays(1) : today;
        throw Refusal.conflict(
                "restatement",
                "%,d %s from %s on %s evaluated already (%s to %s): letting version %d count from %s would be a restatement"
                                .formatted(
                                        sales.count(),
                                        sales.count() == 1 ? "sale" : "sales",
                                        from,
                                        sales.count() == 1 ? "is" : "are",
                                        first,
                                        last,
                                        version.number(),
                                        from)
                        + " of what was booked, which is not offered yet. Activate it from " + free
                        + " or a later day; a single sale is brought under it by correcting or running it again");
    }

    private void publishAfterCommit(VersionActivated event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    events.publishEvent(event);
                } catch (RuntimeException failure) {
                    // The activation stands; whoever listens finds it by asking, too.
                    LOG.error("{} was committed, and who listens failed", event, failure);
                }
            }
        });
    }
}
