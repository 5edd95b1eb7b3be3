package io.ratebook.settlement;

import io.ratebook.command.TypedWorkbook;
import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.Sales;
import io.ratebook.intake.ProblemLog;
import io.ratebook.intake.SaleReader;
import io.ratebook.policy.sheet.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** What one evaluation of all lines says, in minor units by reference, partner and component; without what is zero. */
final class AsEvaluated {
    private AsEvaluated() {}

    /** All in one call. */
    static Map<String, Long> atOnce(TypedWorkbook policy, List<String> lines) throws IOException {
        return by(policy, lines, number -> 0);
    }

    /** @param call by number of the line the call that brought it */
    static Map<String, Long> by(TypedWorkbook policy, List<String> lines, IntUnaryOperator call) throws IOException {
        Sales.Builder sales = Sales.builder();
        int number = 0;
        for (SaleLine line : read(lines)) {
            sales.arrivingAt(call.applyAsInt(number++)).add(line);
        }
        Map<String, Long> sums = new TreeMap<>();
        Evaluator.of(WorkbookReader.read(policy.bytes()).required(), "GBP", Scene.ZONE)
                .evaluate(sales.build(), Partners.everyoneNamed())
                .forEachLine(line -> add(sums, line));
        return sums;
    }

    private static void add(Map<String, Long> sums, ResultLine line) {
        if (line.amountMinor() != 0) {
            sums.merge(line.reference() + " " + line.partner() + " " + line.component(), line.amountMinor(), Long::sum);
        }
    }

    static List<SaleLine> read(List<String> lines) throws IOException {
        Path file = Files.writeString(Files.createTempFile("sales", ".csv"), file(lines));
        List<SaleLine> read = new ArrayList<>();
        SaleReader.read(
                file,
                "GBP",
                new ProblemLog(problem -> {
                    throw new AssertionError(problem.text());
                }),
                done -> {},
                read::add);
        Files.delete(file);
        return read;
    }

    static String file(List<String> lines) {
        return RandomShop.TITLES + "\n" + String.join("\n", lines) + "\n";
    }
}
