/**
 * Policy versions: workbooks come in, are checked and kept; each state is immutable and counts from the days it is activated for.
 * Front doors: {@link io.ratebook.version.Versions}, {@link io.ratebook.version.ReadyVersions}. A row's id is never another row's.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.version;
