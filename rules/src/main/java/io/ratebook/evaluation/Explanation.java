package io.ratebook.evaluation;

/** The story of one sale's amounts, rebuilt by the code that calculated them. */
public final class Explanation {
    Explanation() {}

    /** For people, in lines of at most 120 characters. */
    public String text() {
        return "";
    }
}
