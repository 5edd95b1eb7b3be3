package io.ratebook.version;

import io.ratebook.policy.Field;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.sheet.KnownValues;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The codes a program has seen of partners and products: for drop-downs, and for warnings of codes known nowhere. */
@Component
class ProgramCodes {
    /** A program with more has more than a drop-down offers, and more than is worth comparing with. */
    private static final int CODES_MAX = 20_000;

    private static final Map<Field, String> QUERIES = new EnumMap<>(Map.of(
            Field.PARTNER, "SELECT code FROM partner WHERE program_id = ? ORDER BY code LIMIT ?",
            Field.LEVEL,
                    "SELECT DISTINCT level FROM partner_level WHERE program_id = ? AND level IS NOT NULL"
                            + " ORDER BY level LIMIT ?",
            Field.GROUP,
                    "SELECT DISTINCT group_name FROM partner_group WHERE program_id = ? ORDER BY group_name LIMIT ?",
            Field.PARTNER_COUNTRY,
                    "SELECT DISTINCT country FROM partner WHERE program_id = ? AND country IS NOT NULL"
                            + " ORDER BY country LIMIT ?",
            Field.PARTNER_TAG, "SELECT DISTINCT tag FROM partner_tag WHERE program_id = ? ORDER BY tag LIMIT ?",
            Field.PRODUCT, "SELECT code FROM product WHERE program_id = ? ORDER BY code LIMIT ?",
            Field.CATEGORY,
                    "SELECT DISTINCT category FROM product WHERE program_id = ? AND category IS NOT NULL"
                            + " ORDER BY category LIMIT ?"));

    private final JdbcTemplate jdbc;

    ProgramCodes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of what the program has none, nothing is known: no code is doubted there. */
    KnownCodes known(int programId) {
        Map<Field, Set<String>> known = new HashMap<>();
        codes(programId).forEach((field, codes) -> {
            if (codes.size() < CODES_MAX) {
                known.put(field, new TreeSet<>(codes));
            }
        });
        return new KnownCodes(known);
    }

    KnownValues values(int programId) {
        return new KnownValues(codes(programId));
    }

    private Map<Field, List<String>> codes(int programId) {
        Map<Field, List<String>> codes = new EnumMap<>(Field.class);
        QUERIES.forEach((field, query) -> {
            List<String> found = jdbc.queryForList(query, String.class, programId, CODES_MAX);
            if (!found.isEmpty()) {
                codes.put(field, found);
            }
        });
        return codes;
    }
}
