/** Sales by HTTP: recorded one by one or from files, tried out, explained. */
@NullMarked
package io.ratebook.settlement.web;

import org.jspecify.annotations.NullMarked;
