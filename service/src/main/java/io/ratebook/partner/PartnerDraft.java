package io.ratebook.partner;

/**
 * A partner to be.
 *
 * @param code checked: trimmed, at most 60 characters, none of them unprintable
 */
public record PartnerDraft(String code, Person person, Profile profile, Standing standing) {}
