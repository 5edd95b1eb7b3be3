/**
 * Seals what was booked, and who did what: whoever changes a sealed row in the database, behind the service, is found out. The
 * head of a chain is written to the log with each block, so that a whole chain written anew is found out too.
 */
@NullMarked
package io.ratebook.sealing;

import org.jspecify.annotations.NullMarked;
