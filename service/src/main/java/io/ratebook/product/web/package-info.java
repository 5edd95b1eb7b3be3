/** Products over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.product.web;
