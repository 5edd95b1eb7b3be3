/**
 * What others are told: mails to partners, webhooks to machines, both by one outbox that is written in the transaction of what it
 * tells. Front doors: {@link io.ratebook.notice.Outbox} for events, {@link io.ratebook.notice.Mails} for mails.
 */
@NullMarked
package io.ratebook.notice;

import org.jspecify.annotations.NullMarked;
