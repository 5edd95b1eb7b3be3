/** Jobs over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.jobs.web;
