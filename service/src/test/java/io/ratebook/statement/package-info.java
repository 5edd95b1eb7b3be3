/** Tests of papers. */
@org.jspecify.annotations.NullMarked
package io.ratebook.statement;
