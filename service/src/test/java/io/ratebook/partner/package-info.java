/** Tests of the partner room. */
@org.jspecify.annotations.NullMarked
package io.ratebook.partner;
