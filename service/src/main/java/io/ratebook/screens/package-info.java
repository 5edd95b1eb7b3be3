/**
 * The files of the screens, as the browser gets them. Front door: none, it is found by Spring.
 * Invariant: an address of a screen always reaches its page, an address of the API never does.
 */
@NullMarked
package io.ratebook.screens;

import org.jspecify.annotations.NullMarked;
