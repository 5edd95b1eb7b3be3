package io.ratebook.partner.web;

import io.ratebook.partner.Moments;
import io.ratebook.partner.Partner;
import io.ratebook.web.Times;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A partner in a list; state, level and groups are those of now. */
record PartnerItem(
        String code,
        String name,
        String state,
        @Nullable String level,
        SortedSet<String> groups,
        SortedSet<String> tags,
        @Nullable String country,
        @Nullable String joinedAt) {
    static PartnerItem of(Partner partner, long now) {
        return new PartnerItem(
                partner.code(),
                partner.person().name(),
                partner.standing().states().at(now).word(),
                partner.standing().levels().at(now),
                partner.standing().groups().at(now),
                partner.profile().tags(),
                partner.profile().country(),
                time(partner.standing().states().joinedAt()));
    }

    /** Null for "always" and for "never". */
    static @Nullable String time(long micros) {
        return micros == Moments.ALWAYS || micros == Moments.OPEN ? null : Times.iso(micros);
    }
}
