/** Tests of the jobs room at the HTTP port. */
@org.jspecify.annotations.NullMarked
package io.ratebook.jobs.web;
