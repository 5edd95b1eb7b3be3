package io.ratebook.oracle;

import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleLine;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a policy and which of them each sale stands under.
 *
 * @param versionOf place among the versions, negative for none
 */
record Program(List<Terms> versions, ToIntFunction<SaleLine> versionOf, Partners partners) {
    boolean hasVersion(SaleLine sale) {
        return versionOf.applyAsInt(sale) >= 0;
    }

    Terms of(SaleLine sale) {
        return versions.get(versionOf.applyAsInt(sale));
    }

    /** Whether two rows are one over the versions: by id, and without one if all of them is equal. */
    static boolean same(io.ratebook.policy.RowRef one, Object row, io.ratebook.policy.RowRef other, Object otherRow) {
        @Nullable String id = one.id();
        return id != null ? id.equals(other.id()) : other.id() == null && row.equals(otherRow);
    }
}
