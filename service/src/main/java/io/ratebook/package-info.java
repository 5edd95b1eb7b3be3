/**
 * The program: one jar that carries the command line.
 * Front door: {@link io.ratebook.Ratebook}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook;
