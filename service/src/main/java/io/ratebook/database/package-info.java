/**
 * The database: a given MySQL, or a MariaDB of its own in the data folder.
 * Front door: {@link io.ratebook.database.DatabaseConfiguration}. One process has a data folder at a time.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.database;
