package io.ratebook.partner;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A partner as the audit log keeps it for ever: nothing that is personal, which has to be erasable. */
record AuditedPartner(
        @Nullable String country,
        @Nullable String referredBy,
        SortedSet<String> tags,
        Map<String, String> attributes,
        List<String> states,
        List<String> levels,
        List<String> groups) {
    static AuditedPartner of(Partner partner) {
        Standing standing = partner.standing();
        return new AuditedPartner(
                partner.profile().country(),
                partner.profile().referredBy(),
                partner.profile().tags(),
                partner.profile().attributes(),
                standing.states().entries().stream()
                        .map(one -> one.state().word() + " from " + Moments.text(one.from()))
                        .toList(),
                standing.levels().entries().stream()
                        .map(one -> one.level() + " from " + Moments.text(one.fromMicros()))
                        .toList(),
                standing.groups().memberships().stream()
                        .map(one -> one.group() + " from " + Moments.text(one.from())
                                + (one.until() == Moments.OPEN ? "" : " until " + Moments.text(one.until())))
                        .toList());
    }
}
