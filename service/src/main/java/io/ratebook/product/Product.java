package io.ratebook.product;

import org.jspecify.annotations.Nullable;

/**
 * What is sold.
 *
 * @param category of its first sale, or as a person said; for people: a sale is decided by the category of its own
 * @param commissionable whether its sales may earn commission
 */
public record Product(
        String code, @Nullable String name, @Nullable String category, boolean commissionable) {
    static final int CODE_MAX = 190;
    static final int NAME_MAX = 200;
    static final int CATEGORY_MAX = 190;
}
