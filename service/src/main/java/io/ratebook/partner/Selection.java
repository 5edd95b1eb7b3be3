package io.ratebook.partner;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which partners are read: a condition on their row, the same on the rows that belong to them, and its parameters.
 *
 * @param own on {@code partner p}
 * @param theirs on a table with {@code program_id} and {@code partner_id}
 */
record Selection(String own, String theirs, Map<String, ?> parameters) {
    static Selection ofProgram(int programId) {
        return new Selection("p.program_id = :program", "program_id = :program", Map.of("program", programId));
    }

    static Selection ofIds(Collection<Long> ids) {
        return new Selection("p.id IN (:ids)", "partner_id IN (:ids)", Map.of("ids", List.copyOf(ids)));
    }
}
