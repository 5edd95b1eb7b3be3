package io.ratebook.intake;

import java.util.function.Consumer;

/** Takes the problems of files as they are met, passes each on, and counts them; it keeps none. */
public final class ProblemLog {
    private final Consumer<LineProblem> reader;
    private long count;

    public ProblemLog(Consumer<LineProblem> reader) {
        this.reader = reader;
    }

    public void report(LineProblem problem) {
        count++;
        reader.accept(problem);
    }

    public long count() {
        return count;
    }
}
