package io.ratebook.partner;

import java.util.Set;

/**
 * Partners came, or something changed that decides what their sales earn. Published within the transaction of the change:
 * listen with {@code @TransactionalEventListener}, which is called once it is committed. A bulk import tells of many at once.
 * Those whom a changed partner recruited are among the codes: what their sales share with a recruiter may change too.
 */
public record PartnerChanged(int programId, Set<String> codes) {
    public PartnerChanged {
        codes = Set.copyOf(codes);
    }
}
