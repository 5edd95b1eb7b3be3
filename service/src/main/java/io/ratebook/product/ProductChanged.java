package io.ratebook.product;

/**
 * A product became commissionable, or no longer is. Published within the transaction of the change: listen with
 * {@code @TransactionalEventListener}, which is called once it is committed.
 */
public record ProductChanged(int programId, String code) {}
