package io.ratebook.policy;
/** Identity of a policy. */
public final class PolicyHash {
    private PolicyHash() {}
}
