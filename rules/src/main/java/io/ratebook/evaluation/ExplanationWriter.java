package io.ratebook.evaluation;

import io.ratebook.evaluation.Explanation.Input;
import io.ratebook.evaluation.Explanation.Trial;
import io.ratebook.money.Money;
import io.ratebook.policy.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Goes over the batch once more, by the same passes, and writes down what happens to one sale. */
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
        List<Trial> trials = new ArrayList<>();
        if (decisions.parked[about] == null) {
            watch(about, inputs, trials);
        }
        return new Explanation(
                sales.reference[line], lines, inputs, steps(about).calculations(), trials);
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

    /** Runs the decide pass again and looks over its shoulder at that sale. */
    private void watch(int line, List<Input> inputs, List<Trial> trials) {
        List<Input> found = new ArrayList<>();
        List<Trial> tried = new ArrayList<>();
        new DecidePass(batch, decisions).run(new DecidePass.Probe() {
            @Override
            public void startsAnew() {
                found.clear();
                tried.clear();
            }

            @Override
            public void see(Facts facts) {
                if (facts.line == line) {
                    found.addAll(historyInputs(facts));
                    tried.addAll(trials(facts));
                }
            }
        });
        inputs.addAll(found);
        trials.addAll(tried);
    }

    /** What the policy's rows looked up beyond the line itself. */
    private List<Input> historyInputs(Facts facts) {
        List<Input> inputs = new ArrayList<>();
        for (ConditionList<?> list : List.of(batch.policy.firstMatch, batch.policy.adding, batch.policy.durations)) {
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

    private List<Trial> trials(Facts facts) {
        int slot = slotOf(facts);
        Set<Integer> winners = new HashSet<>();
        Outcome outcome = decisions.outcomes.get(slot);
        if (outcome != null) {
            outcome.components().forEach(earning -> earning.rows().forEach(row -> winners.add(row.index())));
            if (outcome.refusal() != null) {
                winners.add(outcome.refusal().index());
            }
        }
        List<Trial> trials =
                new ArrayList<>(new RowTrials(batch.policy.firstMatch, batch.policy.firstMatchRows, batch.policy.policy)
                        .of(facts, winners));
        if (!batch.policy.adding.isEmpty()) {
            trials.addAll(new RowTrials(batch.policy.adding, batch.policy.addingRows, batch.policy.policy)
                    .of(facts, winners));
        }
        return trials;
    }

    private int slotOf(Facts facts) {
        int credit = 0;
        while (batch.partner(facts.line, credit) != facts.partner) {
            credit++;
        }
        return batch.slots.first(facts.line) + credit;
    }

    /** Calculates all sales up to that one again; the amounts must be those that were paid. */
    private MoneySteps steps(int line) {
        MoneySteps steps = new MoneySteps();
        TierPass again = new TierPass(batch, decisions);
        again.run();
        MoneyPass money = new MoneyPass(batch, decisions, again);
        try {
            for (int each : batch.ordered) {
                if (decisions.parked[each] != null) {
                    continue;
                }
                if (each == line) {
                    List<Commission> earned = money.commissions(line, steps);
                    if (!earned.equals(commissions.of(line))) {
                        throw new IllegalStateException("sale " + sales.reference[line] + " explained as " + earned
                                + " but evaluated as " + commissions.of(line));
                    }
                    earned.forEach(steps::shared);
                    return steps;
                }
                money.commissions(each);
            }
        } catch (LateParking parking) {
            throw new IllegalStateException("an explained sale cannot park: " + parking.reason(), parking);
        }
        return steps;
    }
}
