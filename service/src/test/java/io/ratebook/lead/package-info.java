@NullMarked
package io.ratebook.lead;

import org.jspecify.annotations.NullMarked;
