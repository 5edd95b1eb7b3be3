package io.ratebook.evaluation;

import java.util.List;

/**
 * The story of one sale's or refund's amounts, rebuilt by the code that calculated them.
 *
 * @param reference of the sale or refund
 * @param lines what evaluate says of it
 * @param inputs what came in, as {@code name, value}
 * @param calculations for each earning partner and component, step by step
 * @param trials for each partner, how the rows fared that won and those that came nearest
 */
public record Explanation(
        String reference,
        List<ResultLine> lines,
        List<Input> inputs,
        List<Calculation> calculations,
        List<Trial> trials) {
    public Explanation {
        lines = List.copyOf(lines);
        inputs = List.copyOf(inputs);
        calculations = List.copyOf(calculations);
        trials = List.copyOf(trials);
    }

    /** A value that came in or was found in history. */
    public record Input(String name, String value) {}

    /**
     * How an amount came about.
     *
     * @param steps in the order calculated: {@code 60.00 x 20 % = 12.00}
     */
    public record Calculation(String partner, String component, List<String> steps) {}

    /**
     * A row tried on the sale.
     *
     * @param verdict won, lost, or matched but too late
     * @param cells its non-blank conditions in the order of the sheet's columns
     * @param because of a row that lost, the first column that failed or the row that came before it
     */
    public record Trial(
            String partner, String sheet, String row, String rate, Verdict verdict, List<Cell> cells, String because) {}

    public enum Verdict {
        WON,
        LOST
    }

    /**
     * One condition and what it met.
     *
     * @param found the sale's value; empty if it has none
     */
    public record Cell(String column, String condition, String found, boolean holds) {}

    /** For people, in plain lines. */
    public String text() {
        return new ExplanationText(this).write();
    }
}
