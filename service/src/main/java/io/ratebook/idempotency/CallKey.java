package io.ratebook.idempotency;

/**
 * What a key belongs to.
 *
 * @param caller kind and id: a person's keys are not those of their tokens
 * @param methodAndPath as sent, escaped
 * @param key the caller's own
 */
record CallKey(String caller, String methodAndPath, String key) {}
