/** Settlement against one evaluation of all lines. */
@NullMarked
package io.ratebook.settlement;

import org.jspecify.annotations.NullMarked;
