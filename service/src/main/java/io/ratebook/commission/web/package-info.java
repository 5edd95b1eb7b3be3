/** Commissions by HTTP: listed, one with its story, and what they sum to. */
@NullMarked
package io.ratebook.commission.web;

import org.jspecify.annotations.NullMarked;
