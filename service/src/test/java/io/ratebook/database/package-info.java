/** Tests of the database room, on a real server. */
@org.jspecify.annotations.NullMarked
package io.ratebook.database;
