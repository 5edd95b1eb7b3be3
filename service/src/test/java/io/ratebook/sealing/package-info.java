@NullMarked
package io.ratebook.sealing;

import org.jspecify.annotations.NullMarked;
