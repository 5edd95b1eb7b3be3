/** A program on one page. */
@org.jspecify.annotations.NullMarked
package io.ratebook.today;
