/** Tests of the program room. */
@org.jspecify.annotations.NullMarked
package io.ratebook.program;
