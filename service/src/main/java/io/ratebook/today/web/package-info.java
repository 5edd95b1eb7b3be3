/** The first screen by HTTP: what is owed, what waits, what was earned. */
@NullMarked
package io.ratebook.today.web;

import org.jspecify.annotations.NullMarked;
