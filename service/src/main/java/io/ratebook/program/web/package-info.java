/** Programs over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.program.web;
