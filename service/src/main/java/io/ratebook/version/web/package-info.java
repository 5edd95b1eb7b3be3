/** Policy uploads and versions over HTTP. Nobody imports this. */
@org.jspecify.annotations.NullMarked
package io.ratebook.version.web;
