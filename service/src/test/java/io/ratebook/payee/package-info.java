/** Tests of the payee room. */
@org.jspecify.annotations.NullMarked
package io.ratebook.payee;
