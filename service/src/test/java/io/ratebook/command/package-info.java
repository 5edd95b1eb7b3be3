/** Tests of the command line, most of them against the packaged jar. */
@org.jspecify.annotations.NullMarked
package io.ratebook.command;
