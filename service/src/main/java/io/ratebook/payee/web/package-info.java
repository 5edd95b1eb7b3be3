/** Payment details at the API. */
@org.jspecify.annotations.NullMarked
package io.ratebook.payee.web;
