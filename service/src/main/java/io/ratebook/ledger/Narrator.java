package io.ratebook.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what lines of an account are about; a bean of the room that posted them, which the ledger does not know. */
public interface Narrator {
    /** What it knows of the lines of a partner's account; those it knows nothing of are left out. */
    Map<AccountLine, Narration> narrate(int programId, String partner, List<AccountLine> lines);

    /**
     * Why a line is there.
     *
     * @param version number of the policy version
     * @param row id of the row that decided
     */
    record Narration(
            @Nullable String reason,
            @Nullable Sale sale,
            @Nullable Integer version,
            @Nullable String sheet,
            @Nullable String row) {
        public static final Narration NONE = new Narration(null, null, null, null, null);

        /** The sale behind it. */
        public record Sale(long id, String reference) {}
    }
}
