/** Partners over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.partner.web;
