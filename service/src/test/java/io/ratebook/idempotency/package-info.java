@org.jspecify.annotations.NullMarked
package io.ratebook.idempotency;
