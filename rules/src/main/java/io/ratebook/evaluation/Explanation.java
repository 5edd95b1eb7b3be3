package io.ratebook.evaluation;

/**
 * The story of one sale's or refund's amounts, rebuilt by the code that calculated them.
 *
 * @param text for people, in lines of at most 120 characters
 */
public record Explanation(String text) {}
