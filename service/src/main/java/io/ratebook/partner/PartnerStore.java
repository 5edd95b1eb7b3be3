package io.ratebook.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Partners in their tables. Each is written whole, under the lock of its row. */
@Repository
class PartnerStore {
    /** Longer lists make statements that servers are slow to read. */
    static final int CODES_MAX = 1_000;

    private static final List<String> BELONGINGS = List.of(
            "partner_person", "partner_state", "partner_level", "partner_group", "partner_tag", "partner_attribute");

    private static final String OWN = "SELECT p.id, p.program_id, p.code, p.country, p.referred_by, p.created_at,"
            + " p.erased_at, %s FROM partner p %s WHERE %s";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    PartnerStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    private record Own(
            long id,
            int programId,
            String code,
            @Nullable String country,
            @Nullable String referredBy,
            long createdAt,
            @Nullable Long erasedAt,
            Person person) {}

    /** Whole partners, personal data included. */
    List<Partner> read(Selection selection) {
        return read(
                selection,
                OWN.formatted("h.name, h.email", "LEFT JOIN partner_person h ON h.partner_id = p.id", selection.own()));
    }

    /** Those of the ids, personal data included. */
    List<Partner> read(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : read(Selection.ofIds(ids));
    }

    /** What decides; nothing of the person. */
    List<Partner> readFacts(Selection selection) {
        return read(selection, OWN.formatted("'' AS name, NULL AS email", "", selection.own()));
    }

    private List<Partner> read(Selection selection, String sql) {
        List<Own> own = jdbc.sql(sql)
                .params(selection.parameters())
                .query((row, number) -> own(row))
                .list();
        if (own.isEmpty()) {
            return List.of();
        }
        DatedRows rows = new DatedRows(jdbc, selection).read();
        List<Partner> partners = new ArrayList<>(own.size());
        for (Own one : own) {
            partners.add(new Partner(
                    one.id(),
                    one.programId(),
                    one.code(),
                    one.person(),
                    rows.profile(one.id(), one.country(), one.referredBy()),
                    rows.standing(one.id()),
                    one.createdAt(),
                    one.erasedAt()));
        }
        return partners;
    }

    private static Own own(ResultSet row) throws SQLException {
        long erasedAt = row.getLong("erased_at");
        Long erased = row.wasNull() ? null : (Long) erasedAt;
        String name = row.getString("name");
        return new Own(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getString("code"),
                row.getString("country"),
                row.getString("referred_by"),
                row.getLong("created_at"),
                erased,
                new Person(name == null ? "" : name, row.getString("email")));
    }

    List<Long> ids(int programId, Collection<String> codes) {
        return ids(programId, codes, "");
    }

    /** The same, and nobody else changes these partners until the transaction ends. */
    List<Long> lock(int programId, Collection<String> codes) {
        return ids(programId, codes, " ORDER BY id FOR UPDATE");
    }

    private List<Long> ids(int programId, Collection<String> codes, String behind) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT id FROM partner WHERE program_id = :program AND code IN (:codes)" + behind)
                .param("program", programId)
                .param("codes", new HashSet<>(codes))
                .query(Long.class)
                .list();
    }

    /** Those of the codes that are partners. */
    Set<String> codes(int programId, Collection<String> codes) {
        Set<String> found = new HashSet<>();
        List<String> all = List.copyOf(codes);
        for (int from = 0; from < all.size(); from += CODES_MAX) {
            found.addAll(jdbc.sql("SELECT code FROM partner WHERE program_id = :program AND code IN (:codes)")
                    .param("program", programId)
                    .param("codes", all.subList(from, Math.min(all.size(), from + CODES_MAX)))
                    .query(String.class)
                    .list());
        }
        return found;
    }

    /** Those whom these recruited. */
    Set<String> recruitsOf(int programId, Collection<String> codes) {
        return new HashSet<>(
                jdbc.sql("SELECT code FROM partner WHERE program_id = :program AND referred_by IN (:codes)")
                        .param("program", programId)
                        .param("codes", codes)
                        .query(String.class)
                        .list());
    }

    /** Ids of these partners and of those who recruited them, and so on up to a bound. */
    List<Long> idsWithUpline(int programId, Collection<String> codes, int heightMax) {
        return jdbc.sql("""
                        WITH RECURSIVE upline (id, referred_by, height) AS (
                          SELECT id, referred_by, 0 FROM partner WHERE program_id = :program AND code IN (:codes)
                          UNION
                          SELECT p.id, p.referred_by, u.height + 1 FROM upline u
                            JOIN partner p ON p.program_id = :program AND p.code = u.referred_by
                            WHERE u.height < :height)
                        SELECT DISTINCT id FROM upline
                        """)
                .param("program", programId)
                .param("codes", new HashSet<>(codes))
                .param("height", heightMax)
                .query(Long.class)
                .list();
    }

    /** Who recruited whom in a program, by the code of the recruited. */
    Map<String, String> recruiters(int programId) {
        Map<String, String> recruiters = new LinkedHashMap<>();
        jdbc.sql("SELECT code, referred_by FROM partner WHERE program_id = ? AND referred_by IS NOT NULL")
                .param(programId)
                .query((row, number) -> recruiters.put(row.getString("code"), row.getString("referred_by")))
                .list();
        return recruiters;
    }

    @Nullable
    String recruiterOf(int programId, String code) {
        return jdbc.sql("SELECT referred_by FROM partner WHERE program_id = ? AND code = ? AND referred_by IS NOT NULL")
                .param(programId)
                .param(code)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** One at a time may change who recruited whom in a program, so that no two changes close a circle together. */
    void lockReferrals(int programId) {
        jdbc.sql("SELECT id FROM program WHERE id = ? FOR UPDATE")
                .param(programId)
                .query(Integer.class)
                .list();
    }

    void insert(List<Partner> partners) {
        write(partners, true);
    }

    void update(List<Partner> partners) {
        if (partners.isEmpty()) {
            return;
        }
        template.batchUpdate(
                "UPDATE partner SET country = ?, referred_by = ?, joined_at = ?, erased_at = ? WHERE id = ?",
                partners.stream()
                        .map(one -> new @Nullable Object[] {
                            one.profile().country(),
                            one.profile().referredBy(),
                            one.standing().states().joinedAt(),
                            one.erasedAt(),
                            one.id()
                        })
                        .toList());
        List<Long> ids = partners.stream().map(Partner::id).toList();
        for (String table : BELONGINGS) {
            jdbc.sql("DELETE FROM " + table + " WHERE partner_id IN (:ids)")
                    .param("ids", ids)
                    .update();
        }
        write(partners, false);
    }

    private void write(List<Partner> partners, boolean isNew) {
        template.execute((ConnectionCallback<Boolean>) connection -> {
            PartnerRows rows = new PartnerRows(connection, partners);
            if (isNew) {
                rows.writeNew();
            } else {
                rows.writeBelongings();
            }
            return true;
        });
    }
}
