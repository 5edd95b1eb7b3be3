/** Mails and webhooks, with real receivers. */
@org.jspecify.annotations.NullMarked
package io.ratebook.notice;
