package io.ratebook.settlement;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.ExcludedProducts;
import io.ratebook.evaluation.PaidLeads;

/** What decides beside the policies of a program, whatever they say. */
record BesidePolicies(ExcludedProducts products, PaidLeads leads) {
    Evaluator on(Evaluator evaluator) {
        return evaluator.excluding(products).waitingFor(leads);
    }
}
