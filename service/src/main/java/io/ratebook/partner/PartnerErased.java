package io.ratebook.partner;

/**
 * The personal data of a partner goes. Published within the transaction that erases: who keeps personal data of partners erases
 * it in the same one, so listen with {@code @EventListener}.
 */
public record PartnerErased(int programId, String code) {}
