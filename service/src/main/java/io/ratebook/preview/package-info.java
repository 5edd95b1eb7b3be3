/**
 * Impact preview: what the stored sales of a range of days would earn under a policy version, against what they earn as they
 * stand. Both are decided by the code that settles sales; nothing is written to the ledger.
 */
@NullMarked
package io.ratebook.preview;

import org.jspecify.annotations.NullMarked;
