package io.ratebook.evaluation.drools;

import io.ratebook.drl.Customer;
import io.ratebook.drl.History;
import io.ratebook.drl.Partner;
import io.ratebook.drl.Sale;
import org.jspecify.annotations.Nullable;

/**
 * One partner's part of one sale, for DRL to look at.
 *
 * @param customer null where the sale has none
 * @param history may be null where {@link DrlSet#readsHistory()} is false
 */
public record DrlFacts(
        Sale sale,
        Partner partner,
        @Nullable Customer customer,
        @Nullable History history) {}
