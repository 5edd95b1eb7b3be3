package io.ratebook.policy.check;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.evaluation.Sales;
import io.ratebook.evaluation.UndecidableFileException;
import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Layout;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.Story;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stories of a policy's Tests sheet through the engine that pays, and says which lines earn something else
 * than they must. Each story is its own world: its sales are the whole history.
 */
public final class StoryRunner {
    private static final String COMMISSION = "Commission";

    private final Policy policy;
    private final Evaluator evaluator;
    private final Findings findings;

    private StoryRunner(Policy policy, Layout layout) {
        this.policy = policy;
        this.evaluator = Evaluator.of(policy);
        this.findings = new Findings(policy, layout);
    }

    /**
     * One error for every expectation that fails, and for every line that makes no sale.
     *
     * @param policy checked without errors
     * @param layout where the cells of the Tests sheet stand
     */
    public static List<Problem> run(Policy policy, Layout layout) {
        if (policy.tests().isEmpty()) {
            return List.of();
        }
        StoryRunner runner = new StoryRunner(policy, layout);
        policy.tests().forEach(story -> runner.run(StoryScript.of(story)));
        return runner.findings.inOrder();
    }

    private void run(StoryScript script) {
        try {
            StoryWorld world = new StoryWorld(policy, script);
            Map<String, List<ResultLine>> found = results(world);
            for (StoryWorld.Sold sold : world.sold()) {
                List<ResultLine> lines = found.getOrDefault(sold.sale().reference(), List.of());
                for (Story.Step step : sold.line().expectations()) {
                    compare(sold, step, lines);
                }
            }
        } catch (StoryWorld.BadCell bad) {
            findings.error(bad.ref, bad.title, bad.found, bad.expected, "");
        } catch (UndecidableFileException | IllegalArgumentException refused) {
            String message = refused.getMessage() == null ? refused.toString() : refused.getMessage();
            findings.error(
                    script.lines().get(0).ref(),
                    "Name",
                    script.story().name(),
                    "a story that can be evaluated: " + message,
                    "");
        }
    }

    private Map<String, List<ResultLine>> results(StoryWorld world) {
        Sales.Builder sales = Sales.builder();
        for (StoryWorld.Sold sold : world.sold()) {
            sales.add(sold.sale(), sold.forced());
        }
        Evaluation evaluation = evaluator.evaluate(sales.build(), world.partners());
        Map<String, List<ResultLine>> lines = new HashMap<>();
        evaluation.forEachLine(line -> lines.computeIfAbsent(line.reference(), reference -> new ArrayList<>())
                .add(line));
        return lines;
    }

    private void compare(StoryWorld.Sold sold, Story.Step step, List<ResultLine> lines) {
        Story.Expected expected = step.expected();
        if (expected == null) {
            return;
        }
        String currency = expected.currency() == null ? sold.sale().currency() : expected.currency();
        List<ResultLine> earned = lines.stream()
                .filter(line -> isEarned(line) && isMeant(line, step))
                .toList();
        if (!isAsExpected(expected, currency, sold.line().refund(), earned)) {
            findings.error(step.ref(), COMMISSION, found(earned, lines), wanted(expected, currency, sold, step), "");
        }
    }

    private static boolean isEarned(ResultLine line) {
        return line.kind() != Kind.NONE && line.kind() != Kind.PARKED;
    }

    private static boolean isMeant(ResultLine line, Story.Step step) {
        String component = step.component() == null ? RateRow.DEFAULT_COMPONENT : step.component();
        String partner = step.sale().get("partner");
        return line.component().equals(component) && (partner == null || partner.equals(line.partner()));
    }

    /** A refund that takes nothing back gives no line, so there 0.00 and none are the same. */
    private static boolean isAsExpected(
            Story.Expected expected, String currency, boolean refund, Collection<ResultLine> earned) {
        BigDecimal amount = expected.amount();
        if (amount == null) {
            return earned.isEmpty();
        }
        if (earned.isEmpty()) {
            return refund && amount.signum() == 0;
        }
        return earned.stream().allMatch(line -> line.currency().code().equals(currency))
                && sum(earned).compareTo(amount) == 0;
    }

    /** Of lines in one currency. */
    private static BigDecimal sum(Collection<ResultLine> lines) {
        return lines.stream().map(StoryRunner::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(ResultLine line) {
        return BigDecimal.valueOf(line.amountMinor(), line.currency().decimals());
    }

    /** {@code 4.50 GBP by R-0002 of Rates (7.5 % of 60)}, or why there is nothing. */
    private static String found(List<ResultLine> earned, List<ResultLine> all) {
        if (earned.isEmpty()) {
            return all.stream()
                    .map(line -> isEarned(line)
                            ? "none, but " + line.component() + " " + earned(line)
                            : line.kind().word() + reason(line))
                    .distinct()
                    .limit(3)
                    .collect(Collectors.joining("; "));
        }
        String parts = earned.stream().map(StoryRunner::earned).collect(Collectors.joining(" + "));
        boolean oneCurrency =
                earned.stream().map(ResultLine::currency).distinct().count() == 1;
        return earned.size() == 1 || !oneCurrency
                ? parts
                : sum(earned).toPlainString() + " " + earned.get(0).currency() + " = " + parts;
    }

    private static String earned(ResultLine line) {
        String by = line.row().isEmpty() ? "" : " by " + line.row() + " of " + line.sheet();
        String how = line.rate().isEmpty()
                ? ""
                : " (" + line.rate() + (line.base().isEmpty() ? "" : " of " + line.base()) + ")";
        return amount(line).toPlainString() + " " + line.currency() + by + how;
    }

    private static String reason(ResultLine line) {
        return line.reason().isEmpty() ? "" : ": " + line.reason();
    }

    private static String wanted(Story.Expected expected, String currency, StoryWorld.Sold sold, Story.Step step) {
        String component = step.component() == null ? RateRow.DEFAULT_COMPONENT : step.component();
        String partner = step.sale().get("partner");
        return shown(expected.amount(), currency) + " as " + component + " of "
                + sold.sale().reference() + (partner == null ? "" : " for " + partner);
    }

    private static String shown(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return "none";
        }
        CurrencyCode known = CurrencyCode.find(currency);
        int decimals = known == null ? 0 : known.decimals();
        BigDecimal shown = amount.scale() < decimals ? amount.setScale(decimals) : amount;
        return shown.toPlainString() + " " + currency;
    }
}
