package io.ratebook.evaluation;

/** The front door; built next. */
public final class Evaluator {
    private Evaluator() {}
}
