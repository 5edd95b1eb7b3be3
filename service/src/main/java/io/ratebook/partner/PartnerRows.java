package io.ratebook.partner;

import io.ratebook.database.RowWriter;
import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes whole partners, or what belongs to them, as rows of their tables. */
final class PartnerRows {
    private static final int SEARCH_MAX = 300;

    private final Connection connection;
    private final List<Partner> partners;

    PartnerRows(Connection connection, List<Partner> partners) {
        this.connection = connection;
        this.partners = partners;
    }

    void writeNew() throws SQLException {
        try (RowWriter rows = new RowWriter(
                connection,
                "partner",
                "id",
                "program_id",
                "code",
                "country",
                "referred_by",
                "joined_at",
                "created_at",
                "erased_at")) {
            for (Partner partner : partners) {
                rows.add(
                        partner.id(),
                        partner.programId(),
                        partner.code(),
                        partner.profile().country(),
                        partner.profile().referredBy(),
                        partner.standing().states().joinedAt(),
                        partner.createdAt(),
                        partner.erasedAt());
            }
        }
        writeBelongings();
    }

    void writeBelongings() throws SQLException {
        writePersons();
        writeStates();
        writeLevels();
        writeGroups();
        writeTags();
        writeAttributes();
    }

    private void writePersons() throws SQLException {
        try (RowWriter rows = new RowWriter(
                connection, "partner_person", "partner_id", "program_id", "name", "email", "name_key", "search")) {
            for (Partner partner : partners) {
                Person person = partner.person();
                rows.add(
                        partner.id(),
                        partner.programId(),
                        person.name(),
                        person.email(),
                        key(person.name(), Person.NAME_MAX),
                        key(partner.code() + "\n" + person.name(), SEARCH_MAX));
            }
        }
    }

    /** In lower case, which may be longer than the text. */
    private static String key(String text, int lengthMax) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.codePointCount(0, lower.length()) <= lengthMax
                ? lower
                : lower.substring(0, lower.offsetByCodePoints(0, lengthMax));
    }

    private void writeStates() throws SQLException {
        try (RowWriter rows = new RowWriter(
                connection, "partner_state", "partner_id", "from_at", "until_at", "program_id", "state", "reason")) {
            for (Partner partner : partners) {
                List<States.Entry> states = withBeginning(partner.standing().states());
                for (int i = 0; i < states.size(); i++) {
                    States.Entry entry = states.get(i);
                    long until = i + 1 < states.size() ? states.get(i + 1).from() : Moments.OPEN;
                    rows.add(
                            partner.id(),
                            entry.from(),
                            until,
                            partner.programId(),
                            entry.state().word(),
                            entry.reason());
                }
            }
        }
    }

    /** Every instant has a row, that lists by state miss nobody. */
    private static List<States.Entry> withBeginning(States states) {
        List<States.Entry> all = new ArrayList<>(states.entries());
        if (all.isEmpty() || all.get(0).from() != Moments.ALWAYS) {
            all.add(0, new States.Entry(Moments.ALWAYS, PartnerState.APPLIED, null));
        }
        return all;
    }

    private void writeLevels() throws SQLException {
        try (RowWriter rows = new RowWriter(
                connection, "partner_level", "partner_id", "from_at", "until_at", "program_id", "level")) {
            for (Partner partner : partners) {
                List<DatedLevel> levels = partner.standing().levels().entries();
                for (int i = 0; i < levels.size(); i++) {
                    long until = i + 1 < levels.size() ? levels.get(i + 1).fromMicros() : Moments.OPEN;
                    DatedLevel entry = levels.get(i);
                    rows.add(partner.id(), entry.fromMicros(), until, partner.programId(), entry.level());
                }
            }
        }
    }

    private void writeGroups() throws SQLException {
        try (RowWriter rows = new RowWriter(
                connection, "partner_group", "partner_id", "group_name", "from_at", "until_at", "program_id")) {
            for (Partner partner : partners) {
                for (Membership one : partner.standing().groups().memberships()) {
                    rows.add(partner.id(), one.group(), one.from(), one.until(), partner.programId());
                }
            }
        }
    }

    private void writeTags() throws SQLException {
        try (RowWriter rows = new RowWriter(connection, "partner_tag", "partner_id", "tag", "program_id")) {
            for (Partner partner : partners) {
                for (String tag : partner.profile().tags()) {
                    rows.add(partner.id(), tag, partner.programId());
                }
            }
        }
    }

    private void writeAttributes() throws SQLException {
        try (RowWriter rows =
                new RowWriter(connection, "partner_attribute", "partner_id", "name", "program_id", "value")) {
            for (Partner partner : partners) {
                for (Map.Entry<String, String> one :
                        partner.profile().attributes().entrySet()) {
                    rows.add(partner.id(), one.getKey(), partner.programId(), one.getValue());
                }
            }
        }
    }
}
