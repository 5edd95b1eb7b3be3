/** What keeps the house in order: who may know whom. */
@org.jspecify.annotations.NullMarked
package io.ratebook.architecture;
