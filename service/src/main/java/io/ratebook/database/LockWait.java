package io.ratebook.database;

/** How long a statement waits for the locks of others. */
public final class LockWait {
    /**
     * Ten seconds instead of the servers' fifty: what waits longer is better told so, and done again, while its caller is
     * still there. With five retries a call is answered within a minute or so.
     */
    public static final String USUAL = "SET SESSION innodb_lock_wait_timeout = 10";

    /**
     * Ten minutes: what changes tables waits on MariaDB for whoever saves the statistics of any table, which is as slow as
     * the disk, and a step of a migration that is given up stays half made.
     */
    public static final String PATIENT = "SET SESSION innodb_lock_wait_timeout = 600";

    private LockWait() {}
}
