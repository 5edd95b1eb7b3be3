package io.ratebook.jobs;

/**
 * The right to do one job.
 *
 * @param owner the process
 * @param fencingToken which taking of the job this is; a later one makes this worthless
 */
record Lease(long jobId, String owner, long fencingToken) {}
