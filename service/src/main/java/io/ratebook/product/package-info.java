/**
 * Products: made by their first sale; each says whether it earns commission at all.
 * Front door: {@link io.ratebook.product.Products}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.product;
