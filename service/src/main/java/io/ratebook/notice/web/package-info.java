/** Mails, their templates, and webhooks over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.notice.web;
