package io.ratebook.evaluation.drools.build;

/**
 * What is wrong in a DRL file.
 *
 * @param line from 1
 * @param text one sentence
 */
record DrlError(String file, int line, String text) implements Comparable<DrlError> {
    /** As compilers say it: {@code season.drl:12: ...}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }

    @Override
    public int compareTo(DrlError other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : text.compareTo(other.text);
    }
}
