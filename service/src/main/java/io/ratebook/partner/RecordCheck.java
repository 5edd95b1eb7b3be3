package io.ratebook.partner;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.intake.CodeText;
import io.ratebook.intake.LineProblem;
import io.ratebook.intake.PartnerRecord;
import io.ratebook.intake.ProblemLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether what a file says of partners can be kept: codes that are not too long, names and addresses that are some. */
final class RecordCheck {
    private final Path file;
    private final ProblemLog problems;
    private final PartnerRecord record;

    private RecordCheck(Path file, ProblemLog problems, PartnerRecord record) {
        this.file = file;
        this.problems = problems;
        this.record = record;
    }

    /** Those that can; the others are reported. */
    static List<PartnerRecord> fitting(List<PartnerRecord> records, Path file, ProblemLog problems) {
        return records.stream()
                .filter(record -> new RecordCheck(file, problems, record).isFitting())
                .toList();
    }

    static LineProblem problem(Path file, int line, String column, String found, String expected) {
        return new LineProblem(Objects.toString(file.getFileName(), ""), line, column, found, expected);
    }

    private boolean isFitting() {
        long before = problems.count();
        PartnerFacts facts = record.facts();
        code("partner", facts.code());
        code("country", facts.country());
        facts.levels().forEach(level -> code("level", level.level()));
        facts.groups().forEach(group -> code("group", group));
        facts.tags().forEach(tag -> code("tags", tag));
        facts.attributes().forEach((name, value) -> code("attribute." + name, name));
        // The value is not repeated: problems are kept where erasing does not reach.
        personal("name", PersonText.nameFault(record.name()));
        personal("email", PersonText.emailFault(record.email()));
        String paypal = record.paypal();
        personal("paypal", PayPalText.fault(paypal == null ? null : PayPalText.normal(paypal)));
        return problems.count() == before;
    }

    private void code(String column, @Nullable String text) {
        String fault = text == null ? null : CodeText.fault(text, Partner.CODE_MAX);
        if (text != null && fault != null) {
            problems.report(problem(file, record.line(), column, text, fault));
        }
    }

    private void personal(String column, @Nullable String fault) {
        if (fault != null) {
            problems.report(problem(file, record.line(), column, "", fault));
        }
    }
}
