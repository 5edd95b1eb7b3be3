/**
 * A program to look at: 500 partners, a policy and a month of a real shop's sales, moved to the present. Front door: {@link
 * io.ratebook.demo.Demo}.
 */
@NullMarked
package io.ratebook.demo;

import org.jspecify.annotations.NullMarked;
