/**
 * Partner programs: code, name, currency and time zone; all else belongs to one.
 * Front door: {@link io.ratebook.program.Programs}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.program;
