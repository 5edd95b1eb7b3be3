package io.ratebook.version;

import io.ratebook.evaluation.drools.DrlSets;
import io.ratebook.policy.CanonicalPolicy;
import io.ratebook.policy.Policy;
import io.ratebook.policy.sheet.Comments;
import io.ratebook.policy.sheet.KnownValues;
import io.ratebook.policy.sheet.WorkbookWriter;
import io.ratebook.version.RowNumbers.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a checked workbook becomes as a version, if nobody gives row ids meanwhile.
 *
 * @param basis highest numbers of rows before it
 * @param numbers highest numbers of rows with it
 * @param hash over the policy with its new ids
 * @param workbook as it is downloaded, but for the drop-downs
 * @param canonical what the hash is of, packed
 */
record VersionDraft(
        Policy policy,
        Map<Kind, Integer> basis,
        Map<Kind, Integer> numbers,
        String hash,
        byte[] workbook,
        byte[] canonical) {
    static VersionDraft of(Policy read, Comments comments, Map<Kind, Integer> basis) {
        RowNumbers numbers = new RowNumbers(basis);
        Policy policy = numbers.numbered(read);
        byte[] canonical =
                CanonicalPolicy.json(policy, DrlSets.shipped().contentHashes()).getBytes(StandardCharsets.UTF_8);
        return new VersionDraft(
                policy,
                basis,
                numbers.last(),
                CheckedWorkbook.hash(policy),
                WorkbookWriter.write(policy, comments, KnownValues.none()),
                Packed.pack(canonical));
    }
}
