package io.ratebook.jobs;

/** A file beyond what is taken; nothing of it is kept. */
public final class FileTooLargeException extends RuntimeException {
    private final long bytesMax;

    FileTooLargeException(String name, long bytesMax) {
        super("the file \"" + name + "\" is larger than " + bytesMax + " bytes");
        this.bytesMax = bytesMax;
    }

    public long bytesMax() {
        return bytesMax;
    }
}
