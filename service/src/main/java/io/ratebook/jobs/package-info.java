/**
 * Long work that can be left, cancelled, and goes on after a crash.
 * Front doors: {@link io.ratebook.jobs.Jobs} to submit and look, {@link io.ratebook.jobs.JobKind} to do the work.
 * What a job writes counts only while its process holds the lease.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.jobs;
