/**
 * The command line: check, evaluate, explain, diff and template.
 * Front door: {@link io.ratebook.command.CommandLineTool}.
 * Invariant: results go to standard output or the file named; all that is said about them goes to standard error.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.command;
