package io.ratebook.jobs;

/** The work is to end here: whoever does it lets this through, and undoes nothing that is committed. */
public sealed class JobStoppedException extends RuntimeException {
    private JobStoppedException(String message) {
        super(message);
    }

    /** Somebody asked for it. */
    public static final class Cancelled extends JobStoppedException {
        Cancelled(long id) {
            super("job " + id + " was cancelled");
        }
    }

    /** This process ends; the job goes back to the queue and goes on from its checkpoint. */
    public static final class HandedBack extends JobStoppedException {
        HandedBack(long id) {
            super("job " + id + " is handed back, as this process stops");
        }
    }

    /** Another process has taken the job over, or may: nothing more that is written here counts. */
    public static final class LeaseLost extends JobStoppedException {
        LeaseLost(long id, long fencingToken) {
            super("job " + id + " is no longer held by its token " + fencingToken + ": its write is refused");
        }
    }
}
