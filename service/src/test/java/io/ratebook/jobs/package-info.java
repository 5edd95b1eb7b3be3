/** Tests of the jobs room, on a real server. */
@org.jspecify.annotations.NullMarked
package io.ratebook.jobs;
