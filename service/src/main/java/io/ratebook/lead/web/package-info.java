/** Leads, their payments and phases over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.lead.web;
