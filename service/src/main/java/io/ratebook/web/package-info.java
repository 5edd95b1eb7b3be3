/**
 * What every call of the HTTP API has in common: refusals as problem details, pages, money and times in JSON, units of work.
 * Front doors: {@link io.ratebook.web.Refusal}, {@link io.ratebook.web.Page}, {@link io.ratebook.web.Transactions}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.web;
