/** Approving and declining over HTTP. */
@NullMarked
package io.ratebook.approval.web;

import org.jspecify.annotations.NullMarked;
