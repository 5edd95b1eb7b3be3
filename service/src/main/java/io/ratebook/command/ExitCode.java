package io.ratebook.command;

/** What the program ends with. */
final class ExitCode {
    static final int DONE = 0;

    /** The question was understood, and the answer is no: a policy with errors, a reference that no line has. */
    static final int ANSWER_IS_NO = 1;

    /** Wrong use, or a file that cannot be read or written: nothing was evaluated. */
    static final int UNUSABLE = 2;

    /** A fault of this program. */
    static final int FAULT = 3;

    private ExitCode() {}
}
