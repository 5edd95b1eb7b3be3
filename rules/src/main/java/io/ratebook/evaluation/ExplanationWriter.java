package io.ratebook.evaluation;

import io.ratebook.evaluation.Explanation.Input;
import io.ratebook.evaluation.Explanation.Trial;
import io.ratebook.money.Money;
import io.ratebook.policy.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Looks at one sale once more, by the same lists and passes, and writes down what happens to it. */
final class ExplanationWriter {
    private final Batch batch;
    private final Sales sales;
    private final Decisions decisions;
    private final Settled commissions;

    ExplanationWriter(Batch batch, Decisions decisions, Settled commissions) {
        this.batch = batch;
        this.sales = batch.sales;
        this.decisions = decisions;
        this.commissions = commissions;
    }

    /** @param line a sale or a refund; a refund is explained with its sale */
    Explanation explain(int line) {
        List<ResultLine> lines = new ArrayList<>();
        new ResultLines(batch, decisions, commissions).of(line, lines::add);
        Integer about = sales.refund[line] ? batch.refunds.saleOf(line) : Integer.valueOf(line);
        List<Input> inputs = new ArrayList<>();
        if (sales.refund[line]) {
            inputs.add(new Input(
                    "refund",
                    money(line, sales.amount[line]) + " of sale "
                            + Objects.requireNonNullElse(sales.original[line], "(none named)")));
        }
        if (about == null) {
            return new Explanation(sales.reference[line], lines, inputs, List.of(), List.of());
        }
        if (sales.refund[line]) {
            new ResultLines(batch, decisions, commissions).of(about, lines::add);
        }
        inputs.addAll(saleInputs(about));
        if (decisions.parked[about] != null) {
            return new Explanation(sales.reference[line], lines, inputs, List.of(), List.of());
        }
        List<Trial> trials = new ArrayList<>();
        watch(about, inputs, trials);
        MoneySteps steps = new MoneyReplay(batch, decisions, commissions).steps(about);
        return new Explanation(sales.reference[line], lines, inputs, steps.calculations(), trials);
    }

    private List<Input> saleInputs(int line) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input("amount", money(line, sales.amount[line])));
        inputs.add(new Input("less discount", money(line, sales.discount[line])));
        inputs.add(new Input("Revenue", money(line, sales.revenue(line))));
        text(inputs, "event", sales.event[line]);
        text(inputs, "customer", sales.customer[line]);
        text(inputs, "country", sales.country[line]);
        text(inputs, "product", sales.product[line]);
        text(inputs, "category", sales.category[line]);
        text(inputs, "channel", sales.channel[line]);
        text(inputs, "coupon", sales.coupon[line]);
        CreditSet credits = sales.creditsOf(line);
        for (int credit = 0; credit < credits.size(); credit++) {
            inputs.add(new Input(
                    "credited to",
                    batch.partner(line, credit).code() + " "
                            + credits.percents()[credit].shown(6).toPlainString() + " %"));
        }
        return inputs;
    }

    private void text(List<Input> inputs, String name, int code) {
        String value = sales.codes.textOf(code);
        if (value != null) {
            inputs.add(new Input(name, value));
        }
    }

    private String money(int line, long minor) {
        return new Money(minor, sales.currencyOf(line)).toString();
    }

    /** Looks at the sale with the history before it, as it was decided. */
    private void watch(int line, List<Input> inputs, List<Trial> trials) {
        HistoryNeeds needs = HistoryNeeds.of(batch.versions);
        HistoryWalk walk = new HistoryWalk(batch, needs, decisions.counts);
        if (needs.any()) {
            recordBefore(line, walk);
        }
        walk.look(line);
        for (int credit = 0; credit < batch.slots.count(line); credit++) {
            int slot = batch.slots.first(line) + credit;
            walk.lookAs(line, batch.partner(line, credit));
            walk.facts.given = decisions.given.getOrDefault(slot, Map.of());
            inputs.addAll(historyInputs(walk.facts));
            trials.addAll(trials(walk.facts, slot));
        }
    }

    private void recordBefore(int line, HistoryWalk walk) {
        for (int each : batch.ordered) {
            if (each == line) {
                return;
            }
            if (decisions.counts[each]) {
                walk.record(each);
            }
        }
    }

    /** What the policy's rows looked up beyond the line itself. */
    private List<Input> historyInputs(Facts facts) {
        List<Input> inputs = new ArrayList<>();
        ReadyPolicy policy = batch.versions.of(facts.line);
        for (ConditionList<?> list : List.of(policy.firstMatch, policy.adding, policy.durations)) {
            for (int column = 0; column < list.columns(); column++) {
                ColumnClasses classes = list.column(column);
                String title = classes.column.title();
                boolean known = inputs.stream().anyMatch(input -> input.name().equals(title));
                if (!known && classes.column.field() != Field.EVENT && !isOfLine(classes.column.field())) {
                    String value = classes.shown(facts);
                    inputs.add(new Input(title, value.isEmpty() ? "(none)" : value));
                }
            }
        }
        return inputs;
    }

    private static boolean isOfLine(Field field) {
        return switch (field) {
            case PARTNER, PRODUCT, CATEGORY, CHANNEL, COUPON, COUNTRY, CURRENCY, AMOUNT -> true;
            default -> false;
        };
    }

    private List<Trial> trials(Facts facts, int slot) {
        Set<Integer> winners = new HashSet<>();
        Outcome outcome = decisions.outcomes.get(slot);
        if (outcome != null) {
            outcome.components().forEach(earning -> earning.rows().forEach(row -> winners.add(row.index())));
            if (outcome.refusal() != null) {
                winners.add(outcome.refusal().index());
            }
        }
        ReadyPolicy policy = batch.versions.of(facts.line);
        List<Trial> trials = new ArrayList<>(
                new RowTrials(policy.firstMatch, policy.firstMatchRows, policy.policy).of(facts, winners));
        if (!policy.adding.isEmpty()) {
            trials.addAll(new RowTrials(policy.adding, policy.addingRows, policy.policy).of(facts, winners));
        }
        return trials;
    }
}
