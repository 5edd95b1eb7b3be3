package io.ratebook.evaluation.drools;

/**
 * A rule of a DRL set, for showing where an amount came from.
 *
 * @param name what results call the row
 * @param file name of the DRL file in the set's folder
 * @param line where the rule begins, from 1
 */
public record DrlRule(String name, String file, int line, DrlStage stage) {}
