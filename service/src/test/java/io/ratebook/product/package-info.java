/** Tests of the product room. */
@org.jspecify.annotations.NullMarked
package io.ratebook.product;
